"""What every test stands on."""

import os

import pytest
from django.conf import settings as django_settings

from tests.clamd import a_clamd

# Playwright keeps a loop running in the main thread; our own code is synchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_addoption(parser):
    parser.addoption(
        "--only-with-database",
        action="store_true",
        help="leave out what never asks a database: it does not differ from one to another",
    )


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--only-with-database"):
        return
    kept = [item for item in items if asks_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def asks_a_database(item) -> bool:
    """Marked so, or with a real server that has one."""
    return bool(item.get_closest_marker("django_db")) or "durability" in item.path.parts


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
def clamd(settings):
    """A virus scanner that files are sent to."""
    with a_clamd() as scanner:
        settings.CLAMAV_SOCKET = scanner.address
        yield scanner


@pytest.fixture
def no_clamd(settings, tmp_path):
    """A virus scanner that is configured, and not there."""
    settings.CLAMAV_SOCKET = str(tmp_path / "nobody.ctl")


@pytest.fixture
def reports_wait(settings):
    """Reports are asked for and never made: for tests that are about something else."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
