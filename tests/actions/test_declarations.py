import pytest

from assessments.actions.declarations import declarations, declare, take_back
from assessments.models import Answer
from assessments.questionnaires.questions import Signatory
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db


def declared(assessment) -> dict[str, tuple[object, str]]:
    found = assessment.sheet.answers.filter(question__startswith="Z")
    return {each.question: (each.value, each.answered_by.name) for each in found}


@pytest.mark.parametrize(
    ("signatory", "codes"), [(Signatory.PREPARER, ["Z01"]), (Signatory.APPROVER, ["Z02"])]
)
def test_each_signatory_has_their_own_declarations(signatory, codes):
    assessment = an_assessment()

    assert [question.code for question in declarations(assessment, signatory)] == codes


def test_declare_puts_the_name_of_the_signatory_under_it():
    company = a_company()
    assessment = an_assessment(company)

    declare(assessment, Signatory.PREPARER, by=a_user(company, name="Ada"))

    assert declared(assessment) == {"Z01": (True, "Ada")}


def test_declare_again_by_another_replaces_the_name():
    company = a_company()
    assessment = an_assessment(company)
    declare(assessment, Signatory.PREPARER, by=a_user(company, name="Ada"))

    declare(assessment, Signatory.PREPARER, by=a_user(company, name="Ben"))

    assert declared(assessment) == {"Z01": (True, "Ben")}


def test_take_back_removes_all_declarations_and_nothing_else():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, case="G10", by=user)
    answers = Answer.objects.count()
    declare(assessment, Signatory.PREPARER, by=user)
    declare(assessment, Signatory.APPROVER, by=user)

    take_back(assessment)

    assert declared(assessment) == {}
    assert Answer.objects.count() == answers


def test_take_back_leaves_other_assessments_alone():
    company = a_company()
    user = a_user(company)
    one, other = an_assessment(company, by=user), an_assessment()
    declare(other, Signatory.PREPARER, by=user)

    take_back(one)

    assert list(declared(other)) == ["Z01"]
