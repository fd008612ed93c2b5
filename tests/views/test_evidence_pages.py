import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse

from assessments.actions.evidence import attach
from assessments.models import Evidence, User
from assessments.views.evidence_pages import open_asked, open_question
from assessments.workflow import Role
from tests.actions.test_documents import a_document
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company)


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


def request_of(person):
    request = RequestFactory().get("/")
    request.user = person
    return request


def test_page_knows_its_question_and_the_way_back(draft, preparer):
    page = open_asked(request_of(preparer), draft.pk, "A01")

    assert page.question.code == "A01"
    assert page.address == reverse("sections:edit", args=[draft.pk, "A"]) + "#div_id_A01"
    assert page.context["refusal"] is None


def test_library_is_the_companys_own(company, draft, preparer):
    evidence = attach(draft, "A01", a_document(), by=preparer)
    other = a_company()
    preparer.memberships.create(organisation=other, role=Role.PREPARER)
    preparer = User.objects.get(pk=preparer.pk)
    attach(an_assessment(other, by=preparer), "A01", a_document(b"other"), by=preparer)

    page = open_asked(request_of(preparer), draft.pk, "A01")

    assert list(page.library) == [evidence]
    assert list(page.attached) == [evidence]
    assert Evidence.objects.count() == 2


def test_what_stands_at_another_question_is_not_attached_here(draft, preparer):
    attach(draft, "A01", a_document(), by=preparer)

    assert list(open_asked(request_of(preparer), draft.pk, "A02").attached) == []


@pytest.mark.parametrize("code", ["X99", "B04"])
def test_question_that_takes_no_evidence_does_not_exist(draft, preparer, code):
    with pytest.raises(Http404):
        open_question(request_of(preparer), draft.pk, code)


def test_question_that_is_not_asked_now_can_be_opened_only_to_take_away(draft, preparer):
    assert open_question(request_of(preparer), draft.pk, "F06").question.code == "F06"
    with pytest.raises(Http404):
        open_asked(request_of(preparer), draft.pk, "F06")


def test_question_does_not_exist_for_strangers(draft):
    with pytest.raises(Http404):
        open_question(request_of(a_user(a_company())), draft.pk, "A01")
