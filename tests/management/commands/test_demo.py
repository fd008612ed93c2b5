"""The demo is played once for all tests here; each looks at another side of it."""

from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from assessments.management.demo import reading
from assessments.models import Assessment, Evidence, Organisation, Report, Review, Submission, User
from assessments.models.dossiers import dossier_of
from assessments.models.earlier import earlier_of, unchanged_since
from assessments.scoring.outcome import evaluate
from assessments.workflow import Conclusion, Status
from tests.factories import GOLDEN_DAY, golden
from tests.security.world import fingerprint

COUNTS_ON = ("overall", "band", "band_before_caps", "knock_outs", "red_flags", "consistency")


@pytest.fixture(scope="module")
def _the_demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Within one transaction, which the tests' own stand in and which is never kept."""
    files = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMO=True, MEDIA_ROOT=files), time_machine.travel(GOLDEN_DAY):
            call_command("demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(_the_demo, db):
    this_year = Assessment.objects.filter(year=GOLDEN_DAY.year)
    return {
        (each.organisation.name.split()[0], each.context.region, each.context.product): each
        for each in this_year.select_related("organisation", "context")
    }


@pytest.mark.django_db
def test_demo_is_refused_outside_the_demo(settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("demo")

    assert User.objects.count() == 0


def test_demo_has_three_companies_and_a_secretariat(demo):
    kinds = [organisation.kind for organisation in Organisation.objects.order_by("kind")]

    assert kinds == ["company", "company", "company", "secretariat"]


def test_demo_says_of_every_organisation_and_person_that_it_is_invented(demo):
    names = Organisation.objects.values_list("name", flat=True)
    positions = User.objects.values_list("position", flat=True)

    assert [name for name in names if "(fictief)" not in name] == []
    assert [each for each in positions if "(fict" not in each] == []


def test_demo_people_have_an_address_that_signs_in_with_one_click_and_no_password(demo):
    people = User.objects.all()

    assert [each.email for each in people if not each.email.endswith("@demo.example")] == []
    assert [each.email for each in people if each.has_usable_password()] == []


def test_demo_has_a_dossier_in_every_status(demo):
    assert {each.status for each in demo.values()} == set(Status.values)


def test_demo_has_several_contexts_of_every_company(demo):
    assert {
        name: [key[0] for key in demo].count(name) for name in ("Linde", "Trits", "Atelier")
    } == {"Linde": 4, "Trits": 5, "Atelier": 2}


def test_every_signed_dossier_scores_as_its_golden_case(demo):
    played = [
        act.case
        for story in reading.stories()
        for act in story.acts
        if not story.years_ago and "submit" in {move.move for move in act.moves}
    ]

    this_year = Submission.objects.filter(assessment__year=GOLDEN_DAY.year)
    signed = this_year.order_by("assessment__created_at", "number")

    found = [{key: each.outcome[key] for key in COUNTS_ON} for each in signed]
    assert found == [{key: golden(case)["expected"][key] for key in COUNTS_ON} for case in played]


def test_the_dossier_that_awaits_approval_scores_as_its_golden_case(demo):
    waiting = demo["Linde", "CN-XJ", "viscose"]

    outcome = evaluate(dossier_of(waiting, on=GOLDEN_DAY)).to_json()

    assert waiting.status == Status.AWAITING_APPROVAL
    assert outcome["overall"] == golden("G10")["expected"]["overall"]


def test_one_dossier_was_returned_and_concluded_under_its_second_number(demo):
    cotton = demo["Linde", "CN-XJ", "cotton_apparel"]

    first, second = Review.objects.filter(submission__assessment=cotton).order_by("taken_at")

    assert (first.submission.number, first.state) == (1, Review.State.CHANGES_REQUESTED)
    assert (second.submission.number, second.state) == (2, Review.State.CONCLUDED)
    assert second.conclusion == Conclusion.ACCEPTED_WITH_AGREEMENTS


def test_one_draft_is_empty_and_one_is_half_filled(demo):
    empty, half = demo["Trits", "MM", "workwear"], demo["Linde", "VN", "apparel"]

    assert (empty.status, empty.sheet.answers.count()) == (Status.DRAFT, 0)
    assert half.status == Status.DRAFT
    assert sorted(half.finished_sections.values_list("section", flat=True)) == ["A", "B", "P"]


def test_the_half_filled_draft_has_a_signed_year_before_it(demo):
    half = demo["Linde", "VN", "apparel"]

    (before,) = Submission.objects.filter(
        assessment__context=half.context, assessment__year=GOLDEN_DAY.year - 1
    )

    offered = earlier_of(half).answers(half.questionnaire.questions())
    assert before.signed_at.year == GOLDEN_DAY.year - 1
    assert before.assessment.status == Status.CONCLUDED
    assert offered["B03"].value == half.sheet.answers.get(question="B03").value
    assert offered["A01"].year == GOLDEN_DAY.year - 1


def test_what_stayed_the_same_is_told_of_what_was_signed_this_year(demo):
    cotton = demo["Linde", "CN-XJ", "cotton_apparel"].submissions.latest("number")

    unchanged = unchanged_since(cotton.content)

    # The company's own answers: of this context there is no earlier year.
    assert unchanged == {"H03": GOLDEN_DAY.year - 1, "I01": GOLDEN_DAY.year - 1}


def test_in_the_micro_company_one_person_prepared_and_signed(demo):
    signed = Submission.objects.filter(assessment__organisation__size="micro")

    assert {(each.prepared_by.name, each.signed_by.name) for each in signed} == {
        ("Hanna Pluis", "Hanna Pluis")
    }


def test_every_submission_waits_for_its_report_in_both_languages(demo):
    assert Report.objects.count() == 2 * Submission.objects.count()


def test_every_piece_of_evidence_is_a_file_or_a_link(demo):
    assert [each.title for each in Evidence.objects.all() if not (each.sha256 or each.link)] == []


def test_every_outcome_and_every_event_of_the_demo_can_be_proved(demo):
    scores, events = StringIO(), StringIO()

    call_command("check_scores", stdout=scores)
    call_command("verify_events", stdout=events)

    assert scores.getvalue() == "Submissions reproduced: 10.\n"
    assert events.getvalue().startswith("Chains that hold: 3,")


def test_demo_again_changes_nothing(demo, settings):
    settings.DEMO, settings.DATA_DIR = True, "var/demo"
    before, said = fingerprint(), StringIO()

    call_command("demo", stdout=said)

    assert fingerprint() == before
    assert said.getvalue() == "The demo is already there. Remove var/demo to begin anew.\n"
