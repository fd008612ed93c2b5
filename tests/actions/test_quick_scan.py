import pytest

from assessments.actions.answers import Given, save
from assessments.actions.quick_scan import Scan, take_along
from assessments.workflow import Refused, Role
from tests.factories import XINJIANG, a_company, a_user, an_assessment

SCAN = Scan(place=XINJIANG, answers={"P01": "direct", "B01": ("media",), "A02": "l1"})
KEPT = SCAN.to_json()


def test_a_scan_comes_back_from_json_as_it_was():
    assert Scan.from_json(KEPT) == SCAN


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        [],
        {},
        {**KEPT, "region": "XX"},
        {**KEPT, "region": ["CN"]},
        {**KEPT, "product": "moon_dust"},
        {**KEPT, "stages": None},
        {**KEPT, "answers": ["P01"]},
        {**KEPT, "answers": {"P01": "yes"}},
        {**KEPT, "answers": {"B01": "media"}},
    ],
)
def test_what_is_no_scan_any_more_is_none(kept):
    assert Scan.from_json(kept) is None


def test_only_questions_of_the_scan_are_read():
    found = Scan.from_json({**KEPT, "answers": {"P01": "direct", "B03": "text", "Q99": "x"}})

    assert found.answers == {"P01": "direct"}


@pytest.mark.django_db
def test_a_scan_is_about_a_context_whatever_its_stages():
    context = an_assessment().context

    assert SCAN.is_about(context)
    context.issue = "living_wage"
    assert not SCAN.is_about(context)


@pytest.mark.django_db
def test_only_what_is_empty_is_filled():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    save(assessment, {"P01": Given(value="own"), "B01": Given(remark="Ask Mei.")}, by=user)

    taken = take_along(assessment, SCAN, by=user)

    assert taken == 1
    assert assessment.sheet.answers.get(question="P01").value == "own"
    assert assessment.sheet.answers.get(question="B01").value is None
    assert assessment.company_sheet.answers.get(question="A02").value == "l1"


@pytest.mark.django_db
def test_an_answer_that_was_emptied_is_filled():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    save(assessment, {"P01": Given(value="own")}, by=user)
    save(assessment, {"P01": Given()}, by=user)

    take_along(assessment, SCAN, by=user)

    assert assessment.sheet.answers.get(question="P01").value == "direct"


@pytest.mark.django_db
def test_a_viewer_takes_nothing_along():
    company = a_company()
    assessment = an_assessment(company)

    with pytest.raises(Refused):
        take_along(assessment, SCAN, by=a_user(company, Role.VIEWER))
