"""The published questionnaires, by slug and version."""

import hashlib
from functools import cache
from pathlib import Path

from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.entries import DefinitionError
from assessments.questionnaires.loading import load

DEFINITIONS = Path(__file__).parent / "definitions"


def slugs() -> list[str]:
    return sorted(folder.name for folder in DEFINITIONS.iterdir() if folder.is_dir())


def versions(slug: str) -> list[str]:
    """From old to new; none for a slug that does not exist."""
    if slug not in slugs():
        return []
    return sorted((file.stem for file in (DEFINITIONS / slug).glob("*.yaml")), key=_numbers)


@cache
def get(slug: str, version: str) -> Questionnaire:
    """Raise LookupError when there is no such version, DefinitionError when it is not sound."""
    file = _file(slug, version)
    # What is not Unicode stays visible as such to the loader, which refuses it.
    questionnaire = load(file.read_text("utf-8", errors="surrogateescape"), file.name)
    if (questionnaire.slug, questionnaire.version) != (slug, version):
        said = f"{questionnaire.slug}@{questionnaire.version}"
        sentence = f"this is the file of {slug}@{version}, but it says that it is {said}."
        raise DefinitionError(file.name, 1, sentence)
    return questionnaire


def current(slug: str) -> Questionnaire:
    """The newest version. Raise LookupError when there is none."""
    return get(slug, versions(slug)[-1])


def digest(slug: str, version: str) -> str:
    """The SHA-256 of the file, in hexadecimal. Raise LookupError when there is no such version."""
    return hashlib.sha256(_file(slug, version).read_bytes()).hexdigest()


def _file(slug: str, version: str) -> Path:
    """Only what is listed, so that no name from outside reaches the file system."""
    if version not in versions(slug):
        message = f"there is no questionnaire {slug}@{version}"
        raise LookupError(message)
    return DEFINITIONS / slug / f"{version}.yaml"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
