"""Doing several things at the same moment, each in a thread with its own connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each of them gave, or the exception it raised; only for transactional tests."""
    start = Barrier(len(acts))
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(lambda act: _after(start, act), acts))


def _after(start: Barrier, act: Callable[[], object]) -> object:
    try:
        start.wait()
        return act()
    except Exception as error:  # noqa: BLE001 - whatever went wrong is what the test asks for
        return error
    finally:
        # Django keeps a connection to a database in memory open; this thread's must not linger.
        if connection.connection is not None:
            connection.connection.close()
            connection.connection = None
