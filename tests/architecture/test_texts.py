"""Every text is there in both languages."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "duediligence" / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def entries() -> list[list[str]]:
    blocks = CATALOGUE.read_text(encoding="utf-8").split("\n\n")
    return [block.splitlines() for block in blocks if 'msgid "' in block]


def test_no_text_lacks_its_dutch():
    untranslated = [
        entry
        for entry in entries()[1:]
        if any(
            line.endswith('""') and line.startswith("msgstr") and not _goes_on(entry, number)
            for number, line in enumerate(entry)
        )
        and not entry[0].startswith("#~")
    ]
    assert untranslated == []


def _goes_on(entry: list[str], number: int) -> bool:
    return number + 1 < len(entry) and entry[number + 1].startswith('"')


def test_no_translation_is_a_guess():
    assert [entry for entry in entries() if any("fuzzy" in line for line in entry)] == []
