from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.actions.documents import Document
from assessments.actions.evidence import use
from assessments.actions.library import add
from assessments.models import Evidence
from assessments.views import library as views
from assessments.workflow import Role
from tests.clamd import VIRUS
from tests.factories import a_company, a_secretariat, a_submission, a_user, an_assessment
from tests.forms import files
from tests.views.browser import fields_of
from tests.views.test_evidence import WHOLE, an_upload
from tests.views.test_sections import english, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return english(a_user(company, name="Marieke"))


@pytest.fixture(autouse=True)
def _signed_in(client, preparer):
    client.force_login(preparer)


def a_document(company, by, *, title="Our policy", content=b"a policy", **changes):
    fields = {
        "kind": "policy",
        "grade": 2,
        "file": ContentFile(content),
        "file_name": f"{title}.pdf",
        "media_type": "application/pdf",
    }
    return add(company, Document(title=title, **(fields | changes)), by=by)


def library(company, **asked):
    return reverse("library:index", args=[company.pk], query=asked)


def adding(company):
    return reverse("library:add", args=[company.pk])


def titles(response):
    return [holding.evidence.title for holding in response.context["holdings"]]


def test_everything_is_said_of_a_document(client, company, preparer):
    evidence = a_document(
        company, preparer, content=b"x" * 412_000, expires_on=timezone.localdate()
    )
    use(an_assessment(company, by=preparer), "A01", [evidence], by=preparer)

    page = text(client.get(library(company)))

    for said in (
        "Our policy",
        "Our policy.pdf, 412 kB",
        f"SHA-256 {evidence.sha256[:4]} {evidence.sha256[4:8]} {evidence.sha256[8:12]}…",
        "Policy document",
        "No date",
        "Expires soon",
        "A01 your whole company, 2026",
        "Not scanned",
        "Marieke",
    ):
        assert said in page


def test_question_where_it_is_used_is_a_link(client, company, preparer):
    draft = an_assessment(company, by=preparer)
    use(draft, "B03", [a_document(company, preparer)], by=preparer)

    address = reverse("sections:edit", args=[draft.pk, "B"]) + "#div_id_B03"
    assert f'href="{address}"' in client.get(library(company)).content.decode()


def test_empty_library_says_what_comes_here(client, company):
    page = text(client.get(library(company)))

    assert "Here come the documents behind your answers." in page
    assert "Search" not in page


def test_search_that_finds_nothing_says_so(client, company, preparer):
    a_document(company, preparer)

    page = text(client.get(library(company, q="nothing")))

    assert "No document fits." in page
    assert "Show everything" in page


def test_library_is_searched_filtered_and_ordered(client, company, preparer):
    today = timezone.localdate()
    a_document(company, preparer, title="B", content=b"1", kind="contract")
    a_document(company, preparer, title="A", content=b"2", expires_on=today - timedelta(1))

    assert titles(client.get(library(company))) == ["A", "B"]
    assert titles(client.get(library(company, sort="title"))) == ["A", "B"]
    assert titles(client.get(library(company, kind="contract"))) == ["B"]
    assert titles(client.get(library(company, show="ending"))) == ["A"]
    assert titles(client.get(library(company, q="b.PDF"))) == ["B"]


@pytest.mark.parametrize("asked", [{"sort": "-password"}, {"show": "x"}, {"page": "999"}])
def test_what_an_address_cannot_ask_for_is_left_out(client, company, preparer, asked):
    a_document(company, preparer)

    assert titles(client.get(library(company, **asked))) == ["Our policy"]


def test_long_library_has_pages_that_keep_what_was_asked(client, company, preparer, monkeypatch):
    monkeypatch.setattr(views, "ROWS_PER_PAGE", 1)
    for number in (1, 2):
        a_document(company, preparer, title=f"T{number}", content=b"%d" % number)

    response = client.get(library(company, sort="title"))

    assert "1–1 of 2" in text(response)
    assert 'href="?sort=title&amp;page=2"' in response.content.decode()


def test_removed_documents_are_not_in_the_library(client, company, preparer):
    a_document(company, preparer)
    Evidence.objects.update(removed_at=timezone.now())

    assert titles(client.get(library(company))) == []


def test_library_takes_as_many_queries_for_many_as_for_one(
    client, company, preparer, django_assert_max_num_queries
):
    draft = an_assessment(company, by=preparer)
    use(draft, "A01", [a_document(company, preparer)], by=preparer)
    with CaptureQueriesContext(connection) as one:
        client.get(library(company))
    for number in range(3):
        document = a_document(company, preparer, content=b"%d" % number)
        use(draft, "B03", [document], by=preparer)

    with django_assert_max_num_queries(len(one)):
        client.get(library(company))


def test_viewer_reads_and_does_not_change(client, company, preparer):
    a_document(company, preparer)
    client.force_login(english(a_user(company, Role.VIEWER)))

    page = text(client.get(library(company)))

    assert "You can read everything here." in page
    assert "Add a document" not in page


def test_secretariat_and_strangers_have_no_library_here(client, company, reports_wait):
    secretariat = a_secretariat()
    for person in (a_user(secretariat, Role.LEAD), a_user(a_company()), a_user()):
        client.force_login(person)
        assert client.get(library(company)).status_code == 404
        assert client.get(adding(company)).status_code == 404
        assert client.get(library(secretariat)).status_code == 404


def test_file_is_added_without_a_question(client, company):
    response = client.post(adding(company), {**WHOLE, "file": an_upload()})

    evidence = company.evidence.get()
    assert response["Location"] == reverse("library:show", args=[evidence.pk])
    assert (evidence.title, evidence.uses.count()) == ("Our policy", 0)
    assert "The evidence is added." in text(client.get(response["Location"]))


def test_file_that_is_there_already_is_pointed_out(client, company):
    client.post(adding(company), {**WHOLE, "file": an_upload()})

    response = client.post(adding(company), {**WHOLE, "title": "Again", "file": an_upload()})

    assert response.status_code == 409
    assert "Your company has this very file already." in text(response)
    assert "Nothing was added." in text(response)
    assert fields_of(response)["title"] == ["Again"]
    assert company.evidence.count() == 1


def test_viewer_cannot_add(client, company):
    client.force_login(english(a_user(company, Role.VIEWER)))

    response = client.post(adding(company), {**WHOLE, "file": an_upload()})

    assert response.status_code == 409
    assert "Only a preparer or an approver of the company can change" in text(response)
    assert company.evidence.count() == 0


def test_page_says_what_never_to_upload(client, company):
    page = text(client.get(adding(company)))

    for never in ("lists of workers", "reports of interviews with names", "copies of passports"):
        assert never in page


TOO_LARGE = files.PDF.ljust(2000, b"%")


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "Choose a file, or give a link."),
        (an_upload(files.PROGRAM), "This is a program, whatever its name says."),
        (an_upload(files.PDF, "policy.docx"), "The name of this file ends in “.docx”, but"),
        (an_upload(TOO_LARGE), "This file is larger than"),
        (an_upload(b""), "This file is empty. Choose another one."),
        (an_upload(files.LOCKED_PDF), "This file is protected with a password."),
    ],
    ids=["none", "type", "name", "size", "empty", "password"],
)
def test_refused_file_gets_its_sentence_beside_the_control(
    client, company, settings, upload, sentence
):
    settings.EVIDENCE_MAX_BYTES = 1999

    response = client.post(adding(company), {**WHOLE, **({"file": upload} if upload else {})})

    assert response.status_code == 200
    assert "file" in response.context["form"].errors
    assert sentence in text(response)
    assert company.evidence.count() == 0


def test_virus_gets_its_sentence(client, company, clamd, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            adding(company), {**WHOLE, "file": an_upload(files.TEXT + VIRUS, "a.txt")}
        )

    page = text(client.get(response["Location"]))
    assert "A virus was found in this file. It was deleted" in page
    assert "Download" not in page


def test_evidence_that_was_signed_elsewhere_is_not_ours(client, company, reports_wait):
    a_submission()

    assert titles(client.get(library(company))) == []
