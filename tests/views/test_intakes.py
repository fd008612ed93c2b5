"""What was read from a file, looked at and saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions import answers, intakes
from assessments.actions.answers import Given, fingerprint
from assessments.actions.intakes import Problem, Proposal
from assessments.models import Assessment, Intake
from assessments.models.dossiers import answers_of
from assessments.workflow import Status
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db
ROWS = ({"name": "Fabriek A", "region": "NL"}, {"name": "Fabriek B"})


@pytest.fixture
def assessment(client):
    assessment = an_assessment(case="G10")
    client.force_login(assessment.created_by)
    return assessment


def waiting(assessment, given=None, **more):
    """Keeps what a file says at these questions, as it is read when nobody else is at work."""
    stored = answers_of(assessment)
    given = {
        code: Given(value=value, seen=fingerprint(stored.get(code)))
        for code, value in (given or {"B03": "Uit het bestand"}).items()
    }
    proposal = Proposal(given=given, **more)
    return intakes.keep(assessment, proposal, file_name="a.xlsx", by=assessment.created_by)


def address(intake, name="show"):
    return reverse(f"intakes:{name}", args=[intake.pk])


def stored(assessment, code):
    return answers_of(assessment)[code].value


def test_page_shows_what_was_and_what_would_be(client, assessment):
    old = stored(assessment, "B03")

    page = client.get(address(waiting(assessment))).content.decode()

    assert old.partition("\n")[0][:40] in page
    assert "Uit het bestand" in page
    assert stored(assessment, "B03") == old


def test_page_names_the_cells_that_cannot_be_read(client, assessment):
    problem = Problem(code="A01", place="Vragen!D3", sentence="Dit kan niet.")

    page = client.get(address(waiting(assessment, problems=(problem,)))).content.decode()

    assert "Vragen!D3" in page
    assert "Dit kan niet." in page


def test_page_says_which_answers_are_not_asked_now(client, assessment):
    intake = waiting(assessment, {"C06": "Wij tonen dit aan.", "B03": "Anders"})

    changes = {each.question.code: each for each in client.get(address(intake)).context["changes"]}

    assert (changes["C06"].is_asked, changes["B03"].is_asked) == (False, True)


def test_question_that_the_file_itself_brings_up_is_asked(client, assessment):
    intake = waiting(assessment, {"P01": "excluded", "C06": "Wij tonen dit aan."})

    changes = {each.question.code: each for each in client.get(address(intake)).context["changes"]}

    assert changes["C06"].is_asked


def test_yes_saves_and_leads_back(client, assessment):
    response = client.post(address(waiting(assessment)))

    assert response["Location"] == reverse("workbooks:show", args=[assessment.pk])
    assert stored(assessment, "B03") == "Uit het bestand"
    assert not Intake.objects.exists()


@pytest.mark.parametrize(("chosen", "expected"), [([], "oud"), (["B03"], "Uit het bestand")])
def test_conflict_is_saved_only_when_it_was_chosen(client, assessment, chosen, expected):
    answers.save(assessment, {"B03": Given(value="oud")}, by=a_user(assessment.organisation))
    intake = waiting(assessment, conflicts=frozenset({"B03"}))

    assert 'name="instead"' in client.get(address(intake)).content.decode()
    client.post(address(intake), {"instead": chosen})

    assert stored(assessment, "B03") == expected


def test_change_by_a_colleague_after_the_page_was_opened_is_told(client, assessment):
    intake = waiting(assessment)
    answers.save(assessment, {"B03": Given(value="later")}, by=a_user(assessment.organisation))

    page = client.post(address(intake), follow=True)

    assert "B03" in str(next(iter(page.context["messages"])))
    assert stored(assessment, "B03") == "later"


def test_no_saves_nothing(client, assessment):
    old = stored(assessment, "B03")

    client.post(address(waiting(assessment), "discard"))

    assert (stored(assessment, "B03"), Intake.objects.exists()) == (old, False)


@pytest.mark.parametrize(("choice", "count"), [("add", 2), ("replace", 2), ("", 2)])
def test_rows_are_shown_and_lead_back_to_their_question(client, assessment, choice, count):
    before = len(stored(assessment, "C01"))
    intake = waiting(assessment, {"C01": ROWS}, question="C01")

    page = client.get(address(intake))
    response = client.post(address(intake), {"rows": choice})

    assert "Fabriek B" in page.content.decode()
    assert page.context["rows_now"] == before
    assert "/sections/C/#div_id_C01" in response["Location"]
    assert len(stored(assessment, "C01")) == count + (before if choice == "add" else 0)


def test_file_that_changes_nothing_says_so(client, assessment):
    intake = intakes.keep(
        assessment, Proposal(unchanged=58), file_name="a.xlsx", by=assessment.created_by
    )

    page = client.get(address(intake)).content.decode()

    assert f'action="{address(intake, "discard")}"' in page
    assert "58" in page


def test_locked_assessment_says_why_nothing_was_saved(client, assessment):
    intake = waiting(assessment)
    Assessment.objects.filter(pk=assessment.pk).update(status=Status.AWAITING_APPROVAL)

    page = client.post(address(intake))

    assert page.status_code == 409
    assert page.context["reasons"]
    assert Intake.objects.exists()


def test_page_needs_as_many_queries_for_one_answer_as_for_many(client, assessment):
    few = waiting(assessment)
    with_few = _queries(client, address(few))
    texts = dict.fromkeys(("B03", "F11", "C06", "G02", "J04"), "Anders")

    assert _queries(client, address(waiting(assessment, texts))) == with_few


def _queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
