"""Who is let in, and in which role."""

from collections.abc import Collection

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models.invitations import LONGEST_ADDRESS
from assessments.workflow import COMPANY_ROLES, Role

# What a role may do, in the order of how much that is.
HINTS: dict[str, Promise] = {
    Role.VIEWER: _("Reads everything and downloads reports. Cannot change anything."),
    Role.PREPARER: _("Fills in answers, adds evidence and asks for approval."),
    Role.APPROVER: _(
        "Can do the same, and signs for the company, lets people in and lets them go."
    ),
}
CHOOSE_ROLE = {
    "required": _("Choose a role."),
    "invalid_choice": _("Choose a role from the list."),
}


def role_choices(roles: Collection[Role | None]) -> list[tuple[str, object]]:
    return [(role, Role(role).label) for role in HINTS if role in roles]


class InviteForm(forms.Form):
    use_required_attribute = False
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"class": "input input--30", "autocomplete": "off"}),
        error_messages={
            "required": _("Enter an e-mail address."),
            "invalid": _("Enter an e-mail address, such as name@company.example."),
            "max_length": _("Enter an e-mail address, such as name@company.example."),
        },
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect, error_messages=CHOOSE_ROLE)

    def __init__(self, roles: Collection[Role | None], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["role"].choices = role_choices(roles)  # type: ignore[attr-defined]  # of a ChoiceField


class RoleForm(forms.Form):
    """Another role for a member. Who changes their own role says that they mean it."""

    use_required_attribute = False
    role = forms.ChoiceField(
        label=_("Role"),
        widget=forms.RadioSelect,
        choices=lambda: role_choices(COMPANY_ROLES),
        error_messages=CHOOSE_ROLE,
    )
    is_meant = forms.BooleanField(
        label=_("I know that I lose what my new role may not do, at once."),
        error_messages={"required": _("Tick this if you mean it.")},
    )

    def __init__(self, role: str, data: QueryDict | None = None, *, is_own: bool) -> None:
        super().__init__(data, initial={"role": role})
        if not is_own:
            del self.fields["is_meant"]
