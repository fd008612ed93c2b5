"""The register of evidence: every document once, numbered, with the questions it stands behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.reports.answered import AnsweredSection, EvidenceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    number: int
    document: EvidenceLine
    codes: tuple[str, ...]  # of the questions


@dataclass(frozen=True, slots=True)
class Register:
    """In the order in which the answers refer to the documents."""

    entries: tuple[Entry, ...]

    @property
    def numbers(self) -> Mapping[str, int]:
        return {entry.document.pk: entry.number for entry in self.entries}


def register_of(sections: Iterable[AnsweredSection]) -> Register:
    documents: dict[str, EvidenceLine] = {}
    codes: dict[str, list[str]] = {}
    for question in (q for section in sections for q in section.questions):
        for document in question.evidence:
            documents[document.pk] = document
            codes.setdefault(document.pk, []).append(question.code)
    return Register(
        tuple(
            Entry(number=number, document=document, codes=tuple(codes[pk]))
            for number, (pk, document) in enumerate(documents.items(), start=1)
        )
    )
