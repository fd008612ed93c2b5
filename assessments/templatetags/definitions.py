"""The questionnaire's texts in templates."""

from django import template

from assessments import language
from assessments.questionnaires.texts import Text

register = template.Library()


@register.filter
def wording(text: Text | None) -> str:
    """The text in the reader's language; nothing where the questionnaire has none."""
    return language.wording(text) if text else ""
