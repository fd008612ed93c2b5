import pytest
import time_machine
from django.utils import translation

from assessments.actions import contexts
from assessments.actions.answers import Given, save
from assessments.actions.contexts import Place
from assessments.actions.reviews import take
from assessments.actions.submissions import (
    NOT_DECLARED,
    SECOND_PERSON,
    request_approval,
    send_back,
    submit,
    withdraw,
)
from assessments.models import Answer, Assessment, Event, Report, Submission, User
from assessments.models.content import digest, dossier_again
from assessments.scoring.outcome import Outcome, evaluate
from assessments.workflow import WRONG_MOMENT, WRONG_PERSON, Refused, Role, Status
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
    golden,
)
from tests.parallel import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_golden_day")]

NO_RENDERING = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def _golden_day():
    with time_machine.travel(GOLDEN_DAY), translation.override("en"):
        yield


def people(company) -> tuple[User, User]:
    return a_user(company), a_user(company, Role.APPROVER)


def awaiting(company, preparer, case="G10") -> Assessment:
    assessment = an_assessment(company, case=case, by=preparer)
    request_approval(assessment, declared=True, by=preparer)
    return Assessment.objects.get(pk=assessment.pk)


def last_event() -> Event:
    return Event.objects.order_by("sequence").last()


def status(assessment: Assessment) -> str:
    return Assessment.objects.get(pk=assessment.pk).status


def reasons(refused) -> list[str]:
    return [str(reason) for reason in refused.value.reasons]


# Asking for approval.


def test_request_approval_locks_the_answers_and_names_the_preparer():
    company = a_company()
    preparer, _approver = people(company)
    assessment = an_assessment(company, case="G10", by=preparer)

    request_approval(assessment, declared=True, by=preparer)

    assessment.refresh_from_db()
    assert (assessment.status, assessment.prepared_by) == (Status.AWAITING_APPROVAL, preparer)
    assert last_event().verb == "request_approval"
    with pytest.raises(Refused):
        save(assessment, {"F03": Given(value="l3")}, by=preparer)


def test_request_approval_does_not_ask_for_the_approvers_declaration():
    company = a_company()
    preparer, _approver = people(company)

    assessment = awaiting(company, preparer)

    declared = assessment.sheet.answers.filter(question__startswith="Z")
    assert {each.question: each.answered_by for each in declared} == {"Z01": preparer}


def test_request_approval_names_every_missing_answer_in_one_sentence():
    company = a_company()
    preparer, _approver = people(company)
    assessment = an_assessment(company, case="G10", by=preparer)
    assessment.sheet.answers.filter(question__in=["B03", "F01"]).delete()

    with pytest.raises(Refused) as refused:
        request_approval(assessment, declared=True, by=preparer)

    assert reasons(refused) == ["A required question is not answered. (B03, F01)"]


def test_request_approval_tells_all_reasons_at_once_and_changes_nothing():
    company = a_company()
    assessment = an_assessment(company, case="G10")
    assessment.sheet.answers.filter(question="B03").delete()
    Answer.objects.filter(question="F02").update(value="2027-01-01")
    viewer = a_user(company, Role.VIEWER)
    before = Event.objects.count()

    with pytest.raises(Refused) as refused:
        request_approval(assessment, declared=False, by=viewer)

    assert reasons(refused) == [
        str(WRONG_PERSON["request_approval"]),
        str(NOT_DECLARED),
        "The decision date is in the future.",
        "A required question is not answered. (B03)",
    ]
    assert status(assessment) == Status.DRAFT
    assert not Answer.objects.filter(question="Z01").exists()
    assert Event.objects.count() == before


def test_request_approval_twice_is_refused():
    company = a_company()
    preparer, _approver = people(company)
    assessment = awaiting(company, preparer)

    with pytest.raises(Refused) as refused:
        request_approval(assessment, declared=True, by=preparer)

    assert reasons(refused) == [str(WRONG_MOMENT[Status.AWAITING_APPROVAL])]


# Signing.


def test_submit_freezes_the_golden_answers_with_the_golden_score():
    company = a_company(a_programme())
    preparer, approver = people(company)

    submission = submit(awaiting(company, preparer), declared=True, by=approver)

    submission.refresh_from_db()
    expected = golden("G10")["expected"]
    assert (submission.number, submission.prepared_by, submission.signed_by) == (
        1,
        preparer,
        approver,
    )
    assert status(submission.assessment) == Status.SUBMITTED
    assert {key: submission.outcome[key] for key in expected} == expected
    assert submission.outcome["overall"] == 84.0


def test_submit_makes_a_digest_that_can_be_computed_again():
    submission = a_submission()

    submission.refresh_from_db()

    assert submission.digest == digest(submission.content, submission.outcome)


def test_submit_keeps_all_that_the_outcome_follows_from():
    submission = a_submission()
    submission.refresh_from_db()

    again = evaluate(dossier_again(submission))

    assert again == Outcome.from_json(submission.outcome)
    assert again.to_json() == submission.outcome


def test_submit_writes_down_number_digest_and_who():
    submission = a_submission()

    event = last_event()

    assert (event.verb, event.actor) == ("submit", submission.signed_by)
    assert event.details == {
        "same_person": False,
        "number": 1,
        "digest": submission.digest,
    }


def test_submit_asks_for_the_report_in_both_languages():
    submission = a_submission()

    found = Report.objects.filter(submission=submission, state=Report.State.WAITING)

    assert sorted(found.values_list("language", flat=True)) == ["en", "nl"]


def test_submit_keeps_the_evidence_that_was_signed():
    submission = a_submission()

    assert {str(each.pk) for each in submission.evidence.all()} == set(
        submission.content["evidence"]
    )
    assert submission.evidence.exists()


def test_an_open_knock_out_does_not_block():
    submission = a_submission(case="G10")

    assert submission.outcome["knock_outs"] == ["KO4"]


def test_submit_twice_makes_one_submission():
    company = a_company()
    preparer, approver = people(company)
    assessment = awaiting(company, preparer)
    submit(assessment, declared=True, by=approver)

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=True, by=approver)

    assert reasons(refused) == [str(WRONG_MOMENT[Status.SUBMITTED])]
    assert Submission.objects.count() == 1


def test_submit_what_nobody_asked_approval_for_is_refused():
    company = a_company()
    preparer, approver = people(company)
    assessment = an_assessment(company, case="G10", by=preparer)

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=True, by=approver)

    assert reasons(refused)[0] == str(WRONG_MOMENT[Status.DRAFT])


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.APPROVER}))
def test_submit_by_the_wrong_person_is_refused(role):
    company = a_company()
    preparer, _approver = people(company)
    assessment = awaiting(company, preparer)

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=True, by=a_user(company, role))

    assert reasons(refused) == [str(WRONG_PERSON["submit"])]
    assert status(assessment) == Status.AWAITING_APPROVAL


def test_submit_by_another_companys_approver_is_refused():
    company = a_company()
    preparer, _approver = people(company)
    assessment = awaiting(company, preparer)

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=True, by=a_user(a_company(), Role.APPROVER))

    assert reasons(refused) == [str(WRONG_PERSON["submit"])]


def test_submit_by_the_one_who_asked_is_refused():
    company = a_company(size="small")
    _preparer, approver = people(company)
    assessment = awaiting(company, approver)

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=True, by=approver)

    assert reasons(refused) == [str(SECOND_PERSON)]
    assert not Submission.objects.exists()


def test_submit_by_the_one_who_asked_is_recorded_in_a_micro_company():
    company = a_company(size="micro")
    owner = a_user(company, Role.APPROVER)

    submission = submit(awaiting(company, owner), declared=True, by=owner)

    assert submission.prepared_by == submission.signed_by == owner
    assert last_event().details["same_person"] is True


def test_submit_without_the_declaration_is_refused():
    company = a_company()
    preparer, approver = people(company)
    assessment = awaiting(company, preparer)

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=False, by=approver)

    assert reasons(refused) == [str(NOT_DECLARED)]
    assert not Answer.objects.filter(question="Z02").exists()


def test_submit_with_an_answer_gone_missing_meanwhile_is_refused():
    company = a_company()
    preparer, approver = people(company)
    assessment = awaiting(company, preparer)
    assessment.company_sheet.answers.filter(question="A01").delete()

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=True, by=approver)

    assert reasons(refused) == ["A required question is not answered. (A01)"]


def test_submit_tells_all_reasons_at_once():
    company = a_company()
    preparer, _approver = people(company)
    assessment = awaiting(company, preparer)
    assessment.sheet.answers.filter(question="B03").delete()

    with pytest.raises(Refused) as refused:
        submit(assessment, declared=False, by=preparer)

    assert reasons(refused) == [
        str(WRONG_PERSON["submit"]),
        str(SECOND_PERSON),
        str(NOT_DECLARED),
        "A required question is not answered. (B03)",
    ]


def test_a_later_change_leaves_what_was_signed_as_it_was():
    submission = a_submission()
    assessment, signed = submission.assessment, submission.content["answers"]["A01"]["value"]
    other = contexts.register(
        assessment.organisation,
        Place(region="TM", product="cotton", issue="forced_labour", stages=("raw_material",)),
        by=submission.prepared_by,
    )

    save(other, {"A01": Given(value="l0")}, by=submission.prepared_by)

    again = Submission.objects.get(pk=submission.pk)
    assert again.content["answers"]["A01"]["value"] == signed
    assert again.digest == digest(again.content, again.outcome)
    assert assessment.company_sheet.answers.get(question="A01").value == "l0"


def test_hidden_answers_are_kept_but_not_signed():
    company = a_company()
    preparer, approver = people(company)
    assessment = an_assessment(company, case="G10", by=preparer)
    assert "F08" not in golden("G10")["expected"]["visible"]
    Answer.objects.create(
        sheet=assessment.sheet,
        question="F08",
        value={"impact_on_people": "x"},
        answered_by=preparer,
    )
    request_approval(assessment, declared=True, by=preparer)

    submission = submit(assessment, declared=True, by=approver)

    assert "F08" not in submission.content["answers"]
    assert assessment.sheet.answers.filter(question="F08").exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_in_the_same_moment_make_one_submission(settings):
    settings.TASKS = NO_RENDERING
    company = a_company()
    preparer, approver = people(company)
    other = a_user(company, Role.APPROVER)
    assessment = awaiting(company, preparer)

    results = at_once(
        lambda: submit(assessment, declared=True, by=approver),
        lambda: submit(assessment, declared=True, by=other),
    )

    (refusal,) = [result for result in results if isinstance(result, Refused)]
    (submission,) = [result for result in results if isinstance(result, Submission)]
    assert refusal.reasons[0] == WRONG_MOMENT[Status.SUBMITTED]
    assert Submission.objects.get() == submission
    assert Report.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_signing_while_a_colleague_changes_a_company_answer_keeps_answers_and_score_together(
    settings,
):
    settings.TASKS = NO_RENDERING
    company = a_company()
    preparer, approver = people(company)
    assessment = awaiting(company, preparer)
    elsewhere = Place(region="TM", product="cotton", issue="forced_labour", stages=("sale_use",))
    other = contexts.register(company, elsewhere, by=preparer)

    submission, _changed = at_once(
        lambda: submit(assessment, declared=True, by=approver),
        lambda: save(other, {"A01": Given(value="l0")}, by=preparer),
    )

    again = Submission.objects.get(pk=submission.pk)
    assert evaluate(dossier_again(again)).to_json() == again.outcome


# Sending back, and again.


def test_send_back_opens_the_answers_and_takes_the_declarations_back():
    company = a_company()
    preparer, approver = people(company)
    assessment = awaiting(company, preparer)

    send_back(assessment, "F06 is thin.", by=approver)

    assessment.refresh_from_db()
    assert (assessment.status, assessment.prepared_by) == (Status.DRAFT, None)
    assert not assessment.sheet.answers.filter(question__startswith="Z").exists()
    assert last_event().details == {"reason": "F06 is thin."}
    save(assessment, {"F03": Given(value="l3")}, by=preparer)


def test_send_back_by_the_wrong_person_without_a_reason_tells_both():
    company = a_company()
    preparer, _approver = people(company)
    assessment = awaiting(company, preparer)

    with pytest.raises(Refused) as refused:
        send_back(assessment, "  ", by=preparer)

    assert reasons(refused) == [str(WRONG_PERSON["send_back"]), "Give a reason."]
    assert status(assessment) == Status.AWAITING_APPROVAL


def test_send_back_what_was_just_signed_is_refused():
    submission = a_submission()

    with pytest.raises(Refused) as refused:
        send_back(submission.assessment, "Wait.", by=submission.signed_by)

    assert reasons(refused) == [str(WRONG_MOMENT[Status.SUBMITTED])]


# Withdrawing.


def test_withdraw_a_draft_ends_it():
    company = a_company()
    _preparer, approver = people(company)
    assessment = an_assessment(company)

    withdraw(assessment, "We do not buy there.", by=approver)

    assert status(assessment) == Status.WITHDRAWN
    assert last_event().details == {"reason": "We do not buy there."}


def test_withdraw_what_was_signed_leaves_it_as_it_was():
    submission = a_submission()

    withdraw(submission.assessment, "A mistake.", by=submission.signed_by)

    again = Submission.objects.get(pk=submission.pk)
    assert again.digest == digest(again.content, again.outcome) == submission.digest
    assert status(submission.assessment) == Status.WITHDRAWN


def test_withdraw_by_a_preparer_or_without_a_reason_is_refused():
    company = a_company()
    assessment = an_assessment(company)

    with pytest.raises(Refused) as refused:
        withdraw(assessment, "", by=a_user(company))

    assert reasons(refused) == [str(WRONG_PERSON["withdraw"]), "Give a reason."]


def test_withdraw_what_the_secretariat_reviews_is_refused():
    submission = a_submission()
    take(submission, by=a_reviewer(submission))

    with pytest.raises(Refused) as refused:
        withdraw(submission.assessment, "Stop.", by=submission.signed_by)

    assert reasons(refused) == [str(WRONG_MOMENT[Status.IN_REVIEW])]


def test_the_golden_place_is_the_one_of_the_risk_table():
    submission = a_submission(place=XINJIANG)

    assert submission.content["risk_table"]["row"] is not None
