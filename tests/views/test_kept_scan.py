from dataclasses import replace

import pytest
import time_machine
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.utils import translation

from assessments.actions.quick_scan import KEPT_AT, Scan
from assessments.views.kept_scan import fitting, keep, kept_by, proposed, take_along
from assessments.workflow import Role, Status
from tests.factories import GOLDEN_DAY, XINJIANG, a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db
SCAN = Scan(place=XINJIANG, answers={"P01": "direct", "A02": "l1"})


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY), translation.override("en"):
        yield


def a_request(**session):
    request = RequestFactory().get("/")
    request.session = session
    request._messages = CookieStorage(request)
    return request


def told(request) -> list[str]:
    return [str(message) for message in request._messages]


def test_what_is_kept_comes_back():
    request = a_request()

    keep(request, SCAN)

    assert kept_by(request) == SCAN


def test_a_session_without_a_scan_keeps_none():
    assert kept_by(a_request()) is None
    assert kept_by(a_request(quick_scan="nonsense")) is None


def test_the_scan_fills_in_the_form_of_a_context():
    assert proposed(SCAN) == {
        "region": "Xinjiang Uygur Autonomous Region, China (CN-XJ)",
        "product": "yarn_textile_apparel",
        "issue": "forced_labour",
        "stages": ("raw_material", "processing"),
    }
    assert proposed(None) == {}


def test_an_assessment_of_this_year_that_can_be_answered_fits():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)

    assert fitting(SCAN, user) == [assessment]
    assert fitting(SCAN, a_user(company, Role.VIEWER)) == []
    assert fitting(SCAN, a_user(a_company())) == []
    assert list(fitting(None, user)) == []


@pytest.mark.parametrize(
    "changes", [{"status": Status.SUBMITTED}, {"year": 2025}], ids=["signed", "last year"]
)
def test_another_assessment_does_not_fit(changes):
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    for field, value in changes.items():
        setattr(assessment, field, value)
    assessment.save()

    assert fitting(SCAN, user) == []


def test_another_place_does_not_fit():
    company = a_company()
    user = a_user(company)
    an_assessment(company, place=replace(XINJIANG, region="TM"), by=user)

    assert fitting(SCAN, user) == []


def test_taking_along_tells_how_many_and_forgets_the_scan():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    assessment.company_sheet.answers.create(question="A02", value="l4", answered_by=user)
    request = a_request(**{KEPT_AT: SCAN.to_json()})

    take_along(request, assessment, SCAN, by=user)

    assert told(request) == [
        "1 answer was taken along from the quick scan.",
        "1 question was answered before: that answer stays as it is.",
    ]
    assert KEPT_AT not in request.session
