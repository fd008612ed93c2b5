"""Pages for everybody."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBase


def public[View: Callable[..., HttpResponseBase]](view: View) -> View:
    """Needs no sign-in, and shows a visitor nothing that a shared cache may not keep.

    The mark is read by middleware.NoStore.
    """
    view.__dict__["is_public"] = True
    return login_not_required(view)
