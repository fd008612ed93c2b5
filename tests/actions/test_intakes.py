"""Answers from a file wait for a yes, and are saved as if they were typed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.actions import answers, intakes
from assessments.actions.answers import Given, fingerprint
from assessments.actions.intakes import Problem, Proposal
from assessments.models import AnswerVersion, Assessment, Intake
from assessments.models.dossiers import answers_of
from assessments.questionnaires.answers import MAX_ROWS
from assessments.workflow import Refused, Role, Status
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db
ROW, OTHER_ROW = {"name": "Fabriek A", "region": "NL"}, {"name": "Fabriek B"}


def kept(assessment, proposal, by=None):
    return intakes.keep(
        assessment, proposal, file_name="answers.xlsx", by=by or assessment.created_by
    )


def stored(assessment, code):
    answer = answers_of(assessment).get(code)
    return answer.value if answer else None


def test_nothing_is_saved_before_somebody_says_so():
    assessment = an_assessment()
    problem = Problem(code="A01", place="Vragen!D3", sentence="Dit kan niet.")
    proposal = Proposal(
        given={"B03": Given(value="Nieuw", seen="")}, problems=(problem,), unchanged=57
    )

    intake = kept(assessment, proposal)

    assert stored(assessment, "B03") is None
    assert intakes.given_of(intake) == proposal.given
    assert (intake.unchanged, intake.problems[0]["place"]) == (57, "Vragen!D3")


def test_what_is_saved_says_that_it_was_imported_and_the_intake_is_gone():
    assessment = an_assessment()
    given = {
        "B03": Given(value="Nieuw", remark="Zie bijlage", seen=""),
        "C01": Given(value=(ROW,), seen=""),
    }

    saved = intakes.save(kept(assessment, Proposal(given=given)), by=assessment.created_by)

    assert sorted(saved.changed) == ["B03", "C01"]
    assert stored(assessment, "C01") == [ROW]
    assert set(AnswerVersion.objects.values_list("origin", flat=True)) == {"imported"}
    assert not Intake.objects.exists()


def test_conflict_is_left_alone_unless_the_person_chose_the_file():
    assessment = an_assessment(case="G10")
    given = {
        code: Given(value="Uit het bestand", seen=fingerprint(answers_of(assessment)[code]))
        for code in ("B03", "F11")
    }
    proposal = Proposal(given=given, conflicts=frozenset(given))

    saved = intakes.save(
        kept(assessment, proposal), instead=["F11", "A01"], by=assessment.created_by
    )

    assert saved.changed == ["F11"]
    assert stored(assessment, "B03") != "Uit het bestand"


def test_answer_that_changed_after_it_was_looked_at_is_not_overwritten():
    assessment = an_assessment()
    intake = kept(assessment, Proposal(given={"B03": Given(value="Uit het bestand", seen="")}))
    answers.save(
        assessment, {"B03": Given(value="Van een collega")}, by=a_user(assessment.organisation)
    )

    saved = intakes.save(intake, by=assessment.created_by)

    assert (saved.changed, saved.conflicts) == ([], ["B03"])
    assert stored(assessment, "B03") == "Van een collega"


@pytest.mark.parametrize(("is_added", "expected"), [(True, [OTHER_ROW, ROW]), (False, [ROW])])
def test_rows_come_behind_those_there_are_or_in_their_place(is_added, expected):
    assessment = an_assessment()
    answers.save(
        assessment, {"C01": Given(value=(OTHER_ROW,), remark="Zie F06")}, by=assessment.created_by
    )
    seen = fingerprint(answers_of(assessment)["C01"])
    given = {"C01": Given(value=(ROW,), remark="Zie F06", seen=seen)}
    intake = kept(assessment, Proposal(given=given, question="C01"))

    intakes.save_rows(intake, is_added=is_added, by=assessment.created_by)

    assert stored(assessment, "C01") == expected


def test_new_file_of_a_person_takes_the_place_of_the_last_and_of_no_one_elses():
    assessment = an_assessment()
    theirs = kept(assessment, Proposal(), by=a_user(assessment.organisation))
    kept(assessment, Proposal())
    last = kept(assessment, Proposal())

    assert set(Intake.objects.all()) == {theirs, last}


def test_what_nobody_saved_is_gone_after_a_day():
    assessment = an_assessment()
    old = kept(assessment, Proposal(), by=a_user(assessment.organisation))
    Intake.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(hours=25))

    last = kept(assessment, Proposal())

    assert list(Intake.objects.all()) == [last]


def test_what_is_thrown_away_changes_nothing():
    assessment = an_assessment()
    intakes.discard(kept(assessment, Proposal(given={"B03": Given(value="x", seen="")})))

    assert (Intake.objects.count(), stored(assessment, "B03")) == (0, None)


def test_viewer_can_bring_nothing_in():
    assessment = an_assessment()

    with pytest.raises(Refused):
        kept(assessment, Proposal(), by=a_user(assessment.organisation, Role.VIEWER))


def test_locked_assessment_takes_nothing_in_and_keeps_what_waits():
    assessment = an_assessment()
    intake = kept(assessment, Proposal(given={"B03": Given(value="x", seen="")}))
    Assessment.objects.filter(pk=assessment.pk).update(status=Status.AWAITING_APPROVAL)

    with pytest.raises(Refused):
        intakes.save(intake, by=assessment.created_by)

    assert Intake.objects.count() == 1


def test_rows_that_are_added_are_not_more_than_a_table_takes():
    assessment = an_assessment()
    full = tuple({"name": f"Fabriek {number}"} for number in range(MAX_ROWS))
    answers.save(assessment, {"C01": Given(value=full)}, by=assessment.created_by)
    before = fingerprint(answers_of(assessment)["C01"])
    proposal = Proposal(given={"C01": Given(value=(ROW,), seen=before)}, question="C01")
    intake = kept(assessment, proposal)

    with pytest.raises(Refused) as refused:
        intakes.save_rows(intake, is_added=True, by=assessment.created_by)

    assert str(MAX_ROWS) in str(refused.value)
    assert len(stored(assessment, "C01")) == MAX_ROWS
    assert Intake.objects.filter(pk=intake.pk).exists()
