import pytest

from assessments.actions.people import choose_language
from tests.factories import a_user


@pytest.mark.django_db
def test_a_chosen_language_is_remembered_and_nothing_else_is_saved():
    user = a_user(name="Marieke")
    user.name = "changed but not saved"

    choose_language(user, "en")

    user.refresh_from_db()
    assert (user.language, user.name) == ("en", "Marieke")
