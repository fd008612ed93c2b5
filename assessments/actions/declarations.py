"""The declarations under an assessment: who puts them there, and when they fall away."""

from assessments.models import Answer, Assessment, User
from assessments.questionnaires.questions import Kind, Question, Signatory


def declarations(assessment: Assessment, signatory: Signatory) -> list[Question]:
    """The declarations that this signatory makes, in the order of asking."""
    return [
        question
        for question in assessment.questionnaire.questions()
        if question.kind is Kind.DECLARATION and question.signed_by is signatory
    ]


def declare(assessment: Assessment, signatory: Signatory, *, by: User) -> None:
    """Put the signatory's declarations under the assessment, within the caller's transaction."""
    for question in declarations(assessment, signatory):
        Answer.objects.update_or_create(
            sheet=assessment.sheet,
            question=question.code,
            defaults={"value": True, "answered_by": by},
        )


def take_back(assessment: Assessment) -> None:
    """Remove all declarations: what is opened again must be declared again."""
    codes = [q.code for q in assessment.questionnaire.questions() if q.kind is Kind.DECLARATION]
    assessment.sheet.answers.filter(question__in=codes).delete()
