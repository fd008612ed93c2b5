"""Changing what is known about a company."""

from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessments import access
from assessments.actions.events import record
from assessments.models import Organisation, User


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFacts:
    """In the option keys of the questionnaire's `company_fields`."""

    size: str
    sector: str
    chain_roles: list[str]
    kvk_number: str


@transaction.atomic
def edit(organisation: Organisation, facts: CompanyFacts, *, by: User) -> None:
    """Keep the facts, and write down what changed: the size decides whether two must sign.

    Raises PermissionDenied when this person may not.
    """
    if not access.can_edit_company(organisation, by):
        raise PermissionDenied
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = {
        field: [getattr(organisation, field), new]
        for field, new in asdict(facts).items()
        if getattr(organisation, field) != new
    }
    if not changed:
        return
    for field, (_old, new) in changed.items():
        setattr(organisation, field, new)
    organisation.save(update_fields=list(changed))
    record(organisation, "edit_company", organisation, by=by, changed=changed)
