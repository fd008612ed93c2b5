import pytest

from assessments.actions import answers
from assessments.actions.answers import Given, fingerprint
from assessments.actions.submissions import request_approval
from assessments.actions.versions import earlier, restore, yield_to_colleague
from assessments.models import Answer, AnswerVersion
from assessments.workflow import Refused, Role
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


def give(assessment, value, by, code="B03"):
    answers.save(assessment, {code: Given(value=value)}, by=by)


def standing(assessment, code="B03"):
    return assessment.sheet.answers.get(question=code)


def versions(assessment, code="B03"):
    question = assessment.questionnaire.question(code)
    found = AnswerVersion.objects.of(assessment, question)
    return [(each.version, each.value, each.origin, each.answered_by) for each in found]


def test_earlier_answer_is_put_back_whole_and_the_history_says_so(draft, preparer):
    first = Given(value="First", remark="Ask Jan")
    answers.save(draft, {"B03": first}, by=preparer)
    give(draft, "Second", preparer)

    restore(draft, "B03", 1, seen=fingerprint(standing(draft)), by=preparer)

    assert (standing(draft).value, standing(draft).remark) == ("First", "Ask Jan")
    assert [(number, origin) for number, _v, origin, _by in versions(draft)] == [
        (1, "filled_in"),
        (2, "filled_in"),
        (3, "undone"),
    ]


def test_before_the_first_answer_there_was_nothing(draft, preparer):
    give(draft, "l3", preparer, code="C02")

    restore(draft, "C02", 0, seen=fingerprint(standing(draft, "C02")), by=preparer)

    assert standing(draft, "C02").value is None


def test_answer_of_the_company_is_put_back_on_its_own_sheet(draft, preparer):
    give(draft, "l1", preparer, code="A01")
    give(draft, "l2", preparer, code="A01")
    answer = draft.company_sheet.answers.get(question="A01")

    restore(draft, "A01", 1, seen=fingerprint(answer), by=preparer)

    answer.refresh_from_db()
    assert answer.value == "l1"
    assert draft.sheet.answers.count() == 0


def test_colleague_who_was_first_is_not_overwritten(draft, preparer, company):
    give(draft, "First", preparer)
    give(draft, "Second", preparer)
    seen = fingerprint(standing(draft))
    give(draft, "Of a colleague", a_user(company))

    with pytest.raises(Refused):
        restore(draft, "B03", 1, seen=seen, by=preparer)

    assert standing(draft).value == "Of a colleague"


def test_version_that_never_was_cannot_be_put_back(draft, preparer):
    with pytest.raises(AnswerVersion.DoesNotExist):
        restore(draft, "B03", 7, seen="", by=preparer)


def test_version_of_another_context_is_no_version_of_this_one(company, draft, preparer):
    other = an_assessment(a_company(), by=None)
    answers.save(other, {"B03": Given(value="Theirs")}, by=other.created_by)

    with pytest.raises(AnswerVersion.DoesNotExist):
        earlier(draft, draft.questionnaire.question("B03"), 1)


def test_viewer_puts_nothing_back(draft, preparer, company):
    give(draft, "First", preparer)

    with pytest.raises(Refused):
        restore(
            draft,
            "B03",
            0,
            seen=fingerprint(standing(draft)),
            by=a_user(company, Role.VIEWER),
        )

    assert standing(draft).value == "First"


def test_nothing_is_put_back_once_the_answers_are_locked(company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    request_approval(full, declared=True, by=preparer)
    before = standing(full)

    with pytest.raises(Refused):
        restore(full, "B03", 0, seen=fingerprint(before), by=preparer)
    with pytest.raises(Refused):
        yield_to_colleague(full, "B03", Given(value="Mine"), by=preparer)

    assert standing(full).version == before.version


def test_who_yields_leaves_the_colleagues_answer_and_is_in_the_history(draft, preparer, company):
    colleague = a_user(company)
    give(draft, "Theirs", colleague)

    yield_to_colleague(draft, "B03", Given(value="Mine", seen=""), by=preparer)

    assert standing(draft).value == "Theirs"
    assert versions(draft) == [
        (1, "Theirs", "filled_in", colleague),
        (2, "Mine", "filled_in", preparer),
        (3, "Theirs", "undone", preparer),
    ]


def test_who_yields_to_an_answer_that_was_taken_away_leaves_nothing(draft, preparer):
    yield_to_colleague(draft, "B03", Given(value="Mine", seen="x"), by=preparer)

    assert standing(draft).value is None
    assert [value for _number, value, _origin, _by in versions(draft)] == ["Mine", None]


def test_who_yields_what_was_the_same_changes_nothing(draft, preparer, company):
    give(draft, "Same", a_user(company))

    yield_to_colleague(draft, "B03", Given(value="Same"), by=preparer)

    assert Answer.objects.get(question="B03").version == 1
