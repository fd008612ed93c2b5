"""What is remembered."""

from assessments.models.assessments import Answer, AnswerSheet, Assessment, FinishedSection
from assessments.models.contexts import RiskContext
from assessments.models.events import Event, EventChain
from assessments.models.evidence import Evidence, EvidenceUse
from assessments.models.organisations import (
    Membership,
    Organisation,
    Participation,
    Programme,
    User,
)
from assessments.models.reports import Report
from assessments.models.submissions import Review, Submission

__all__ = [
    "Answer",
    "AnswerSheet",
    "Assessment",
    "Event",
    "EventChain",
    "Evidence",
    "EvidenceUse",
    "FinishedSection",
    "Membership",
    "Organisation",
    "Participation",
    "Programme",
    "Report",
    "Review",
    "RiskContext",
    "Submission",
    "User",
]
