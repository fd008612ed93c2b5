"""Registering a risk context, and beginning its assessment of a year."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import access
from assessments.actions.deadlines import due_on_of
from assessments.actions.events import record
from assessments.models import AnswerSheet, Assessment, Organisation, RiskContext, User
from assessments.questionnaires import library
from assessments.workflow import Refused

QUESTIONNAIRE = "risk-context-justification"
# Which wording of the responsibility of companies was shown when registering: it is recorded that
# the company was told, and what. Source: instrument.md, part 1, L4.
RESPONSIBILITY = "2026-11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the harm is, on what, of which kind, and in which links of the chain."""

    region: str
    product: str
    issue: str
    stages: tuple[str, ...]


@transaction.atomic
def register(organisation: Organisation, place: Place, *, by: User) -> Assessment:
    """Register the context and begin this year's assessment of it.

    Raises PermissionDenied when this person may not, and Refused when the company
    registered this context before.
    """
    if not access.can_register_context(organisation, by):
        raise PermissionDenied
    _lock(organisation)
    if registered(organisation, place):
        raise Refused(_("Your company already registered this risk context."))
    context = RiskContext.objects.create(
        organisation=organisation,
        programme=organisation.joined_programmes.first(),
        region=place.region,
        product=place.product,
        issue=place.issue,
        stages=list(place.stages),
        created_by=by,
    )
    record(organisation, "register_context", context, by=by, responsibility=RESPONSIBILITY)
    return assess(context, by=by)


def registered(organisation: Organisation, place: Place) -> RiskContext | None:
    """The context of this company about the same region, product and issue."""
    return organisation.contexts.filter(
        region=place.region, product=place.product, issue=place.issue
    ).first()


@transaction.atomic
def assess(context: RiskContext, *, by: User) -> Assessment:
    """Begin the assessment of this year under the current questionnaire; once a year.

    The company's own sheet of the year is shared with its other contexts. Raises
    PermissionDenied when this person may not.
    """
    organisation = context.organisation
    if not access.can_register_context(organisation, by):
        raise PermissionDenied
    year = timezone.localdate().year
    _lock(organisation)
    existing = Assessment.objects.filter(context=context, year=year).first()
    if existing:
        return existing
    company_sheet, _is_new = AnswerSheet.objects.get_or_create(
        organisation=organisation, year=year, questionnaire_slug=QUESTIONNAIRE, context=None
    )
    assessment = Assessment.objects.create(
        organisation=organisation,
        context=context,
        year=year,
        questionnaire_slug=QUESTIONNAIRE,
        questionnaire_version=library.current(QUESTIONNAIRE).version,
        sheet=AnswerSheet.objects.create(
            organisation=organisation, year=year, questionnaire_slug=QUESTIONNAIRE, context=context
        ),
        company_sheet=company_sheet,
        due_on=due_on_of(context.programme),
        created_by=by,
    )
    record(organisation, "assess", assessment, by=by, year=year)
    return assessment


def _lock(organisation: Organisation) -> None:
    """One at a time per company: two colleagues would else make two of the same."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
