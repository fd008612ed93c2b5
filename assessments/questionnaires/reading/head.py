"""Which questionnaire this is, in which version."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from assessments.questionnaires.definitions import SourceLetter
from assessments.questionnaires.entries import Entry, Fields
from assessments.questionnaires.reading.values import day, several, text, word
from assessments.questionnaires.texts import LANGUAGES, Text

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
VERSION = re.compile(r"(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){2}", re.ASCII)


class Head(TypedDict):
    slug: str
    version: str
    valid_from: date
    languages: tuple[str, ...]
    default_language: str
    title: Mapping[str, str]
    subtitle: Text | None
    disclaimer: Text | None
    source_letter: SourceLetter | None


def read_head(entry: Entry) -> Head:
    with Fields(entry, "the questionnaire") as fields:
        languages = fields.need("languages", _languages)
        return Head(
            slug=fields.need("slug", _slug),
            version=fields.need("version", _version),
            valid_from=fields.need("valid_from", day),
            languages=languages,
            default_language=fields.need("default_language", _language),
            title=fields.need("title", text),
            subtitle=fields.may("subtitle", text, None),
            disclaimer=fields.may("disclaimer", text, None),
            source_letter=fields.may("source_letter", _source_letter, None),
        )


def _slug(entry: Entry) -> str:
    if not SLUG.fullmatch(slug := word(entry)):
        raise entry.refusal("a slug has small letters, digits and single hyphens.")
    return slug


def _version(entry: Entry) -> str:
    if not VERSION.fullmatch(version := word(entry)):
        raise entry.refusal('a version has three numbers, like "1.0.0".')
    return version


def _languages(entry: Entry) -> tuple[str, ...]:
    languages = several(word)(entry)
    if sorted(languages) != sorted(LANGUAGES):
        raise entry.refusal(f"every text must be there in {' and '.join(LANGUAGES)}.")
    return languages


def _language(entry: Entry) -> str:
    if (language := word(entry)) not in LANGUAGES:
        raise entry.refusal(f"the languages are {' and '.join(LANGUAGES)}.")
    return language


def _source_letter(entry: Entry) -> SourceLetter:
    with Fields(entry, "the source letter") as fields:
        return SourceLetter(title=fields.need("title", word), dated=fields.need("date", day))
