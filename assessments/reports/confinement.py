"""What the process that makes a PDF may not do: run long, grow large, reach out, look around."""

import resource
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

SECONDS = 60  # of processor time; a report of 20 pages takes two
MEMORY = 2 * 1024**3  # bytes of address space; a report of 200 pages takes a quarter of it

# Everything Python tells its audit hooks about the network and about other programs.
FORBIDDEN = (
    "ftplib.",
    "http.client.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.spawn",
    "smtplib.",
    "socket.",
    "subprocess.",
    "urllib.",
)


class Confined(PermissionError):  # noqa: N818 - says what happened
    """The confined process tried what it may not do."""


def confine(*readable: Path) -> None:
    """From here on this process has limits, no network, and no files but these and Python's own.

    There is no way back: it is for a process that does one thing and ends. The last of
    several walls: the fetcher refuses addresses, the templates escape what people typed.
    """
    with suppress(ValueError, OSError):  # not every system can limit both
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    own = (sys.prefix, sys.base_prefix, sys.exec_prefix, tempfile.gettempdir())
    roots = (*readable, *map(Path, own))
    allowed = tuple(str(root.resolve()) for root in roots)

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(FORBIDDEN):
            message = f"{event} is not allowed here"
            raise Confined(message)
        if event == "open" and isinstance(arguments[0], str | bytes):
            _check(arguments[0], allowed)

    sys.addaudithook(refuse)


def _check(name: str | bytes, allowed: tuple[str, ...]) -> None:
    path = Path(name.decode() if isinstance(name, bytes) else name).resolve()
    if not any(path.is_relative_to(root) for root in allowed):
        message = f"{path} is not allowed here"
        raise Confined(message)
