"""Who declared what under a report, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Kind, Signatory

ROLES: Mapping[Signatory, Promise] = {
    Signatory.PREPARER: _("Prepared by"),
    Signatory.APPROVER: _("Signed for the board by"),
}
# Where the content of a submission keeps the person.
PERSONS: Mapping[Signatory, str] = {
    Signatory.PREPARER: "prepared_by",
    Signatory.APPROVER: "signed_by",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    role: str
    statement: str
    name: str  # empty while nobody signed
    position: str
    at: datetime | None


def signatures_of(
    questionnaire: Questionnaire, content: Mapping[str, Any]
) -> tuple[Signature, ...]:
    return tuple(_signatures(questionnaire, content))


def is_one_person(content: Mapping[str, Any]) -> bool:
    """Whether the same person prepared and signed, as a micro company may."""
    people = [content.get(key, {}).get("id") for key in PERSONS.values()]
    return None not in people and len(set(people)) == 1


def _signatures(questionnaire: Questionnaire, content: Mapping[str, Any]) -> Iterator[Signature]:
    for question in questionnaire.questions():
        if question.kind is not Kind.DECLARATION or question.signed_by is None:
            continue
        person = content.get(PERSONS[question.signed_by], {})
        declared = content["answers"].get(question.code) if person else None
        yield Signature(
            role=str(ROLES[question.signed_by]),
            statement=wording(question.text),
            name=person.get("name", ""),
            position=person.get("position", ""),
            at=datetime.fromisoformat(declared["answered_at"]) if declared else None,
        )
