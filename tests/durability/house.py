"""A real server with a database of its own, whose processes can be killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds until a server counts as broken
TOKEN = "a" * 32  # who sends both the cookie and the field is no stranger's page


class House:
    """Two workers of four threads, as bin/demo starts them; on SQLite or on PostgreSQL."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.port = 0  # another one each time the doors open
        self.folder = folder
        self.server: subprocess.Popen[bytes] | None = None
        self.environment = {
            **os.environ,
            "DATA_DIR": str(folder),
            "STATIC_ROOT": str(folder),
            "PLAIN_STATIC_FILES": "yes",
            "SITE_URL": "http://127.0.0.1",
            "TASK_BACKEND": "django_tasks_db.DatabaseBackend",  # nobody works the tasks off
            "DJANGO_SETTINGS_MODULE": "duediligence.settings",
        }
        if database:
            self.environment["DATABASE_NAME"] = database

    def run(self, module: str, *words: str) -> Any:
        """What a module of the tests prints as JSON when it runs against this database."""
        done = subprocess.run(  # noqa: S603 - our own modules
            [sys.executable, "-m", module, *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        return json.loads(done.stdout)

    def open(self) -> None:
        """Start the server and wait until it answers."""
        last = time.monotonic() + PATIENCE
        self._start()
        while not self._answers():
            if time.monotonic() > last:
                raise TimeoutError
            if self.server and self.server.poll() is not None:
                self._start()  # somebody else took the port
            time.sleep(0.05)

    def _start(self) -> None:
        self.port = _free_port()
        command = ["-m", "gunicorn", "duediligence.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        options = ["--workers", "2", "--threads", "4", "--preload", "--log-level", "critical"]
        self.server = subprocess.Popen(  # noqa: S603 - our own server
            [sys.executable, *command, *options, "--worker-tmp-dir", str(self.folder)],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
        )

    def kill(self) -> None:
        """Without a word of warning, all its processes at once."""
        if self.server:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None

    def _answers(self) -> bool:
        try:
            with self.visitor("") as visitor:
                return visitor.get("/healthz") == HTTPStatus.OK
        except OSError:
            return False

    def visitor(self, session: str) -> "Visitor":
        return Visitor(self.port, session)


class Visitor:
    """Somebody's browser, as far as it talks to the server; signed in by a session."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.headers = {
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.connection.close()

    def get(self, address: str) -> int:
        return self._ask("GET", address, None)

    def post(self, address: str, fields: Mapping[str, str]) -> int:
        """The status; raises OSError or HTTPException when the server is gone."""
        return self._ask("POST", address, urlencode(fields))

    def _ask(self, method: str, address: str, body: str | None) -> int:
        self.connection.request(method, address, body, self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status


@contextmanager
def a_house(folder: Path) -> Iterator[House]:
    """With tables and nothing in them."""
    with _a_database() as database:
        house = House(folder, database)
        try:
            yield house
        finally:
            house.kill()


@contextmanager
def _a_database() -> Iterator[str]:
    """On the PostgreSQL that the tests run on; with SQLite the folder is enough."""
    if not os.environ.get("DATABASE_NAME"):
        yield ""
        return
    import psycopg  # noqa: PLC0415 - not everybody has it

    name = f"house_{os.getpid()}"
    where = {
        key: os.environ.get(f"DATABASE_{variable}", "")
        for key, variable in (
            ("dbname", "NAME"),
            ("user", "USER"),
            ("password", "PASSWORD"),
            ("host", "HOST"),
            ("port", "PORT"),
        )
    }
    with psycopg.connect(**where, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield name
    finally:
        with psycopg.connect(**where, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
