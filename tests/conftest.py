"""What every test stands on."""

import os

import pytest
from django.conf import settings as django_settings

# Playwright keeps a loop running in the main thread; our own code is synchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as in production: one in memory knows no waiting for each other's locks."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = tmp_path_factory.mktemp("database") / "test.sqlite3"


@pytest.fixture(autouse=True)
def _files_in_a_temporary_place(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _a_failed_task_fails_the_test():
    """The immediate backend records a task's exception and goes on; tests must not."""
    from django.tasks.signals import task_finished  # noqa: PLC0415 - settings come first

    def fail(task_result, **_):
        if task_result.errors:
            pytest.fail(task_result.errors[-1].traceback)

    task_finished.connect(fail)
    yield
    task_finished.disconnect(fail)


@pytest.fixture
def reports_wait(settings):
    """Reports are asked for and never made: for tests that are about something else."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
