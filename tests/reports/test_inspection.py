import pytest
import time_machine
from django.utils import translation

from assessments.models.content import freeze
from assessments.models.dossiers import dossier_of
from assessments.reports.inspection import inspect
from assessments.scoring.outcome import evaluate
from tests.factories import (
    GOLDEN_DAY,
    a_company,
    a_programme,
    a_second_year,
    a_user,
    an_assessment,
    fill,
    golden,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY), translation.override("en"):
        yield


def test_it_holds_the_answers_to_what_is_asked_without_the_declarations():
    assessment = an_assessment(a_company(a_programme()), case="G10")

    found = inspect(assessment, on=GOLDEN_DAY)

    codes = [question.code for section in found.sections for question in section.questions]
    assert codes == [code for code in golden("G10")["expected"]["visible"] if code[0] != "Z"]
    assert (found.asked, found.answered) == (50, 47)


def test_it_tells_what_must_and_what_may_be_looked_at():
    assessment = an_assessment(a_company(a_programme()), case="G10")
    assessment.sheet.answers.filter(question="B03").delete()

    found = inspect(assessment, on=GOLDEN_DAY)

    assert [str(point) for point in found.errors] == ["A required question is not answered. (B03)"]
    assert [[question.code for question in point.questions] for point in found.points] == [
        ["F01"],
        ["F01"],
    ]


def test_it_comes_to_the_same_as_what_would_be_signed():
    assessment = an_assessment(a_company(a_programme()), case="G10")
    dossier = dossier_of(assessment, on=GOLDEN_DAY)
    outcome = evaluate(dossier)

    found = inspect(assessment, on=GOLDEN_DAY)

    assert found.results.quality.score == outcome.overall
    content, _evidence = freeze(assessment, dossier, outcome.visible, {})
    answered = {q.code for s in found.sections for q in s.questions if not q.answer.is_empty}
    assert answered == set(content["answers"])


def test_it_warns_of_a_text_in_which_a_person_is_named():
    assessment = an_assessment(a_company(a_programme()), case="G10")
    answer = assessment.sheet.answers.get(question="B03")
    answer.value = f"{answer.value} Worker Abdul Kerim told us so."
    answer.save()

    found = inspect(assessment, on=GOLDEN_DAY)

    warned = [point for point in found.points if "personal data" in point.message]
    assert [[question.code for question in point.questions] for point in warned] == [["B03"]]
    assert found.errors == ()


def test_it_tells_what_stayed_the_same_since_last_year():
    preparer = a_user(company := a_company(a_programme()))
    assessment = a_second_year(company, by=preparer)
    given = golden("G10")["input"]["answers"]
    fill(assessment, {code: given[code] for code in ("A01", "A02")}, by=preparer)

    found = inspect(assessment, on=GOLDEN_DAY)

    (policy,) = [section for section in found.sections if section.key == "A"]
    assert [question.unchanged_since for question in policy.questions] == [2025, 2025, None, None]
