import pytest

from assessments.actions.blanks import request_blank
from assessments.models import Blank
from tests.scoring.cases import the_questionnaire

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports_wait")]


def asked(language, callbacks):
    with callbacks(execute=False) as tasks:
        request_blank(the_questionnaire(), language)
    return len(tasks)


def test_blank_is_asked_for_once_per_language(django_capture_on_commit_callbacks):
    counts = [asked(each, django_capture_on_commit_callbacks) for each in ("nl", "nl", "en")]

    assert counts == [1, 0, 1]
    assert Blank.objects.count() == 2


def test_blank_that_failed_is_tried_again(django_capture_on_commit_callbacks):
    asked("nl", django_capture_on_commit_callbacks)
    Blank.objects.update(state=Blank.State.FAILED)

    assert asked("nl", django_capture_on_commit_callbacks) == 1
    assert Blank.objects.get().is_waiting


def test_blank_is_made_by_the_task(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

    with django_capture_on_commit_callbacks(execute=True):
        request_blank(the_questionnaire(), "en")

    assert Blank.objects.get().is_ready
