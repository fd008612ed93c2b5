"""Two companies of the same shape, two programmes, and everybody who might knock."""

import hashlib
from dataclasses import dataclass

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.serializers import serialize
from django.test import Client

from assessments.actions import contexts, reviews
from assessments.actions.contexts import Place
from assessments.actions.evidence import Document, attach
from assessments.actions.submissions import request_approval
from assessments.models import (
    Assessment,
    Evidence,
    Organisation,
    Report,
    RiskContext,
    Submission,
    User,
)
from assessments.workflow import Role
from tests.factories import (
    XINJIANG,
    a_company,
    a_programme,
    a_submission,
    a_user,
    an_assessment,
)
from tests.security import rules

CANARY = "canary-of-company-a"


@dataclass(frozen=True, kw_only=True)
class Things:
    """What one company has: something at every point of the way from context to conclusion."""

    company: Organisation
    unbegun: RiskContext
    draft: Assessment
    complete: Assessment
    awaiting: Assessment
    submission: Submission
    in_review: Submission
    evidence: Evidence
    report: Report


@dataclass(frozen=True, kw_only=True)
class World:
    mine: Things
    theirs: Things
    people: dict[str, User]
    sessions: dict[str, str]  # by person

    def client(self, person: str) -> Client:
        """The browser of this person, signed in; of a visitor it is not."""
        client = Client(raise_request_exception=False)
        if person in self.sessions:
            client.cookies["sessionid"] = self.sessions[person]
        return client


def a_world() -> World:
    programme, elsewhere = a_programme(), a_programme()
    secretariat = programme.secretariat
    reviewer = a_user(secretariat, Role.REVIEWER)
    mine = _things(programme, CANARY, reviewer)
    theirs = _things(programme, "canary-of-company-b", reviewer)
    removed = a_user(mine.company, Role.APPROVER)
    removed.memberships.all().delete()
    people = {
        rules.PREPARER: a_user(mine.company),
        rules.APPROVER: a_user(mine.company, Role.APPROVER),
        rules.VIEWER: a_user(mine.company, Role.VIEWER),
        rules.OTHER_PREPARER: a_user(theirs.company),
        rules.OTHER_APPROVER: a_user(theirs.company, Role.APPROVER),
        rules.SELF_NAMED: a_user(theirs.company, Role.REVIEWER),
        rules.REVIEWER: reviewer,
        rules.LEAD: a_user(secretariat, Role.LEAD),
        rules.ANALYST: a_user(secretariat, Role.ANALYST),
        rules.FOREIGN_REVIEWER: a_user(elsewhere.secretariat, Role.REVIEWER),
        rules.REMOVED: removed,
        rules.NOBODY: a_user(),
    }
    sessions = {person: _session(user) for person, user in people.items()}
    return World(mine=mine, theirs=theirs, people=people, sessions=sessions)


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def _things(programme, canary: str, reviewer: User) -> Things:
    company = a_company(programme)
    company.name = f"{canary}-name"
    company.save()
    submission = a_submission(company)
    in_review = a_submission(company, place=_place("UZ"))
    reviews.take(in_review, by=reviewer)
    preparer = a_user(company)
    draft = an_assessment(company, place=_place("PT"), by=preparer)
    draft.sheet.answers.create(question="B03", value=f"{canary}-answer", answered_by=preparer)
    draft.sheet.answers.create(
        question="C02", value="l2", remark=f"{canary}-remark", answered_by=preparer
    )
    awaiting = an_assessment(company, case="G10", place=_place("CN"), by=preparer)
    request_approval(awaiting, declared=True, by=preparer)
    document = Document(
        title=f"{canary}-evidence",
        kind="policy",
        grade=2,
        file=ContentFile(b"%PDF-1.7 " + canary.encode()),
        file_name=f"{canary}.pdf",
        media_type="application/pdf",
    )
    evidence = attach(draft, "B03", document, by=preparer)
    evidence.submissions.add(submission)
    report = submission.reports.get(language="nl")
    report.pdf.save("", ContentFile(b"%PDF-1.7 " + canary.encode()), save=False)
    report.size, report.state = 27, Report.State.READY
    report.save()
    return Things(
        company=company,
        unbegun=_unbegun(company, preparer),
        draft=draft,
        complete=an_assessment(company, case="G10", place=_place("TM"), by=preparer),
        awaiting=awaiting,
        submission=submission,
        in_review=in_review,
        evidence=evidence,
        report=report,
    )


def _unbegun(company: Organisation, preparer: User) -> RiskContext:
    """A context of last year that nobody assesses yet this year."""
    assessment = contexts.register(company, _place("BD"), by=preparer)
    Assessment.objects.filter(pk=assessment.pk).delete()
    assessment.sheet.delete()
    return assessment.context


def _place(region: str) -> Place:
    return Place(
        region=region, product=XINJIANG.product, issue=XINJIANG.issue, stages=XINJIANG.stages
    )


def fingerprint() -> str:
    """Of everything our models hold; differs as soon as anything was written."""
    digest = hashlib.sha256()
    for model in apps.get_app_config("assessments").get_models(include_auto_created=True):
        rows = model._base_manager.order_by("pk").all()
        if model is User:  # having signed in is no change of anybody's data
            kept = ("pk", "email", "name", "position", "language", "password", "is_active")
            digest.update(str(list(rows.values_list(*kept))).encode())
        else:
            digest.update(serialize("json", rows).encode())
    return digest.hexdigest()
