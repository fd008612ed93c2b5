"""Asking for the blank questionnaire on paper; a worker makes it."""

from django.db import transaction

from assessments import tasks
from assessments.models import Blank
from assessments.questionnaires.definitions import Questionnaire


@transaction.atomic
def request_blank(questionnaire: Questionnaire, language: str) -> Blank:
    """Made once: what is ready or being made is left alone, what failed is tried again."""
    blank, is_new = Blank.objects.get_or_create(
        questionnaire_slug=questionnaire.slug,
        questionnaire_version=questionnaire.version,
        language=language,
    )
    failed = Blank.objects.filter(pk=blank.pk, state=Blank.State.FAILED)
    if is_new or failed.update(state=Blank.State.WAITING):
        pk = str(blank.pk)
        transaction.on_commit(lambda: tasks.render_blank.enqueue(pk))
    return blank
