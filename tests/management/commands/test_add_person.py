from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from assessments.models import Membership, User
from assessments.workflow import Role
from tests.factories import a_company, a_programme, a_user

pytestmark = pytest.mark.django_db


def add(*arguments):
    said = StringIO()
    call_command("add_person", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def company():
    return a_company()


def test_a_person_is_added_without_a_password(company):
    said = add(
        " Ada@Example.ORG ",
        "Ada Wever",
        "--organisation",
        company.name.upper(),
        "--role",
        "approver",
        "--position",
        "Directeur",
        "--language",
        "en",
    )

    membership = Membership.objects.get()
    person = membership.user
    assert (membership.organisation, membership.role) == (company, Role.APPROVER)
    assert (person.email, person.name) == ("ada@example.org", "Ada Wever")
    assert (person.position, person.language) == ("Directeur", "en")
    assert person.has_usable_password() is False
    what, how = said.splitlines()
    assert what == f"Ada Wever <ada@example.org> is now approver of {company.name}."
    assert how.startswith("No password was set.")
    assert how.endswith(": http://127.0.0.1:8000/accounts/password/reset/")


def test_who_was_added_gets_a_mail_to_choose_a_password(company, client):
    add("ada@example.org", "Ada Wever", "--organisation", company.name, "--role", "viewer")

    client.post(reverse("account_reset_password"), {"email": "ada@example.org"})

    assert [each.to for each in mail.outbox] == [["ada@example.org"]]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body


def test_a_known_person_gets_a_second_role_and_keeps_name_and_password(company):
    known = a_user(a_company())
    known.set_password("four words without a link")
    known.save()

    said = add(known.email.upper(), "Other", "--organisation", company.name, "--role", "viewer")

    assert User.objects.get().name == known.name
    assert known.memberships.count() == 2
    assert said == f"{known.name} <{known.email}> is now viewer of {company.name}.\n"


def test_a_second_role_in_one_organisation_is_refused(company):
    known = a_user(company)

    with pytest.raises(CommandError, match="This person already has a role here"):
        add(known.email, known.name, "--organisation", company.name, "--role", "approver")

    assert known.memberships.get().role == Role.PREPARER


def test_a_role_that_does_not_fit_is_refused(company):
    with pytest.raises(CommandError, match="Its roles are: approver, preparer, viewer"):
        add("ada@example.org", "Ada", "--organisation", company.name, "--role", "reviewer")

    assert User.objects.count() == 0


def test_a_company_role_in_a_secretariat_is_refused():
    secretariat = a_programme().secretariat

    with pytest.raises(CommandError, match="Its roles are: analyst, lead, reviewer"):
        add("ada@example.org", "Ada", "--organisation", secretariat.name, "--role", "preparer")

    assert User.objects.count() == 0


def test_an_unknown_organisation_is_refused_with_those_that_are_known(company):
    with pytest.raises(CommandError, match=f"Known organisations: {company.name}"):
        add("ada@example.org", "Ada", "--organisation", "Geen", "--role", "viewer")

    assert User.objects.count() == 0


@pytest.mark.parametrize(
    ("email", "name", "sentence"),
    [
        ("no address", "Ada", "email: Enter a valid email address."),
        ("", "Ada", "email: This field cannot be blank."),
        ("ada@example.org", " ", "name: This field cannot be blank."),
        ("ada@example.org", "x" * 151, "at most 150 characters"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence_and_leaves_nothing(company, email, name, sentence):
    with pytest.raises(CommandError, match=sentence):
        add(email, name, "--organisation", company.name, "--role", "viewer")

    assert User.objects.count() == 0
