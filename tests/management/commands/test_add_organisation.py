from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from assessments.models import Organisation, Participation, Programme
from tests.factories import a_company, a_programme

pytestmark = pytest.mark.django_db


def add(*arguments):
    said = StringIO()
    call_command("add_organisation", *arguments, stdout=said)
    return said.getvalue()


def test_a_company_is_added():
    said = add("Weverij De Spoel", "--kind", "company")

    assert said.splitlines()[0] == "Added company Weverij De Spoel."
    assert Organisation.objects.get().is_secretariat is False


def test_a_secretariat_begins_its_programme():
    add("Secretariaat Textiel", "--kind", "secretariat", "--programme", "Convenant Textiel")

    programme = Programme.objects.get()
    assert (programme.name, programme.secretariat.name) == (
        "Convenant Textiel",
        "Secretariaat Textiel",
    )


def test_a_company_joins_a_programme_since_a_year():
    programme = a_programme()

    add("De Spoel", "--kind", "company", "--programme", programme.name, "--first-year", "2024")

    participation = Participation.objects.get()
    assert (participation.company.name, participation.first_year) == ("De Spoel", 2024)


def test_a_company_joins_a_programme_this_year_when_none_is_given():
    programme = a_programme()

    with time_machine.travel(date(2027, 5, 1)):
        add("De Spoel", "--kind", "company", "--programme", programme.name)

    assert Participation.objects.get().first_year == 2027


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["", "--kind", "company"], "name: This field cannot be blank."),
        (["x" * 201, "--kind", "company"], "at most 200 characters"),
        (["De Spoel", "--kind", "company", "--programme", "Geen"], "There is no programme named"),
        (["De Spoel", "--kind", "company", "--first-year", "2024"], "A first year belongs to"),
        (
            ["Bureau", "--kind", "secretariat", "--programme", "Nieuw", "--first-year", "2024"],
            "A first year belongs to",
        ),
        (["De Spoel", "--kind", "shop"], "invalid choice: 'shop'"),
        (["De Spoel"], "--kind"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence_and_leaves_nothing(arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        add(*arguments)

    assert Organisation.objects.count() == 0


def test_a_first_year_out_of_reach_is_refused():
    programme = a_programme()

    with pytest.raises(CommandError, match="The first year must be from 2000 to"):
        add("De Spoel", "--kind", "company", "--programme", programme.name, "--first-year", "99999")

    assert Organisation.objects.filter(name="De Spoel").exists() is False


def test_a_name_that_is_taken_is_refused():
    company = a_company()

    with pytest.raises(CommandError, match="There is already an organisation named"):
        add(company.name.upper(), "--kind", "company")

    assert Organisation.objects.count() == 1
