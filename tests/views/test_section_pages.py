import pytest
import time_machine
from django.http import Http404
from django.urls import reverse

from assessments.actions.answers import finish_section
from assessments.views.section_pages import open_page
from tests.factories import GOLDEN_DAY, a_company, a_user, an_assessment, fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def full():
    return an_assessment(case="G10")


def test_page_knows_what_is_asked_and_where_it_stands(full):
    page = open_page(full, "D")

    assert page.codes == ["D01", "D02", "D03", "D04", "D05", "D06"]
    assert (page.place, page.here.key, page.here.asked) == (5, "D", 6)
    assert page.address == reverse("sections:edit", args=[full.pk, "D"])


@pytest.mark.parametrize("key", ["Z", "nowhere", ""])
def test_section_without_a_page_is_not_found(full, key):
    with pytest.raises(Http404):
        open_page(full, key)


def test_next_is_the_section_after_it(full):
    assert open_page(full, "A").next_address == reverse("sections:edit", args=[full.pk, "B"])


def test_next_passes_over_sections_in_which_nothing_is_asked():
    draft = an_assessment()
    fill(draft, {"P01": {"value": "excluded"}}, by=draft.created_by)

    assert open_page(draft, "C").next_address == reverse("sections:edit", args=[draft.pk, "E"])


def test_next_after_the_last_is_the_check_page(full):
    assert open_page(full, "J").next_address == reverse("assessments:check", args=[full.pk])


def test_saved_at_is_the_last_answer_of_this_section():
    company = a_company()
    draft = an_assessment(company, by=a_user(company))
    for day, code in ((1, "A01"), (3, "A02"), (7, "H01")):
        with time_machine.travel(GOLDEN_DAY.replace(day=day), tick=False):
            fill(draft, {code: {"value": "l3"}}, by=draft.created_by)

    saved_at = open_page(draft, "A").saved_at
    assert saved_at is not None
    assert saved_at.day == 3
    assert open_page(draft, "B").saved_at is None


def test_section_that_was_called_done_is_done(full):
    finish_section(full, "A", True, by=full.created_by)

    assert open_page(full, "A").asked.is_finished is True
    assert open_page(full, "B").asked.is_finished is False


def test_new_are_only_questions_that_are_asked_here(full):
    page = open_page(full, "B", new=["B03", "B11", "A01", "Z01", "nonsense"])

    assert page.asked.new == {"B03"}
