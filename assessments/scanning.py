"""Asking ClamAV whether a file holds a virus, and what follows from its answer."""

import logging
import re
import socket
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from assessments.models import Evidence

CHUNK = 64 * 1024  # bytes in one piece of the stream
PORT = 3310  # clamd's own
SECONDS = 30  # without a sign of life
# Every form an answer can have; with a null byte behind it, because we ask with one.
VERDICT = re.compile(r"stream: (?:OK|(?P<virus>.+) FOUND)\0?")

logger = logging.getLogger(__name__)


class NotScanned(Exception):  # noqa: N818 - says what happened, as all our exceptions do
    """The scanner gave no verdict: it cannot be reached, or says why it will not."""


def is_configured() -> bool:
    return bool(settings.CLAMAV_SOCKET)


def answers(seconds: float) -> bool:
    """Whether the scanner is there, asked for at most this long."""
    try:
        with _connection(seconds) as scanner:
            scanner.sendall(b"zPING\0")
            return _reply(scanner) == "PONG\0"
    except (OSError, ValueError):  # ValueError: a port that is no number
        return False


def virus_in(file: IO[bytes]) -> str:
    """The name of the virus that was found; empty when there is none. Raise NotScanned.

    Source: clamd(8), command INSTREAM: pieces with their length in four bytes before
    them, and a length of nothing at the end.
    """
    try:
        with _connection(SECONDS) as scanner:
            scanner.sendall(b"zINSTREAM\0")
            while piece := file.read(CHUNK):
                scanner.sendall(len(piece).to_bytes(4) + piece)
            scanner.sendall((0).to_bytes(4))
            reply = _reply(scanner)
    except (OSError, ValueError) as error:
        raise NotScanned(str(error)) from error
    verdict = VERDICT.fullmatch(reply)
    if verdict is None:
        raise NotScanned(repr(reply))
    return verdict["virus"] or ""


def scan(evidence: Evidence) -> None:
    """Have the file scanned and keep the verdict; a file with a virus is deleted at once."""
    verdict, name = _verdict(evidence), evidence.file.name
    changed: dict[str, object] = {"scan": verdict, "scanned_at": timezone.now()}
    if verdict == Evidence.Scan.INFECTED:
        changed["file"] = ""
    Evidence.objects.filter(pk=evidence.pk).update(**changed)
    if verdict == Evidence.Scan.INFECTED and name:
        evidence.file.storage.delete(name)


def _verdict(evidence: Evidence) -> Evidence.Scan:
    try:
        with evidence.file.open("rb") as file:
            virus = virus_in(file)
    except (NotScanned, OSError) as error:
        logger.warning("evidence %s could not be scanned: %r", evidence.pk, str(error))
        return Evidence.Scan.FAILED
    if virus:
        logger.warning("evidence %s held the virus %r", evidence.pk, virus)
    return Evidence.Scan.INFECTED if virus else Evidence.Scan.CLEAN


def _connection(seconds: float) -> socket.socket:
    """A path is a Unix socket, anything else a host with its port."""
    address = settings.CLAMAV_SOCKET
    if not address.startswith("/"):
        place = urlsplit(f"//{address}")
        return socket.create_connection((place.hostname, place.port or PORT), seconds)
    scanner = socket.socket(socket.AF_UNIX)
    scanner.settimeout(seconds)
    try:
        scanner.connect(address)
    except OSError:
        scanner.close()
        raise
    return scanner


def _reply(scanner: socket.socket) -> str:
    """To the end: a scanner closes the connection after its answer."""
    with scanner.makefile("rb") as stream:
        return stream.read().decode(errors="replace")
