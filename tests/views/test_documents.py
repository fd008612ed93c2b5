from datetime import date

import pytest
from django.urls import reverse

from assessments.actions.evidence import use
from assessments.actions.submissions import request_approval
from assessments.models import Evidence
from assessments.workflow import Role
from tests.factories import a_company, a_reviewer, a_submission, a_user, an_assessment
from tests.views.browser import fields_of
from tests.views.test_library import a_document
from tests.views.test_sections import english, text

pytestmark = pytest.mark.django_db
ADDRESSES = ("show", "edit", "remove", "state")
CHANGED = {
    "title": "Contract",
    "kind": "contract",
    "grade": "3",
    "dated_day": "2",
    "dated_month": "1",
    "dated_year": "2026",
    "expires_on_day": "2",
    "expires_on_month": "1",
    "expires_on_year": "2030",
}


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return english(a_user(company, name="Marieke"))


@pytest.fixture
def evidence(company, preparer):
    return a_document(company, preparer)


@pytest.fixture(autouse=True)
def _signed_in(client, preparer):
    client.force_login(preparer)


def address(name, evidence):
    return reverse(f"library:{name}", args=[evidence.pk])


def test_page_says_what_it_is_and_where_it_is_used(client, company, preparer, evidence):
    use(an_assessment(company, by=preparer), "A01", [evidence], by=preparer)

    page = text(client.get(address("show", evidence)))

    digest = " ".join(evidence.sha256[start : start + 4] for start in range(0, 64, 4))
    for said in (
        "Our policy",
        "Policy document",
        "E2: ",
        digest,
        "A01 your whole company",
        "None.",
    ):
        assert said in page


def test_page_names_the_submissions_that_refer_to_it(client, reports_wait):
    submission = a_submission()
    client.force_login(english(submission.prepared_by))

    response = client.get(address("show", submission.evidence.first()))

    assert reverse("submissions:show", args=[submission.pk]) in response.content.decode()
    assert "number 1" in text(response)


def test_link_is_a_link_only_when_it_can_be_followed(client, company, preparer, evidence):
    Evidence.objects.update(link="javascript:alert(1)", file="", file_name="")

    page = client.get(address("show", evidence)).content.decode()

    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


def test_what_is_said_is_changed(client, evidence):
    response = client.post(address("edit", evidence), CHANGED)

    assert response["Location"] == address("show", evidence)
    stored = Evidence.objects.get()
    assert (stored.title, stored.kind, stored.grade) == ("Contract", "contract", 3)
    assert (stored.dated, stored.expires_on) == (date(2026, 1, 2), date(2030, 1, 2))


def test_form_begins_with_what_is_said_now(client, evidence):
    client.post(address("edit", evidence), CHANGED)

    shown = fields_of(client.get(address("edit", evidence)))

    assert {name: shown[name] for name in CHANGED} == {k: [v] for k, v in CHANGED.items()}


def test_refused_change_keeps_what_was_typed(client, evidence):
    response = client.post(address("edit", evidence), {**CHANGED, "title": "", "grade": "9"})

    assert response.status_code == 200
    assert "Give the document a title." in text(response)
    assert fields_of(response)["expires_on_year"] == ["2030"]
    assert Evidence.objects.get().title == "Our policy"


def test_removing_says_first_where_it_is_used(client, company, preparer, evidence):
    use(an_assessment(company, by=preparer), "A01", [evidence], by=preparer)

    page = text(client.get(address("remove", evidence)))

    assert "A01 your whole company" in page
    assert "the file is deleted. This cannot be undone." in page
    assert Evidence.objects.count() == 1


def test_document_is_removed(client, company, evidence):
    response = client.post(address("remove", evidence))

    assert response["Location"] == reverse("library:index", args=[company.pk])
    assert Evidence.objects.count() == 0
    assert "“Our policy” is removed from the library." in text(client.get(response["Location"]))


def test_removing_what_was_signed_says_that_it_is_kept_for_that(client, reports_wait):
    submission = a_submission()
    evidence = submission.evidence.first()
    client.force_login(english(submission.prepared_by))

    page = text(client.get(address("remove", evidence)))
    client.post(address("remove", evidence))

    assert "For the signed submissions below it is kept" in page
    assert Evidence.objects.get(pk=evidence.pk).removed_by == submission.prepared_by
    assert client.get(address("show", evidence)).status_code == 404


def test_document_before_the_approver_waits(client, company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    evidence = full.company_sheet.evidence_uses.get(question="A01").evidence
    request_approval(full, declared=True, by=preparer)

    for name, data in (("edit", CHANGED), ("remove", {})):
        page = client.get(address(name, evidence))
        response = client.post(address(name, evidence), data)

        assert "waits for the approver" in text(page)
        assert response.status_code == 409
        assert "This was not done" in text(response)
    assert Evidence.objects.get(pk=evidence.pk).title == evidence.title


def test_viewer_reads_and_does_not_change(client, company, evidence):
    client.force_login(english(a_user(company, Role.VIEWER)))

    page = text(client.get(address("show", evidence)))

    assert "Remove from the library" not in page
    assert client.post(address("edit", evidence), CHANGED).status_code == 409
    assert client.post(address("remove", evidence)).status_code == 409
    assert Evidence.objects.get().title == "Our policy"


@pytest.mark.parametrize("name", ADDRESSES)
def test_document_does_not_exist_for_others(client, evidence, name):
    client.force_login(a_user(a_company()))

    assert client.get(address(name, evidence)).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES)
def test_secretariat_sees_the_file_and_not_the_library(client, reports_wait, name):
    submission = a_submission()
    client.force_login(a_reviewer(submission))

    assert client.get(address(name, submission.evidence.first())).status_code == 404


@pytest.mark.parametrize(
    ("scan", "is_waiting", "is_refused"),
    [
        (Evidence.Scan.WAITING, True, False),
        (Evidence.Scan.CLEAN, False, False),
        (Evidence.Scan.NOT_SCANNED, False, False),
        (Evidence.Scan.FAILED, False, False),
        (Evidence.Scan.INFECTED, False, True),
    ],
)
def test_script_learns_what_the_scanner_said(client, evidence, scan, is_waiting, is_refused):
    Evidence.objects.update(scan=scan)

    told = client.get(address("state", evidence)).json()

    assert told["is_waiting"] is is_waiting
    assert told["refusal"].startswith("A virus was found in “Our policy.pdf”.") is is_refused
