from dataclasses import replace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.models import Answer, Evidence
from assessments.workflow import Role, Status
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_second_year,
    a_user,
    an_assessment,
    fill,
    golden,
)
from tests.views.browser import Form, fields_of

pytestmark = pytest.mark.django_db
LAST_YEAR = golden("G10")["input"]["answers"]


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


@pytest.fixture
def preparer(client):
    person = a_user(a_company(a_programme()))
    person.language = "en"
    person.save()
    client.force_login(person)
    return person


@pytest.fixture
def assessment(preparer):
    """Of which enough is answered for E01 to be asked."""
    draft = a_second_year(preparer.memberships.get().organisation, by=preparer)
    answer(draft, preparer, P01=LAST_YEAR["P01"]["value"])
    return draft


def address(assessment, code="E01"):
    return reverse("carrying:take_over", args=[assessment.pk, code])


def section(assessment, key="E"):
    return reverse("sections:edit", args=[assessment.pk, key])


def stored(assessment, code="E01"):
    sheets = [assessment.sheet_id, assessment.company_sheet_id]
    found = Answer.objects.filter(sheet__in=sheets, question=code).first()
    return found and found.value


def answer(assessment, preparer, **values):
    given = {code: Given(value=value) for code, value in values.items()}
    answers.save(assessment, given, by=preparer)


def words(response):
    return " ".join(response.content.decode().split())


def press(client, assessment, code, key="E", **typed):
    """The button beside the question, on the page as a browser shows it."""
    fields = fields_of(client.get(section(assessment, key)))
    return client.post(section(assessment, key), {**fields, **typed, "take_over": code})


def test_button_takes_over_at_once_where_nothing_stands(client, assessment):
    response = press(client, assessment, "E01")

    assert response.url == f"{section(assessment)}#div_id_E01"
    assert stored(assessment) == LAST_YEAR["E01"]["value"]
    page = words(client.get(response.url))
    assert "E01 is taken over from 2025. Check that it is still so. 1 document came along." in page
    assert "Unchanged since 2025" in page


def test_button_saves_the_page_first(client, assessment):
    press(client, assessment, "E01", E03="l3")

    assert stored(assessment, "E03") == "l3"


def test_button_asks_first_where_something_else_stands(client, assessment, preparer):
    answer(assessment, preparer, E01="l0")

    response = press(client, assessment, "E01")

    assert response.url == address(assessment)
    assert stored(assessment) == "l0"


def test_button_without_an_answer_to_take_over_says_so_and_keeps_what_was_typed(client, preparer):
    first = an_assessment(preparer.memberships.get().organisation, by=preparer)
    answer(first, preparer, P01=LAST_YEAR["P01"]["value"])

    response = client.post(section(first), {"E03": "l3", "E03-seen": "", "take_over": "E01"})

    assert "There is no answer of an earlier year" in words(client.get(response.url))
    assert (stored(first, "E01"), stored(first, "E03")) == (None, "l3")


def test_button_of_a_question_elsewhere_is_no_button(client, assessment):
    response = press(client, assessment, "A01")

    assert response.url == section(assessment)
    assert stored(assessment, "A01") is None


def test_page_shows_both_answers_and_what_comes_along(client, assessment, preparer):
    answer(assessment, preparer, E01="l0")

    page = words(client.get(address(assessment)))

    assert "Your answer of 2025" in page
    assert "A plan with goals" in page
    assert "Evidence that comes along: Document E01-1." in page
    assert "That answer stays in the history." in page


def test_page_takes_over_and_leads_back(client, assessment, preparer):
    answer(assessment, preparer, E01="l0")
    form = fields_of(client.get(address(assessment)))

    response = client.post(address(assessment), form)

    assert response.url == f"{section(assessment)}#div_id_E01"
    assert stored(assessment) == LAST_YEAR["E01"]["value"]


def test_page_does_not_overwrite_a_colleague(client, assessment, preparer):
    form = fields_of(client.get(address(assessment)))
    answer(assessment, a_user(assessment.organisation), E01="l0")

    response = client.post(address(assessment), form)

    assert response.status_code == 409
    assert "A colleague changed this answer meanwhile." in words(response)
    assert stored(assessment) == "l0"


def test_judgement_is_shown_without_a_button(client, assessment, preparer):
    answer(assessment, preparer, F01="suspend")

    response = client.get(address(assessment, "F01"))

    assert "This is asked anew every year" in words(response)
    assert "seen" not in Form(response).fields


def test_judgement_cannot_be_posted_either(client, assessment):
    response = client.post(address(assessment, "F01"))

    assert response.status_code == 409
    assert stored(assessment, "F01") is None


def test_who_only_reads_gets_no_button(client, assessment):
    client.force_login(a_user(assessment.organisation, Role.VIEWER))

    response = client.get(address(assessment))

    assert "seen" not in Form(response).fields


def test_locked_assessment_says_why_nothing_can_be_taken_over(client, assessment):
    assessment.status = Status.AWAITING_APPROVAL
    assessment.save()

    response = client.post(address(assessment))

    assert response.status_code == 409
    assert stored(assessment) is None


@pytest.mark.parametrize("code", ["Q99", "Z01", "F08"])
def test_question_that_is_not_asked_does_not_exist(client, assessment, code):
    assert client.get(address(assessment, code)).status_code == 404


def test_without_an_earlier_year_there_is_no_page(client, preparer):
    first = an_assessment(preparer.memberships.get().organisation, by=preparer)

    assert client.get(address(first)).status_code == 404


def test_evidence_that_expired_is_named(client, assessment):
    Evidence.objects.filter(title="Document E01-1").update(expires_on="2026-11-30")

    page = words(client.get(address(assessment)))

    assert "because it expired or was removed: Document E01-1." in page


SECTIONS = "PABCDEFGHIJ"


@pytest.fixture
def full(assessment, preparer):
    """Answered this year, with the answers and the evidence of last year beside it."""
    fill(assessment, LAST_YEAR, by=preparer)
    return assessment


def queries_of(client, assessment, person):
    """How many questions each section page asks the database."""
    client.force_login(person)
    found = {}
    for key in "AEF":
        with CaptureQueriesContext(connection) as queries:
            client.get(section(assessment, key))
        found[key] = len(queries)
    return found


def test_earlier_year_costs_a_section_page_two_queries(client, full, preparer):
    newcomer = a_user(a_company(a_programme()))
    first = an_assessment(newcomer.memberships.get().organisation, case="G10", by=newcomer)

    before, after = queries_of(client, first, newcomer), queries_of(client, full, preparer)

    assert {key: after[key] - before[key] for key in before} == {"A": 2, "E": 2, "F": 2}


def test_section_pages_with_an_earlier_year_stay_under_100_kilobytes(client, full):
    sizes = [len(client.get(section(full, key)).content) for key in SECTIONS]

    assert max(sizes) < 100_000


def test_section_with_yearly_questions_names_the_other_contexts(client, assessment, preparer):
    an_assessment(assessment.organisation, place=replace(XINJIANG, region="TM"), by=preparer)

    pages = [words(client.get(section(assessment, key))) for key in ("A", "E")]

    told = ["counts for 1 other context too" in page for page in pages]
    assert told == [True, False]
    assert "Turkmenistan (TM)</a>. A change counts there too." in pages[0]
