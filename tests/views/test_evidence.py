import errno
import re

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from assessments.actions import library
from assessments.actions.contexts import Place
from assessments.actions.documents import NOT_STORED, Document
from assessments.actions.evidence import attach
from assessments.actions.submissions import request_approval
from assessments.models import Evidence
from assessments.views import evidence as views
from assessments.workflow import Role
from tests.factories import (
    a_company,
    a_programme,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
)
from tests.forms import files
from tests.views.browser import fields_of
from tests.views.test_sections import english, text

pytestmark = pytest.mark.django_db

BANGLADESH = Place(region="BD", product="cotton", issue="living_wage", stages=("raw_material",))
WHOLE = {"title": "Our policy", "kind": "policy", "grade": "2"}


@pytest.fixture
def company():
    return a_company(a_programme())


@pytest.fixture
def preparer(company):
    return english(a_user(company))


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture(autouse=True)
def _signed_in(client, preparer):
    client.force_login(preparer)


def adding(assessment, code="A01"):
    return reverse("evidence:add", args=[assessment.pk, code])


def removing(assessment, evidence, code="A01"):
    return reverse("evidence:detach", args=[assessment.pk, code, evidence.pk])


def fetching(evidence):
    return reverse("evidence:file", args=[evidence.pk])


def fetched(client, evidence):
    """The answer, read to its end."""
    response = client.get(fetching(evidence))
    response.bytes = response.getvalue()
    return response


def an_upload(content=files.PDF, name="policy.pdf", header="application/pdf"):
    return SimpleUploadedFile(name, content, header)


def attached(
    assessment,
    by,
    *,
    name="policy.pdf",
    media_type="application/pdf",
    code="A01",
    content=files.PDF,
):
    document = Document(
        title="Our policy",
        kind="policy",
        grade=2,
        file=an_upload(content),
        file_name=name,
        media_type=media_type,
    )
    return attach(assessment, code, document, by=by)


def question_of(assessment):
    return reverse("sections:edit", args=[assessment.pk, "A"]) + "#div_id_A01"


def test_file_is_added_and_the_person_is_back_at_the_question(client, draft):
    response = client.post(adding(draft), {**WHOLE, "file": an_upload()})

    assert (response.status_code, response["Location"]) == (302, question_of(draft))
    evidence = Evidence.objects.get()
    assert (evidence.title, evidence.file_name, evidence.size) == (
        "Our policy",
        "policy.pdf",
        len(files.PDF),
    )
    assert (evidence.media_type, evidence.grade) == ("application/pdf", 2)
    assert [use.question for use in evidence.uses.all()] == ["A01"]
    assert "Our policy" in text(client.get(response["Location"]))


def test_link_is_added(client, draft):
    client.post(adding(draft), {**WHOLE, "link": "https://example.org/policy"})

    evidence = Evidence.objects.get()
    assert (evidence.link, bool(evidence.file)) == ("https://example.org/policy", False)


def test_page_says_what_never_to_add_and_what_to_think_of(client, draft):
    page = text(client.get(adding(draft)))

    assert "Never add names of workers or of people who told you something." in page
    assert "Possible evidence: Policy text with date; link to website." in page


def test_refused_file_keeps_what_was_typed(client, draft):
    data = {**WHOLE, "dated_day": "1", "file": an_upload(files.PROGRAM)}

    response = client.post(adding(draft), data)

    assert response.status_code == 200
    assert "This is a program, whatever its name says." in text(response)
    assert "A browser forgets which file you chose: choose it again." in text(response)
    shown = fields_of(response)
    assert (shown["title"], shown["kind"], shown["grade"], shown["dated_day"]) == (
        ["Our policy"],
        ["policy"],
        ["2"],
        ["1"],
    )
    assert Evidence.objects.count() == 0


def test_upload_of_100_megabytes_is_refused_with_a_sentence(client, draft):
    huge = an_upload(files.PDF + b" " * 100 * 1024 * 1024)

    response = client.post(adding(draft), {**WHOLE, "file": huge})

    assert response.status_code == 200
    assert "This file is larger than 25 MB." in text(response)


def test_upload_of_25_megabytes_comes_back_bit_by_bit(client, draft):
    content = files.PDF.ljust(25 * 1024 * 1024, b"%")
    client.post(adding(draft), {**WHOLE, "file": an_upload(content)})

    assert fetched(client, Evidence.objects.get()).bytes == content


@pytest.mark.parametrize("code", ["B04", "Z01", "X99", "F06"])
def test_question_that_takes_no_evidence_or_is_not_asked_does_not_exist(client, draft, code):
    assert client.get(adding(draft, code)).status_code == 404
    assert client.post(adding(draft, code), {**WHOLE, "file": an_upload()}).status_code == 404
    assert Evidence.objects.count() == 0


def test_asking_for_the_head_of_the_page_is_no_form(client, draft):
    page, head = client.get(adding(draft)), client.head(adding(draft))

    assert (head.status_code, head["Content-Length"]) == (200, page["Content-Length"])


def test_viewer_cannot_add(client, draft, company):
    client.force_login(english(a_user(company, Role.VIEWER)))

    page = client.get(adding(draft))
    response = client.post(adding(draft), {**WHOLE, "file": an_upload()})

    assert "Evidence cannot be added now." in text(page)
    assert response.status_code == 409
    assert fields_of(response)["title"] == ["Our policy"]
    assert Evidence.objects.count() == 0


def test_evidence_after_the_answers_were_locked_is_refused(client, company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    request_approval(full, declared=True, by=preparer)
    before = Evidence.objects.count()

    response = client.post(adding(full), {**WHOLE, "file": an_upload()})

    assert response.status_code == 409
    assert "The assessment is waiting for the approver." in text(response)
    assert Evidence.objects.count() == before


def test_removing_asks_first(client, draft, preparer):
    evidence = attached(draft, preparer)

    page = client.get(removing(draft, evidence))

    assert "Remove this evidence?" in text(page)
    assert Evidence.objects.count() == 1


def test_evidence_is_removed_and_the_person_is_back_at_the_question(client, draft, preparer):
    evidence = attached(draft, preparer)

    response = client.post(removing(draft, evidence))

    assert (response.status_code, response["Location"]) == (302, question_of(draft))
    assert evidence.uses.count() == 0
    assert Evidence.objects.count() == 1


def test_viewer_cannot_remove(client, draft, preparer, company):
    evidence = attached(draft, preparer)
    client.force_login(english(a_user(company, Role.VIEWER)))

    response = client.post(removing(draft, evidence))

    assert response.status_code == 409
    assert "Only a preparer or an approver of the company can fill in answers." in text(response)
    assert Evidence.objects.count() == 1


def test_evidence_of_another_question_is_not_there_to_remove(client, draft, preparer):
    evidence = attached(draft, preparer)

    assert client.post(removing(draft, evidence, "A02")).status_code == 404
    assert client.post(removing(draft, evidence, "X99")).status_code == 404
    assert Evidence.objects.count() == 1


def test_own_assessment_and_another_companys_evidence_do_not_mix(client, draft):
    theirs = an_assessment()
    evidence = attached(theirs, theirs.created_by)

    assert client.post(removing(draft, evidence)).status_code == 404
    assert client.post(removing(theirs, evidence)).status_code == 404
    assert Evidence.objects.count() == 1


def test_file_is_only_ever_downloaded(client, draft, preparer):
    response = fetched(client, attached(draft, preparer))

    assert response.bytes == files.PDF
    assert response["Content-Disposition"] == 'attachment; filename="policy.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ('a"b.pdf', 'attachment; filename="a\\"b.pdf"'),
        ("a;b.pdf", 'attachment; filename="a;b.pdf"'),
        ("a\r\nSet-Cookie: x.pdf", 'attachment; filename="aSet-Cookie: x.pdf"'),
        ("\u202efdp.exe", 'attachment; filename="fdp.exe"'),
        ("bélé.pdf", "attachment; filename*=utf-8''b%C3%A9l%C3%A9.pdf"),
        ("新疆.pdf", "attachment; filename*=utf-8''%E6%96%B0%E7%96%86.pdf"),
    ],
)
def test_name_of_a_file_cannot_break_out_of_its_header(client, draft, preparer, name, header):
    evidence = attached(draft, preparer, name=name)

    assert fetched(client, evidence)["Content-Disposition"] == header


def test_file_without_a_name_is_called_by_its_id(client, draft, preparer):
    evidence = attached(draft, preparer, name="\r\n")

    assert fetched(client, evidence)["Content-Disposition"] == (
        f'attachment; filename="{evidence.pk}"'
    )


def test_file_of_an_unknown_type_is_just_bytes(client, draft, preparer):
    evidence = attached(draft, preparer, media_type="")

    assert fetched(client, evidence)["Content-Type"] == "application/octet-stream"


def test_stranger_finds_no_file(client, draft, preparer):
    evidence = attached(draft, preparer)
    client.force_login(a_user(a_company()))

    assert client.get(fetching(evidence)).status_code == 404


def test_reviewer_gets_what_was_signed_and_nothing_else(client, reports_wait):
    submission = a_submission()
    signed = submission.evidence.first()
    signed.file.save("x", an_upload())
    later = attached(
        an_assessment(
            submission.assessment.organisation, by=submission.prepared_by, place=BANGLADESH
        ),
        submission.prepared_by,
    )
    client.force_login(a_reviewer(submission))

    assert fetched(client, signed).status_code == 200
    assert client.get(fetching(later)).status_code == 404


def test_link_has_no_file(client, draft):
    client.post(adding(draft), {**WHOLE, "link": "https://example.org"})

    assert client.get(fetching(Evidence.objects.get())).status_code == 404


def test_file_that_is_gone_from_the_store_is_not_found(client, draft, preparer):
    evidence = attached(draft, preparer)
    evidence.file.storage.delete(evidence.file.name)

    page = client.get(fetching(evidence))

    assert page.status_code == 404
    assert "This file cannot be found" in page.content.decode()


def test_stored_name_is_ours_and_not_below_anything_that_is_served(client, draft):
    upload = an_upload(name="../../../static/evil.pdf")

    client.post(adding(draft), {**WHOLE, "file": upload})

    stored = Evidence.objects.get().file.name
    assert re.fullmatch(r"evidence/[0-9a-f-]{36}/[0-9a-f-]{36}", stored)
    assert client.get(f"/media/{stored}").status_code == 404


def choosing(assessment, code="A02"):
    return reverse("evidence:choose", args=[assessment.pk, code])


def questions_of(evidence):
    return [use.question for use in evidence.uses.order_by("question")]


def test_uploading_the_same_file_offers_the_one_that_is_there(client, draft, preparer):
    evidence = attached(draft, preparer)

    response = client.post(adding(draft, "A02"), {**WHOLE, "file": an_upload()})

    assert response.status_code == 409
    page = text(response)
    assert "Your company has this very file already." in page
    assert "Our policy, Policy document, E2. Used at A01." in page
    assert f'action="{choosing(draft)}"' in response.content.decode()
    assert Evidence.objects.get() == evidence

    client.post(choosing(draft), {"evidence": evidence.pk})

    assert questions_of(evidence) == ["A01", "A02"]


def test_uploading_what_stands_here_already_says_so(client, draft, preparer):
    attached(draft, preparer)

    response = client.post(adding(draft), {**WHOLE, "file": an_upload()})

    assert "It stands behind this answer already." in text(response)


def test_file_that_cannot_be_stored_gets_a_sentence_and_keeps_what_was_typed(
    client, draft, monkeypatch
):
    def full(*_):
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)

    response = client.post(adding(draft), {**WHOLE, "file": an_upload()})

    assert response.status_code == 409
    with translation.override("en"):
        assert str(NOT_STORED) in text(response)
    assert fields_of(response)["title"] == ["Our policy"]


def test_several_documents_are_chosen_from_the_library(client, draft, preparer):
    first = attached(draft, preparer)
    second = attached(draft, preparer, content=files.TEXT)

    response = client.post(choosing(draft), {"evidence": [first.pk, second.pk], "use": "1"})

    assert response["Location"] == reverse("sections:edit", args=[draft.pk, "A"]) + "#div_id_A02"
    assert [questions_of(each) for each in (first, second)] == [["A01", "A02"]] * 2
    assert "2 documents are added." in text(client.get(response["Location"]))


def test_choosing_says_where_each_is_used(client, draft, preparer):
    attached(draft, preparer)

    page = text(client.get(choosing(draft)))

    assert "Our policy" in page
    assert "Used at A01." in page


def test_what_stands_here_already_is_not_offered(client, draft, preparer):
    attached(draft, preparer)

    assert "No document fits." in text(client.get(choosing(draft, "A01")))


def test_company_without_evidence_is_told_what_to_do(client, draft):
    assert "Your company has no evidence yet." in text(client.get(choosing(draft)))


def test_searching_keeps_what_is_ticked(client, draft, preparer):
    first = attached(draft, preparer)
    attached(draft, preparer, content=files.TEXT, name="list.csv")
    data = {"search": "1", "q": "list.csv", "evidence": [first.pk]}

    response = client.post(choosing(draft), data)

    assert fields_of(response)["evidence"] == [str(first.pk)]
    assert response.content.decode().count('name="evidence"') == 2
    assert questions_of(first) == ["A01"]


def test_searching_leaves_out_what_does_not_fit(client, draft, preparer):
    attached(draft, preparer)

    response = client.post(choosing(draft), {"search": "1", "q": "nothing is called so"})

    assert "No document fits." in text(response)


@pytest.mark.parametrize("q", ["x" * 100_000, "%", "\\", "a b c " * 1000])
def test_whatever_is_searched_for_is_answered(client, draft, preparer, q):
    attached(draft, preparer)

    assert client.post(choosing(draft), {"search": "1", "q": q}).status_code == 200


def test_more_than_fit_are_counted(client, draft, preparer, monkeypatch):
    monkeypatch.setattr(views, "SHOWN", 1)
    for number in range(3):
        attached(draft, preparer, content=b"file %d" % number)

    assert "2 more are not shown." in text(client.get(choosing(draft)))


@pytest.mark.parametrize("sent", [[], ["x"], ["00000000-0000-4000-8000-000000000000"], ["x"] * 50])
def test_ticking_nothing_or_something_else_is_refused_with_a_sentence(client, draft, sent):
    response = client.post(choosing(draft), {"evidence": sent, "use": "1"})

    sentence = "A document that you ticked is not in the library" if sent else "Tick at least one"
    assert response.status_code == 200
    assert sentence in text(response)


def test_another_companys_evidence_cannot_be_chosen(client, draft):
    theirs = an_assessment()
    evidence = attached(theirs, theirs.created_by)

    response = client.post(choosing(draft), {"evidence": [evidence.pk], "use": "1"})

    assert "not in the library any more" in text(response)
    assert questions_of(evidence) == ["A01"]


def test_viewer_cannot_choose(client, draft, preparer, company):
    evidence = attached(draft, preparer)
    client.force_login(english(a_user(company, Role.VIEWER)))

    assert "Evidence cannot be added now." in text(client.get(choosing(draft)))
    assert client.post(choosing(draft), {"evidence": [evidence.pk]}).status_code == 409
    assert questions_of(evidence) == ["A01"]


@pytest.mark.parametrize("code", ["B04", "X99", "F06"])
def test_question_without_evidence_has_nothing_to_choose(client, draft, code):
    assert client.get(choosing(draft, code)).status_code == 404


def test_choosing_takes_as_many_queries_for_many_as_for_one(
    client, draft, preparer, django_assert_max_num_queries
):
    attached(draft, preparer)
    with CaptureQueriesContext(connection) as one:
        client.get(choosing(draft))
    for number in range(3):
        attached(draft, preparer, content=b"file %d" % number)

    with django_assert_max_num_queries(len(one)):
        client.get(choosing(draft))


@pytest.mark.parametrize(
    ("scan", "status", "sentence"),
    [
        (Evidence.Scan.WAITING, 409, "This file is not scanned yet"),
        (Evidence.Scan.FAILED, 409, "This file is not scanned yet"),
        (Evidence.Scan.INFECTED, 410, "A virus was found in this file"),
    ],
)
def test_file_without_the_scanners_consent_is_not_handed_out(
    client, draft, preparer, scan, status, sentence
):
    evidence = attached(draft, preparer)
    Evidence.objects.update(scan=scan)

    response = client.get(fetching(evidence))

    assert response.status_code == status
    assert sentence in text(response)
    assert files.PDF not in response.content


@pytest.mark.parametrize("scan", [Evidence.Scan.CLEAN, Evidence.Scan.NOT_SCANNED])
def test_file_that_is_clean_or_never_scanned_is_handed_out(client, draft, preparer, scan):
    evidence = attached(draft, preparer)
    Evidence.objects.update(scan=scan)

    assert fetched(client, evidence).bytes == files.PDF


def test_removed_file_can_still_be_fetched_for_its_submission(client, reports_wait):
    submission = a_submission()
    signed = submission.evidence.first()
    signed.file.save("x", an_upload())
    library.remove(signed, by=submission.prepared_by)

    for person in (submission.prepared_by, a_reviewer(submission)):
        client.force_login(person)
        assert fetched(client, signed).bytes == files.PDF
