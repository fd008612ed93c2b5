"""What is remembered."""

from assessments.models.assessments import Answer, AnswerSheet, Assessment, FinishedSection
from assessments.models.assignments import Assignment
from assessments.models.blanks import Blank
from assessments.models.contexts import RiskContext
from assessments.models.events import Event, EventChain
from assessments.models.evidence import Evidence, EvidenceUse
from assessments.models.intakes import Intake
from assessments.models.invitations import Invitation
from assessments.models.organisations import (
    Membership,
    Organisation,
    Participation,
    Programme,
    User,
)
from assessments.models.remarks import Remark
from assessments.models.reports import Report
from assessments.models.submissions import Review, Submission
from assessments.models.versions import AnswerVersion

__all__ = [
    "Answer",
    "AnswerSheet",
    "AnswerVersion",
    "Assessment",
    "Assignment",
    "Blank",
    "Event",
    "EventChain",
    "Evidence",
    "EvidenceUse",
    "FinishedSection",
    "Intake",
    "Invitation",
    "Membership",
    "Organisation",
    "Participation",
    "Programme",
    "Remark",
    "Report",
    "Review",
    "RiskContext",
    "Submission",
    "User",
]
