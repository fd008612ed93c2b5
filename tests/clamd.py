"""A virus scanner that knows one virus, for tests: clamd's protocol over a Unix socket."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

VIRUS = b"this is what the scanner of the tests takes for a virus"


class Clamd:
    """Answers one after the other; `replies` are given first, whatever was asked."""

    def __init__(self, path: Path) -> None:
        self.address = str(path)
        self.heard: list[bytes] = []
        self.replies: list[bytes] = []
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(self.address)
        self._socket.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            visitor, _address = self._socket.accept()
            with visitor, visitor.makefile("rb") as stream:
                command = _until_null(stream)
                if command == b"zSTOP":
                    return
                reply = self._reply(command, stream)
                visitor.sendall(self.replies.pop(0) if self.replies else reply)

    def _reply(self, command: bytes, stream) -> bytes:
        if command == b"zPING":
            return b"PONG\0"
        content = b""
        while size := int.from_bytes(stream.read(4)):
            content += stream.read(size)
        self.heard.append(content)
        return b"stream: Test.Virus FOUND\0" if VIRUS in content else b"stream: OK\0"

    def stop(self) -> None:
        with socket.socket(socket.AF_UNIX) as last:
            last.connect(self.address)
            last.sendall(b"zSTOP\0")
        self._thread.join()
        self._socket.close()


def _until_null(stream) -> bytes:
    return b"".join(iter(lambda: stream.read(1), b"\0"))


@contextmanager
def a_clamd() -> Iterator[Clamd]:
    # The path of a Unix socket may have no more than 107 bytes.
    with TemporaryDirectory(dir="/tmp") as folder:
        clamd = Clamd(Path(folder) / "clamd.ctl")
        try:
            yield clamd
        finally:
            clamd.stop()
