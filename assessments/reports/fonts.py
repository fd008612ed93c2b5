"""The faces of the report: which file draws which characters, and what happens to all others."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FOLDER = Path(__file__).parent / "faces"
MARKER = "□"  # stands for a character that no face of ours can draw
SCHEME = "face:"
# Controls of writing direction, invisible marks: they draw nothing, and can make text lie.
INVISIBLE = {"Cc", "Cf", "Cs"}
SPACES = {"Zs", "Zl", "Zp"}
KEPT = {ord("\n"), ord("\t"), 0x200C, 0x200D}  # the last two join and part letters of many scripts


@dataclass(frozen=True)
class Face:
    """One font file; `characters` is the CSS unicode-range it is used for."""

    file: str
    family: str
    voice: str  # sans, serif or other: whose letters it draws
    weight: int
    style: str
    characters: str

    @cached_property
    def codes(self) -> frozenset[int]:
        return frozenset(code for span in self.characters.split(",") for code in _span(span))

    @property
    def rule(self) -> str:
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight};'
            f" font-style: {self.style}; src: url({SCHEME}{self.file});"
            f" unicode-range: {self.characters}; }}"
        )


def _span(span: str) -> range:
    first, _, last = span.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


@cache
def faces() -> tuple[Face, ...]:
    entries = json.loads((FOLDER / "faces.json").read_text(encoding="utf-8"))
    return tuple(Face(**entry) for entry in entries)


def needed(text: str) -> tuple[Face, ...]:
    """The faces that this text is drawn with: a Chinese name costs its own slices, no more."""
    codes = frozenset(map(ord, set(text)))
    return tuple(face for face in faces() if not face.codes.isdisjoint(codes))


def assets(used: tuple[Face, ...]) -> Mapping[str, bytes]:
    """Their bytes by address. Raise FileNotFoundError when one is missing."""
    return {SCHEME + face.file: (FOLDER / face.file).read_bytes() for face in used}


def stylesheet(used: tuple[Face, ...]) -> str:
    """The rules that name these faces, and the two voices of the page as variables.

    Every slice is a family of its own: WeasyPrint tells fonts apart by family, weight and
    style, and would mix up the letters of two files that share them.
    """
    sans = _families(used, "sans", "other")
    serif = _families(used, "serif", "sans", "other")
    voices = f":root {{ --sans: {sans}; --serif: {serif}; }}"
    return "\n".join([*(face.rule for face in used), voices])


def _families(used: tuple[Face, ...], *voices: str) -> str:
    names = dict.fromkeys(face.family for voice in voices for face in used if face.voice == voice)
    return ", ".join(f'"{name}"' for name in names)


def printable(text: str) -> str:
    """The text with what cannot be drawn replaced by a marker, and what draws nothing left out.

    Without it a missing character would be drawn by whatever font a machine has,
    or as an empty glyph, which PDF/UA forbids.
    """
    return text.translate(_table())


class _Table(dict[int, int | str | None]):
    """What becomes of each character, found out once."""

    def __init__(self, drawn: frozenset[int]) -> None:
        super().__init__({code: code for code in KEPT})
        self._drawn = drawn

    def __missing__(self, code: int) -> int | str | None:
        self[code] = result = self._decide(code)
        return result

    def _decide(self, code: int) -> int | str | None:
        if code in self._drawn:
            return code
        category = unicodedata.category(chr(code))
        if category in INVISIBLE:
            return None
        return " " if category in SPACES else MARKER


@cache
def _table() -> _Table:
    return _Table(frozenset(_drawn_codes()))


def _drawn_codes() -> Iterator[int]:
    for face in faces():
        if face.voice != "serif":
            yield from face.codes
