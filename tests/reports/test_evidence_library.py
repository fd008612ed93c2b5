from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from assessments.actions.contexts import Place as Where
from assessments.actions.documents import Document
from assessments.actions.evidence import use
from assessments.actions.library import add, current_rules
from assessments.models import Evidence, EvidenceUse
from assessments.reports.evidence_library import Validity, ending_of, holdings_of, validity_of
from tests.factories import a_company, a_reviewer, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
BANGLADESH = Where(region="BD", product="cotton", issue="living_wage", stages=("raw_material",))


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company)


def a_document(company, by, **changes):
    fields = {"title": "Policy", "kind": "policy", "grade": 2, "link": "https://example.org"}
    return add(company, Document(**(fields | changes)), by=by)


def holding_of(evidence):
    return holdings_of([evidence], current_rules(), on=TODAY)[0]


def test_kind_and_grade_are_in_words(company, preparer):
    holding = holding_of(a_document(company, preparer))

    assert (holding.kind, holding.grade) == ("Policy document", "E2")
    assert holding.grade_label.startswith("Own document")
    assert holding.places == ()


def test_kind_that_the_questionnaire_no_longer_has_is_called_by_its_key(company, preparer):
    assert holding_of(a_document(company, preparer, kind="telex")).kind == "telex"


def test_places_are_named_by_year_context_and_question(company, preparer):
    evidence = a_document(company, preparer)
    cotton = an_assessment(company, place=BANGLADESH, by=preparer)
    yarn = an_assessment(company, by=preparer)
    for assessment, code in ((yarn, "B03"), (cotton, "B03"), (cotton, "A02"), (cotton, "A01")):
        use(assessment, code, [evidence], by=preparer)

    places = holding_of(evidence).places

    assert [(each.code, str(each.sheet.context or "")) for each in places] == [
        ("A01", ""),
        ("A02", ""),
        ("B03", "Cotton, Bangladesh (BD)"),
        ("B03", "Yarn, fabric and apparel, Xinjiang Uygur Autonomous Region, China (CN-XJ)"),
    ]
    address = reverse("sections:edit", args=[cotton.pk, "B"])
    assert f"{address}#div_id_B03" in [each.address for each in places]


def test_question_that_no_questionnaire_has_any_more_is_no_place(company, preparer):
    evidence, draft = a_document(company, preparer), an_assessment(company, by=preparer)
    EvidenceUse.objects.create(
        sheet=draft.sheet, question="X99", evidence=evidence, added_by=preparer
    )

    assert holding_of(evidence).places == ()


def test_many_take_as_many_queries_as_one(company, preparer, django_assert_num_queries):
    draft = an_assessment(company, by=preparer)
    for number in range(3):
        use(draft, "B03", [a_document(company, preparer, title=str(number))], by=preparer)
    evidence = list(Evidence.objects.all())

    with django_assert_num_queries(2):
        holdings_of(evidence, current_rules(), on=TODAY)


@pytest.mark.parametrize(
    ("days", "validity"),
    [
        (-1, Validity.EXPIRED),
        (0, Validity.ENDING),
        (30, Validity.ENDING),
        (31, Validity.LASTING),
    ],
)
def test_evidence_is_valid_through_its_last_day(days, validity):
    assert validity_of(Evidence(expires_on=TODAY + timedelta(days)), on=TODAY) is validity


def test_evidence_without_a_last_day_lasts():
    assert validity_of(Evidence(), on=TODAY) is Validity.LASTING


def test_what_ends_is_told_first_to_expire_first(company, preparer):
    draft = an_assessment(company, by=preparer)
    for title, days in (("soon", 30), ("past", -1), ("later", 31)):
        evidence = a_document(company, preparer, title=title, expires_on=TODAY + timedelta(days))
        use(draft, "A01", [evidence], by=preparer)

    told = ending_of(preparer, on=TODAY)

    assert [(each.title, each.is_expired) for each in told] == [("past", True), ("soon", False)]
    assert told[0].company == company.name
    assert told[0].address == reverse("library:show", args=[told[0].pk])


def test_what_is_used_nowhere_need_not_be_told(company, preparer):
    a_document(company, preparer, expires_on=TODAY)

    assert ending_of(preparer, on=TODAY) == ()


def test_what_ends_is_told_to_the_company_alone(reports_wait):
    submission = a_submission()
    Evidence.objects.update(expires_on=TODAY)

    assert ending_of(a_reviewer(submission), on=TODAY) == ()
    assert ending_of(a_user(a_company()), on=TODAY) == ()
