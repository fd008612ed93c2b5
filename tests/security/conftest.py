"""The world that is attacked: made once for each module, undone after each test."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from tests.security.world import World, a_world

NOT_MADE = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("world")


@pytest.fixture
def files(settings, world, folder):
    """The files of the world, also for the tests, which each have a place of their own."""
    settings.MEDIA_ROOT = folder
    settings.TASKS = NOT_MADE


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, folder) -> Iterator[World]:
    """One world for all; each test undoes what it did to it."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder, TASKS=NOT_MADE),
        transaction.atomic(),
    ):
        yield a_world()
        transaction.set_rollback(True)
