"""A real Chromium before the real site, on the day of the golden cases."""

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from playwright.sync_api import Browser, expect, sync_playwright

from assessments.models import User
from tests.factories import GOLDEN_DAY
from tests.journeys.looking import DESK, HEIGHT, Looks
from tests.journeys.person import Person
from tests.journeys.watching import Watch

ROOT = Path(__file__).parents[2]
# Without a network, without a screen, and as root: stays quiet all the same.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60_000  # milliseconds until a page or a button counts as missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    found = subprocess.run(  # noqa: S603 - our own script, without arguments
        [ROOT / "bin" / "find-chromium"], capture_output=True, text=True, check=True
    ).stdout.strip()
    if not found:
        _leave_out("no Chromium was found: install it, or set CHROMIUM to its path")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()
        _close_connections()


def _close_connections() -> None:
    """Those that Django opened while Playwright's loop ran: it has others beside that loop."""
    for connection in connections.all(initialized_only=True):
        BaseDatabaseWrapper.close(connection)  # one in memory refuses to close by itself


def _leave_out(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def looks() -> Looks:
    return Looks()


@pytest.fixture(autouse=True)
def _on_the_golden_day() -> Iterator[None]:
    with time_machine.travel(datetime.combine(GOLDEN_DAY, time(9), UTC), tick=True):
        yield


@pytest.fixture
def watch(live_server) -> Iterator[Watch]:
    """Its `refusals` are the statuses from 400 on that a test expects to see."""
    watch = Watch(live_server.url)
    yield watch
    assert watch.problems == []
    assert watch.refusals == [], "these refusals were foreseen but did not come"


@pytest.fixture
def at_a_browser(chromium, watch, looks) -> Iterator[Callable[..., Person]]:
    """Gives somebody a browser of their own, already signed in when it is a user."""
    contexts = []

    def sit_down(
        kind: type[Person],
        user: User | None = None,
        *,
        language: str = "nl",
        has_scripts: bool = True,
    ) -> Person:
        context = chromium.new_context(
            base_url=watch.home,
            viewport={"width": DESK, "height": HEIGHT},
            locale=language,
            reduced_motion="reduce",  # colours that are still changing have no contrast yet
            java_script_enabled=has_scripts,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.follow(context)
        if user:
            context.add_cookies([_session_of(user, watch.home)])
        # The rules are scripts: without these, looking would wait for ever.
        return kind(
            context.new_page(),
            user.language if user else language,
            looks if has_scripts else None,
        )

    yield sit_down
    for context in contexts:
        context.close()
    problems, looks.problems = looks.problems, []
    assert not problems, "\n".join(problems)


def _session_of(user: User, home: str) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": home}
