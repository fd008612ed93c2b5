"""What is known without asking: fields, their defaults, the letter and the OECD steps."""

from collections.abc import Mapping
from typing import TypedDict

from assessments.questionnaires.definitions import Field, FieldKind, LetterExpectation
from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.reading.columns import read_field
from assessments.questionnaires.reading.values import (
    group,
    known,
    name,
    several,
    text,
    truth,
    unique,
    whole,
    word,
)
from assessments.questionnaires.texts import Text


class KnownFacts(TypedDict):
    company_fields: tuple[Field, ...]
    context_fields: tuple[Field, ...]
    context_defaults: Mapping[str, str | bool | int]
    issue_defaults: Mapping[str, Mapping[str, int]]
    oecd_steps: Mapping[str, Text]
    letter_expectations: tuple[LetterExpectation, ...]


def read_known_facts(fields: Fields) -> KnownFacts:
    of_context = fields.may("context_fields", _fields, ())
    return KnownFacts(
        company_fields=fields.may("company_fields", _fields, ()),
        context_fields=of_context,
        context_defaults=fields.may("context_defaults", _context_defaults(of_context), {}),
        issue_defaults=fields.may("issue_defaults", _issue_defaults(of_context), {}),
        oecd_steps=fields.may("oecd_steps", group(text, "the OECD steps"), {}),
        letter_expectations=fields.may("letter_expectations", _letter, ()),
    )


_fields = unique(read_field, lambda field: field.key, "field")


def _context_defaults(fields: tuple[Field, ...]) -> Read[Mapping[str, str | bool | int]]:
    """For some of the fields, and only what such a field can be."""

    def read(entry: Entry) -> Mapping[str, str | bool | int]:
        with Fields(entry, "context_defaults") as defaults:
            given = [field for field in fields if field.key in defaults]
            return {field.key: defaults.need(field.key, _fact(field)) for field in given}

    return read


def _fact(field: Field) -> Read[str | bool | int]:
    if field.kind is FieldKind.BOOL:
        return truth
    if field.kind is FieldKind.INT:
        return whole
    return known([option.key for option in field.options], f"option of {field.key}")


def _issue_defaults(fields: tuple[Field, ...]) -> Read[Mapping[str, Mapping[str, int]]]:
    """Numbers for every option of the context field "issue"."""
    issues = [option.key for field in fields if field.key == "issue" for option in field.options]
    numbers = [field.key for field in fields if field.kind is FieldKind.INT]

    def read_numbers(entry: Entry) -> Mapping[str, int]:
        with Fields(entry, "the defaults of an issue") as defaults:
            return {key: defaults.need(key, whole) for key in numbers if key in defaults}

    def read(entry: Entry) -> Mapping[str, Mapping[str, int]]:
        with Fields(entry, "issue_defaults") as by_issue:
            return {issue: by_issue.need(issue, read_numbers) for issue in issues}

    return read


def _letter_expectation(entry: Entry) -> LetterExpectation:
    with Fields(entry, "a phrase of the letter") as fields:
        return LetterExpectation(
            key=fields.need("id", name),
            phrase=fields.need("phrase", word),
            actors=fields.need("actor", several(word)),
            kind=fields.need("kind", word),
        )


_letter = unique(_letter_expectation, lambda phrase: phrase.key, "phrase of the letter")
