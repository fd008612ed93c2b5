"""The company's evidence library: adding to it, describing what is there, removing it."""

from dataclasses import fields

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments import access
from assessments.actions.contexts import QUESTIONNAIRE
from assessments.actions.documents import Description, Document, store
from assessments.actions.events import record
from assessments.models import Assessment, Evidence, Organisation, User
from assessments.questionnaires import library
from assessments.questionnaires.judging import EvidenceRules
from assessments.workflow import Refused, Status

WRONG_PERSON = _("Only a preparer or an approver of the company can change the evidence library.")
GONE = _("A colleague removed this document meanwhile.")
BEFORE_THE_APPROVER = _(
    "This document stands in an assessment that waits for the approver. "
    "It can be changed once that is signed or sent back."
)


def current_rules() -> EvidenceRules:
    """The kinds and grades as they are called now: a library outlives versions."""
    return library.current(QUESTIONNAIRE).evidence


@transaction.atomic
def add(organisation: Organisation, document: Document, *, by: User) -> Evidence:
    """Raises Refused when this person may not, or the file cannot be stored; AlreadyThere."""
    _refuse(refusal(organisation, by))
    return store(organisation, document, by=by)


@transaction.atomic
def edit(evidence: Evidence, description: Description, *, by: User) -> None:
    """Change what is said of a document; what was signed keeps what was said then.

    Raises Refused when this person may not, or the document lies before the approver.
    """
    evidence = _locked(evidence, by)
    said = {field.name: getattr(description, field.name) for field in fields(Description)}
    changed = [name for name, value in said.items() if getattr(evidence, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(evidence, name, said[name])
    evidence.save(update_fields=changed)
    record(evidence.organisation, "edit_evidence", evidence, by=by, changed=changed)


@transaction.atomic
def remove(evidence: Evidence, *, by: User) -> None:
    """Take a document out of the library and away from every answer that is not signed.

    What a submission refers to stays, for that submission alone; else the file goes too.
    Raises Refused when this person may not, or the document lies before the approver.
    """
    evidence = _locked(evidence, by)
    uses = evidence.uses.order_by("question")
    details = {
        "sha256": evidence.sha256,
        "questions": list(uses.values_list("question", flat=True)),
    }
    record(evidence.organisation, "remove_evidence", evidence, by=by, **details)
    if evidence.submissions.exists():
        uses.delete()
        evidence.removed_by, evidence.removed_at = by, timezone.now()
        evidence.save(update_fields=["removed_by", "removed_at"])
    else:
        _delete(evidence)


def refusal(organisation: Organisation, by: User) -> Promise | None:
    """Why this person cannot change the library; None when they can."""
    return None if access.can_keep_evidence(organisation, by) else WRONG_PERSON


def refusal_of(evidence: Evidence, by: User) -> Promise | None:
    """Why this person cannot change this document now; None when they can."""
    awaiting = _assessments(evidence).filter(status=Status.AWAITING_APPROVAL)
    return refusal(evidence.organisation, by) or (
        BEFORE_THE_APPROVER if awaiting.exists() else None
    )


def _locked(evidence: Evidence, by: User) -> Evidence:
    """The document as it is now. Assessments first, as everywhere, or two wait for each other."""
    list(_assessments(evidence).select_for_update(of=("self",)).order_by("pk"))
    kept = Evidence.objects.in_library().select_for_update(of=("self",))
    found = kept.select_related("organisation").filter(pk=evidence.pk).first()
    if found is None:
        raise Refused(GONE)
    _refuse(refusal_of(found, by))
    return found


def _assessments(evidence: Evidence) -> QuerySet[Assessment]:
    """Those in which it stands behind an answer."""
    return Assessment.objects.filter(
        Q(sheet__in=evidence.uses.values("sheet"))
        | Q(company_sheet__in=evidence.uses.values("sheet"))
    )


def _delete(evidence: Evidence) -> None:
    storage, name = evidence.file.storage, evidence.file.name
    evidence.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _refuse(reason: Promise | None) -> None:
    if reason:
        raise Refused(reason)
