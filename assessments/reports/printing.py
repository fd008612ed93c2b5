"""Making a PDF in a process of its own, which can fail without taking anything along."""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from django.conf import settings

SECONDS = 180  # by the clock, for one that hangs; confinement.py limits processor time
# What a program needs to find its libraries and fonts; no password is among it.
PASSED_ON = (
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "HOME",
    "LD_LIBRARY_PATH",
    "PATH",
    "XDG_CACHE_HOME",
)


class NotPrinted(Exception):  # noqa: N818 - says what happened
    """The PDF could not be made; the message is for the operator."""


def print_pdf(html: str, *, identifier: str) -> bytes:
    """The document as a PDF. Raise NotPrinted when it fails, takes too long or grows too large."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    try:
        with TemporaryDirectory() as scratch:  # gone afterwards, also when the process was killed
            result = subprocess.run(  # noqa: S603 - our own program, and a digest
                [sys.executable, "-m", "assessments.reports.pdf", identifier],
                input=html.encode(errors="replace"),
                capture_output=True,
                cwd=settings.BASE_DIR,
                env={**environment, "TMPDIR": scratch},
                timeout=SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        message = f"not ready after {SECONDS} seconds"
        raise NotPrinted(message) from error
    if result.returncode:
        raise NotPrinted(result.stderr.decode(errors="replace")[-2000:])
    return result.stdout
