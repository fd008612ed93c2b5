"""A company's evidence as people look at it: what it is, where it is used, until when it counts."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from assessments.language import wording
from assessments.models import Assessment, Evidence, EvidenceUse, User
from assessments.models.evidence import SOON
from assessments.questionnaires.judging import EvidenceRules
from assessments.reports.context_names import ContextName, name_of


class Validity(StrEnum):
    LASTING = "lasting"
    ENDING = "ending"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Answers of one year, about one context or the whole company."""

    year: int
    context: ContextName | None  # None: asked once a year of the whole company


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A question whose answer a document stands behind."""

    code: str
    sheet: Sheet
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A document in the library."""

    evidence: Evidence
    kind: str
    grade: str  # "E2"
    grade_label: str
    validity: Validity
    places: tuple[Place, ...]

    @property
    def pk(self) -> str:
        return str(self.evidence.pk)

    @property
    def is_ending(self) -> bool:
        return self.validity is not Validity.LASTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A document that is used, and expired or will soon."""

    pk: UUID
    title: str
    company: str
    expires_on: date
    is_expired: bool
    address: str


def holdings_of(
    evidence: Collection[Evidence], rules: EvidenceRules, *, on: date
) -> tuple[Holding, ...]:
    """Two queries, however many documents; the kinds and grades in the words of the questionnaire."""
    places = _places(evidence)
    kinds = {kind.key: wording(kind.label) for kind in rules.kinds}
    grades = {each.grade: (each.key, wording(each.label)) for each in rules.grades}
    return tuple(
        Holding(
            evidence=each,
            kind=kinds.get(each.kind, each.kind),
            grade=grades.get(each.grade, ("", ""))[0],
            grade_label=grades.get(each.grade, ("", ""))[1],
            validity=validity_of(each, on=on),
            places=places.get(each.pk, ()),
        )
        for each in evidence
    )


def validity_of(evidence: Evidence, *, on: date) -> Validity:
    if evidence.expires_on is None or evidence.expires_on > on + SOON:
        return Validity.LASTING
    return Validity.EXPIRED if evidence.expires_on < on else Validity.ENDING


def ending_of(user: User, *, on: date) -> tuple[Ending, ...]:
    """What is used in the user's companies and expires within 30 days, the first to expire first."""
    found = Evidence.objects.kept_by(user).in_use().ending(on)
    return tuple(
        Ending(
            pk=each.pk,
            title=each.title,
            company=each.organisation.name,
            expires_on=each.expires_on,
            is_expired=validity_of(each, on=on) is Validity.EXPIRED,
            address=reverse("library:show", args=[each.pk]),
        )
        for each in found.select_related("organisation").order_by("expires_on", "title")
        if each.expires_on
    )


def _places(evidence: Collection[Evidence]) -> Mapping[UUID, tuple[Place, ...]]:
    """Where each is used, by context and question."""
    uses = list(EvidenceUse.objects.filter(evidence__in=evidence).order_by("question"))
    readers = _readers(uses)
    found: defaultdict[UUID, list[Place]] = defaultdict(list)
    for use in uses:
        reader = readers.get(use.sheet_id)
        if reader and (place := _place(use, reader)):
            found[use.evidence_id].append(place)
    return {pk: tuple(sorted(places, key=_order)) for pk, places in found.items()}


def _readers(uses: Collection[EvidenceUse]) -> dict[UUID, Assessment]:
    """An assessment that reads each sheet; of a company's, which several read, the latest."""
    sheets = {use.sheet_id for use in uses}
    reading = Q(sheet__in=sheets) | Q(company_sheet__in=sheets)
    found = Assessment.objects.filter(reading).select_related("context").order_by("created_at")
    return {sheet: each for each in found for sheet in (each.company_sheet_id, each.sheet_id)}


def _place(use: EvidenceUse, reader: Assessment) -> Place | None:
    """None for a question that the reader's version of the questionnaire does not have."""
    questionnaire = reader.questionnaire
    try:
        section = questionnaire.question(use.question).section
    except LookupError:
        return None
    is_own = use.sheet_id == reader.sheet_id
    address = reverse("sections:edit", args=[reader.pk, section])
    return Place(
        code=use.question,
        sheet=Sheet(
            year=reader.year,
            context=name_of(reader.context, questionnaire) if is_own else None,
        ),
        address=f"{address}#div_id_{use.question}",
    )


def _order(place: Place) -> tuple[int, str, str]:
    return (-place.sheet.year, str(place.sheet.context or ""), place.code)
