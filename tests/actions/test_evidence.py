import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from assessments.actions.answers import Given, save
from assessments.actions.contexts import Place
from assessments.actions.documents import AlreadyThere, Document
from assessments.actions.evidence import attach, detach, use
from assessments.actions.submissions import request_approval, submit
from assessments.models import Evidence, EvidenceUse
from assessments.models.dossiers import dossier_of
from assessments.workflow import Refused, Role
from tests.factories import GOLDEN_DAY, a_company, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db
BANGLADESH = Place(region="BD", product="cotton", issue="living_wage", stages=("raw_material",))
CONTENT = b"%PDF-1.7 a policy"


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company)


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


def a_document(**changes):
    fields = {
        "title": "Policy",
        "kind": "policy",
        "grade": 2,
        "file": ContentFile(CONTENT),
        "file_name": "policy.pdf",
        "media_type": "application/pdf",
    }
    return Document(**(fields | changes))


def test_file_is_kept_with_its_digest_under_a_name_of_ours(draft, preparer):
    evidence = attach(draft, "A01", a_document(), by=preparer)

    stored = Evidence.objects.get()
    assert stored == evidence
    assert stored.file.name == f"evidence/{draft.organisation_id}/{evidence.pk}"
    assert stored.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert (stored.size, stored.file_name) == (len(CONTENT), "policy.pdf")
    with stored.file.open() as file:
        assert file.read() == CONTENT


def test_evidence_stands_behind_the_answer_on_the_right_sheet(draft, preparer):
    attach(draft, "A01", a_document(), by=preparer)
    attach(draft, "B03", a_document(file=None, link="https://example.org"), by=preparer)

    uses = {use.question: use.sheet for use in EvidenceUse.objects.all()}
    assert uses == {"A01": draft.company_sheet, "B03": draft.sheet}


def test_link_has_no_file(draft, preparer):
    evidence = attach(
        draft, "A01", a_document(file=None, file_name="", link="https://example.org"), by=preparer
    )

    assert (bool(evidence.file), evidence.size, evidence.sha256) == (False, 0, "")


def test_detached_evidence_stays_in_the_library(
    draft, preparer, django_capture_on_commit_callbacks
):
    evidence = attach(draft, "A01", a_document(), by=preparer)

    with django_capture_on_commit_callbacks(execute=True):
        detach(draft, "A01", evidence, by=preparer)

    assert Evidence.objects.get().uses.count() == 0
    assert default_storage.exists(evidence.file.name)


def test_evidence_that_stands_elsewhere_stays(draft, preparer):
    evidence = attach(draft, "A01", a_document(), by=preparer)
    EvidenceUse.objects.create(
        sheet=draft.sheet, question="B03", evidence=evidence, added_by=preparer
    )

    detach(draft, "A01", evidence, by=preparer)

    assert [use.question for use in evidence.uses.all()] == ["B03"]


def test_evidence_that_was_signed_stays_for_the_submission(draft, preparer, reports_wait):
    evidence = attach(draft, "A01", a_document(), by=preparer)
    submission = a_submission()
    evidence.submissions.add(submission)

    detach(draft, "A01", evidence, by=preparer)

    assert Evidence.objects.filter(pk=evidence.pk).exists()
    assert evidence.uses.count() == 0


def test_evidence_is_detached_from_one_question_only(draft, preparer):
    first = attach(draft, "A01", a_document(), by=preparer)
    second = attach(draft, "A01", a_document(file=ContentFile(b"another")), by=preparer)

    detach(draft, "A01", first, by=preparer)

    assert [use.evidence for use in EvidenceUse.objects.all()] == [second]


@pytest.mark.parametrize("role", [Role.VIEWER, None])
def test_who_may_not_fill_in_cannot_touch_evidence(draft, preparer, company, role):
    evidence = attach(draft, "A01", a_document(), by=preparer)
    person = a_user(company, role) if role else a_user(a_company())

    with pytest.raises(Refused):
        attach(draft, "A01", a_document(), by=person)
    with pytest.raises(Refused):
        use(draft, "A02", [evidence], by=person)
    with pytest.raises(Refused):
        detach(draft, "A01", evidence, by=person)

    assert EvidenceUse.objects.count() == 1


def test_evidence_of_locked_answers_cannot_be_touched(company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    evidence = full.company_sheet.evidence_uses.get(question="A01").evidence
    request_approval(full, declared=True, by=preparer)
    before = EvidenceUse.objects.count()

    with pytest.raises(Refused):
        attach(full, "A01", a_document(), by=preparer)
    with pytest.raises(Refused):
        use(full, "A02", [evidence], by=preparer)
    with pytest.raises(Refused):
        detach(full, "A01", evidence, by=preparer)

    assert EvidenceUse.objects.count() == before


def test_refused_upload_leaves_no_file_behind(draft, company):
    with pytest.raises(Refused):
        attach(draft, "A01", a_document(), by=a_user(company, Role.VIEWER))

    assert default_storage.exists(f"evidence/{draft.organisation_id}") is False


def test_same_file_twice_is_refused_and_says_which_it_is(draft, preparer):
    first = attach(draft, "A01", a_document(), by=preparer)

    with pytest.raises(AlreadyThere) as caught:
        attach(draft, "B03", a_document(title="Again"), by=preparer)

    assert caught.value.evidence == first
    assert Evidence.objects.count() == 1


def test_evidence_of_the_library_is_used_at_several_questions(draft, preparer):
    evidence = attach(draft, "A01", a_document(), by=preparer)

    assert use(draft, "B03", [evidence], by=preparer) == [evidence]
    assert [use.question for use in evidence.uses.all()] == ["A01", "B03"]


def test_evidence_that_stands_there_already_is_left_alone(draft, preparer):
    evidence = attach(draft, "A01", a_document(), by=preparer)

    assert use(draft, "A01", [evidence], by=preparer) == []
    assert evidence.uses.count() == 1


def test_evidence_is_used_in_every_context_of_the_company(company, draft, preparer):
    other = an_assessment(company, place=BANGLADESH, by=preparer)
    evidence = attach(draft, "B03", a_document(), by=preparer)

    use(other, "B03", [evidence], by=preparer)

    assert {use.sheet for use in evidence.uses.all()} == {draft.sheet, other.sheet}


def test_what_is_another_companys_removed_or_holds_a_virus_is_not_used(draft, preparer):
    theirs = an_assessment()
    foreign = attach(theirs, "A01", a_document(), by=theirs.created_by)
    removed = attach(draft, "A01", a_document(file=ContentFile(b"1")), by=preparer)
    infected = attach(draft, "A01", a_document(file=ContentFile(b"2")), by=preparer)
    Evidence.objects.filter(pk=removed.pk).update(removed_at=timezone.now())
    Evidence.objects.filter(pk=infected.pk).update(scan=Evidence.Scan.INFECTED)

    assert use(draft, "B03", [foreign, removed, infected], by=preparer) == []
    assert not EvidenceUse.objects.filter(question="B03").exists()


def test_what_could_not_be_scanned_is_tried_again_when_it_is_used(
    draft, preparer, clamd, django_capture_on_commit_callbacks
):
    evidence = attach(draft, "A01", a_document(), by=preparer)
    Evidence.objects.filter(pk=evidence.pk).update(scan=Evidence.Scan.FAILED)

    with django_capture_on_commit_callbacks(execute=True):
        use(draft, "B03", [evidence], by=preparer)

    assert Evidence.objects.get().scan == Evidence.Scan.CLEAN


def test_evidence_with_a_virus_proves_nothing(draft, preparer):
    evidence = attach(draft, "A01", a_document(), by=preparer)
    save(draft, {"A01": Given(value="l4")}, by=preparer)
    before = dossier_of(draft, on=GOLDEN_DAY).replies["A01"].evidence

    Evidence.objects.filter(pk=evidence.pk).update(scan=Evidence.Scan.INFECTED)

    assert len(before) == 1
    assert dossier_of(draft, on=GOLDEN_DAY).replies["A01"].evidence == ()


def test_evidence_with_a_virus_is_not_signed(company, preparer, reports_wait):
    full = an_assessment(company, by=preparer, case="G10")
    evidence = full.company_sheet.evidence_uses.get(question="A01").evidence
    Evidence.objects.filter(pk=evidence.pk).update(scan=Evidence.Scan.INFECTED)
    request_approval(full, declared=True, by=preparer)

    submission = submit(full, declared=True, by=a_user(company, Role.APPROVER))

    assert submission.content["answers"]["A01"]["evidence"] == []
    assert str(evidence.pk) not in submission.content["evidence"]
    assert evidence not in submission.evidence.all()
