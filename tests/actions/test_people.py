import pytest

from assessments.actions.people import Profile, choose_language, edit, end_reminders
from assessments.models import User
from tests.factories import a_user

pytestmark = pytest.mark.django_db


def test_a_chosen_language_is_remembered_and_nothing_else_is_saved():
    user = a_user(name="Marieke")
    user.name = "changed but not saved"

    choose_language(user, "en")

    user.refresh_from_db()
    assert (user.language, user.name) == ("en", "Marieke")


def test_what_people_say_of_themselves_is_kept():
    user = a_user()

    edit(user, Profile(name="Anna", position="Buyer", language="en", gets_reminders=False))

    kept = User.objects.get(pk=user.pk)
    assert (kept.name, kept.position, kept.language) == ("Anna", "Buyer", "en")
    assert not kept.gets_reminders


def test_reminders_end_for_one_person():
    user, other = a_user(), a_user()

    end_reminders(user)

    assert list(User.objects.filter(gets_reminders=True)) == [other]
