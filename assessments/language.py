"""Which wording of a questionnaire the reader gets."""

from django.utils.translation import get_language

from assessments.questionnaires.texts import Text


def wording(text: Text) -> str:
    """The text in the language being spoken, else in the first one it was written in."""
    return text.get((get_language() or "")[:2]) or next(iter(text.values()))
