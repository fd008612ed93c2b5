"""Where an assessment stands, and the moves between those places. No database."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    DRAFT = "draft", _("Draft")
    AWAITING_APPROVAL = "awaiting_approval", _("Awaiting approval")
    SUBMITTED = "submitted", _("Submitted")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    CONCLUDED = "concluded", _("Concluded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Role(TextChoices):
    PREPARER = "preparer", _("Preparer")
    APPROVER = "approver", _("Approver")
    VIEWER = "viewer", _("Viewer")
    REVIEWER = "reviewer", _("Reviewer")
    LEAD = "lead", _("Lead reviewer")
    ANALYST = "analyst", _("Analyst")


COMPANY_ROLES = frozenset({Role.PREPARER, Role.APPROVER, Role.VIEWER})
SECRETARIAT_ROLES = frozenset({Role.REVIEWER, Role.LEAD, Role.ANALYST})


class Conclusion(TextChoices):
    ACCEPTED = "accepted", _("Substantiation accepted")
    ACCEPTED_WITH_AGREEMENTS = (
        "accepted_with_agreements",
        _("Accepted with improvement agreements"),
    )
    INSUFFICIENT = "insufficient", _("Insufficiently substantiated")
    REFERRED = "referred", _("Referred under programme rules")


class Refused(Exception):  # noqa: N818 - says what happened, as all our exceptions do
    """The move cannot be made now; `reasons` are sentences for the person, all at once."""

    def __init__(self, *reasons: str | Promise) -> None:
        super().__init__(" ".join(str(reason) for reason in reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Transition:
    """One move: from where, to where, by whom; `name` is the verb of its event."""

    name: str
    sources: frozenset[Status]
    target: Status
    roles: frozenset[Role]
    needs_reason: bool = False

    def is_open_to(self, status: str, role: Role | None) -> bool:
        return status in self.sources and role in self.roles

    def problems(self, status: str, role: Role | None, reason: str = "") -> list[Promise | str]:
        """Every reason why this person cannot make this move now, as sentences."""
        found: list[Promise | str] = []
        if status not in self.sources:
            found.append(WRONG_MOMENT[Status(status)])
        if role not in self.roles:
            found.append(WRONG_PERSON[self.name])
        if self.needs_reason and not reason.strip():
            found.append(_("Give a reason."))
        return found


# A preparer asks for approval; an approver may too, because a micro company can be one person.
REQUEST_APPROVAL = Transition(
    "request_approval",
    frozenset({Status.DRAFT, Status.CHANGES_REQUESTED}),
    Status.AWAITING_APPROVAL,
    frozenset({Role.PREPARER, Role.APPROVER}),
)
SEND_BACK = Transition(
    "send_back",
    frozenset({Status.AWAITING_APPROVAL}),
    Status.DRAFT,
    frozenset({Role.APPROVER}),
    needs_reason=True,
)
SUBMIT = Transition(
    "submit",
    frozenset({Status.AWAITING_APPROVAL}),
    Status.SUBMITTED,
    frozenset({Role.APPROVER}),
)
TAKE = Transition(
    "take",
    frozenset({Status.SUBMITTED}),
    Status.IN_REVIEW,
    frozenset({Role.REVIEWER, Role.LEAD}),
)
REQUEST_CHANGES = Transition(
    "request_changes",
    frozenset({Status.IN_REVIEW}),
    Status.CHANGES_REQUESTED,
    frozenset({Role.REVIEWER}),
    needs_reason=True,
)
CONCLUDE = Transition(
    "conclude",
    frozenset({Status.IN_REVIEW}),
    Status.CONCLUDED,
    frozenset({Role.LEAD}),
    needs_reason=True,
)
WITHDRAW = Transition(
    "withdraw",
    frozenset({Status.DRAFT, Status.SUBMITTED}),
    Status.WITHDRAWN,
    frozenset({Role.APPROVER}),
    needs_reason=True,
)

TRANSITIONS = (REQUEST_APPROVAL, SEND_BACK, SUBMIT, TAKE, REQUEST_CHANGES, CONCLUDE, WITHDRAW)
EDITABLE = frozenset({Status.DRAFT, Status.CHANGES_REQUESTED})
IN_PREPARATION = EDITABLE | {Status.AWAITING_APPROVAL}  # not signed, or to be signed again

WRONG_MOMENT: dict[Status, Promise] = {
    Status.DRAFT: _("This cannot be done while the assessment is a draft."),
    Status.AWAITING_APPROVAL: _("The assessment is waiting for the approver."),
    Status.SUBMITTED: _("The assessment is already signed and submitted."),
    Status.IN_REVIEW: _("The secretariat is reviewing this assessment."),
    Status.CHANGES_REQUESTED: _("The secretariat asked the company for changes."),
    Status.CONCLUDED: _("The review of this assessment is concluded."),
    Status.WITHDRAWN: _("This assessment is withdrawn."),
}
WRONG_PERSON: dict[str, Promise] = {
    "request_approval": _("Only a preparer or an approver of the company can ask for approval."),
    "send_back": _("Only an approver of the company can send the assessment back."),
    "submit": _("Only an approver of the company can sign."),
    "take": _("Only a reviewer of the secretariat can start the review."),
    "request_changes": _("Only a reviewer of the secretariat can ask for changes."),
    "conclude": _("Only a lead reviewer of the secretariat can conclude."),
    "withdraw": _("Only an approver of the company can withdraw the assessment."),
}
