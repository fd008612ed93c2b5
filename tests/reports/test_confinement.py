"""Each in a process of its own: there is no way back from a confinement."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FACES = ROOT / "assessments" / "reports"


def confined(code: str, scratch: Path) -> subprocess.CompletedProcess[str]:
    program = f"""
import pathlib, socket, subprocess, tempfile, os
from assessments.reports.confinement import confine
confine(pathlib.Path({str(FACES)!r}))
{code}
print("done")
"""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"TMPDIR": str(scratch), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "socket.socket()",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.fork()",
        f"open({str(ROOT / 'pyproject.toml')!r})",
        "open('/etc/hostname')",
        "open('/srv/somebody-elses')",
        "pathlib.Path('/etc/passwd').read_bytes()",
        f"open({str(FACES / '..' / '..' / 'pyproject.toml')!r})",
        "bytearray(3 * 1024**3)",
    ],
)
def test_a_confined_process_may_not(code, tmp_path):
    result = confined(code, tmp_path)

    assert (result.returncode, result.stdout) == (1, "")
    assert "not allowed here" in result.stderr or "MemoryError" in result.stderr


@pytest.mark.parametrize(
    "code",
    [
        f"open({str(FACES / 'report.css')!r}).close()",
        "import json, email, html.parser, zipfile",
        "tempfile.TemporaryFile().close()",
        "bytearray(100 * 1024**2)",
    ],
)
def test_a_confined_process_may(code, tmp_path):
    result = confined(code, tmp_path)

    assert (result.returncode, result.stdout) == (0, "done\n"), result.stderr
