from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from assessments.actions.contexts import Place
from assessments.actions.documents import AlreadyThere, Description, Document
from assessments.actions.evidence import use
from assessments.actions.library import (
    BEFORE_THE_APPROVER,
    GONE,
    WRONG_PERSON,
    add,
    current_rules,
    edit,
    refusal,
    refusal_of,
    remove,
)
from assessments.actions.submissions import request_approval
from assessments.models import Event, Evidence, EvidenceUse
from assessments.workflow import Refused, Role
from tests.factories import a_company, a_secretariat, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db
BANGLADESH = Place(region="BD", product="cotton", issue="living_wage", stages=("raw_material",))
ANOTHER = Description(
    title="Our policy of 2026",
    kind="contract",
    grade=3,
    dated=date(2026, 1, 2),
    expires_on=date(2027, 1, 2),
)


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company)


@pytest.fixture
def evidence(company, preparer):
    return add(company, a_document(), by=preparer)


def a_document(content=b"a policy"):
    return Document(
        title="Policy",
        kind="policy",
        grade=2,
        file=ContentFile(content),
        file_name="policy.pdf",
        media_type="application/pdf",
    )


def said_of(evidence):
    stored = Evidence.objects.get(pk=evidence.pk)
    return (stored.title, stored.kind, stored.grade, stored.dated, stored.expires_on)


def verbs():
    return [event.verb for event in Event.objects.all()]


def test_document_is_added_without_a_question(company, evidence):
    assert list(company.evidence.all()) == [evidence]
    assert evidence.uses.count() == 0


def test_same_file_is_added_once(company, preparer, evidence):
    with pytest.raises(AlreadyThere):
        add(company, a_document(), by=preparer)


def test_what_is_said_of_a_document_is_changed(preparer, evidence):
    edit(evidence, ANOTHER, by=preparer)

    assert said_of(evidence) == (
        "Our policy of 2026",
        "contract",
        3,
        date(2026, 1, 2),
        date(2027, 1, 2),
    )
    event = Event.objects.get(verb="edit_evidence")
    assert (event.actor, event.subject_id) == (preparer, evidence.pk)
    assert event.details == {"changed": ["title", "kind", "grade", "dated", "expires_on"]}


def test_file_itself_never_changes(preparer, evidence):
    before = (evidence.sha256, evidence.size, evidence.file_name)

    edit(evidence, a_document(b"another"), by=preparer)

    stored = Evidence.objects.get()
    assert (stored.sha256, stored.size, stored.file_name) == before


def test_saying_the_same_again_is_no_change(preparer, evidence):
    edit(evidence, Description(title="Policy", kind="policy", grade=2), by=preparer)

    assert verbs() == []


def test_what_was_signed_keeps_what_was_said_then():
    submission = a_submission()
    evidence = submission.evidence.first()
    before = dict(submission.content["evidence"][str(evidence.pk)])

    edit(evidence, ANOTHER, by=submission.prepared_by)

    submission.refresh_from_db()
    assert submission.content["evidence"][str(evidence.pk)] == before


def test_unused_document_is_removed_with_its_file(
    preparer, evidence, django_capture_on_commit_callbacks
):
    name = evidence.file.name

    with django_capture_on_commit_callbacks(execute=True):
        remove(evidence, by=preparer)

    assert Evidence.objects.count() == 0
    assert not default_storage.exists(name)


def test_removing_is_written_down(preparer, evidence, company):
    digest = evidence.sha256
    use(an_assessment(company, by=preparer), "A01", [evidence], by=preparer)

    remove(Evidence.objects.get(), by=preparer)

    event = Event.objects.get(verb="remove_evidence")
    assert event.details == {"sha256": digest, "questions": ["A01"]}


def test_uses_in_open_drafts_fall_away(company, preparer, evidence):
    for place in (BANGLADESH, None):
        assessment = an_assessment(company, by=preparer, **({"place": place} if place else {}))
        use(assessment, "B03", [evidence], by=preparer)

    remove(evidence, by=preparer)

    assert EvidenceUse.objects.count() == 0


def test_what_a_submission_refers_to_stays_for_it_and_leaves_the_library(preparer, evidence):
    submission = a_submission(evidence.organisation)
    evidence.submissions.add(submission)

    remove(evidence, by=preparer)

    stored = Evidence.objects.get(pk=evidence.pk)
    assert (stored.removed_by, stored.removed_at is not None) == (preparer, True)
    assert stored in submission.evidence.all()
    assert default_storage.exists(stored.file.name)
    assert not Evidence.objects.in_library().filter(pk=evidence.pk).exists()


def test_document_before_the_approver_is_left_alone(company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    evidence = full.company_sheet.evidence_uses.get(question="A01").evidence
    request_approval(full, declared=True, by=preparer)

    for act in (
        lambda: edit(evidence, ANOTHER, by=preparer),
        lambda: remove(evidence, by=preparer),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.reasons == (BEFORE_THE_APPROVER,)

    assert refusal_of(evidence, preparer) == BEFORE_THE_APPROVER
    assert Evidence.objects.filter(pk=evidence.pk).exists()


def test_document_that_a_colleague_removed_is_gone(preparer, evidence):
    same = Evidence.objects.get()
    remove(same, by=preparer)

    with pytest.raises(Refused) as caught:
        remove(evidence, by=preparer)

    assert caught.value.reasons == (GONE,)


@pytest.mark.parametrize("role", [Role.VIEWER, None])
def test_who_does_not_fill_in_changes_nothing(company, evidence, role):
    person = a_user(company, role) if role else a_user(a_company())

    for act in (
        lambda: add(company, a_document(b"new"), by=person),
        lambda: edit(evidence, ANOTHER, by=person),
        lambda: remove(evidence, by=person),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.reasons == (WRONG_PERSON,)

    assert said_of(evidence)[0] == "Policy"


def test_who_fills_in_is_not_refused(company, evidence, preparer):
    assert refusal(company, preparer) is None
    assert refusal_of(evidence, a_user(company, Role.APPROVER)) is None


def test_secretariat_has_no_library():
    secretariat = a_secretariat()

    assert refusal(secretariat, a_user(secretariat, Role.LEAD)) == WRONG_PERSON


def test_kinds_and_grades_are_those_of_the_current_questionnaire():
    assert [each.key for each in current_rules().grades] == ["E0", "E1", "E2", "E3", "E4"]
