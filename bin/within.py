"""Run a command for at most so many seconds; exit with 124 when it had to be stopped."""

import os
import signal
import subprocess
import sys

TOO_LONG = 124

with subprocess.Popen(sys.argv[2:], start_new_session=True) as running:  # noqa: S603 - bin/journeys'
    try:
        sys.exit(running.wait(timeout=int(sys.argv[1])))
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        sys.exit(TOO_LONG)
