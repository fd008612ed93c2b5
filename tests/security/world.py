"""Two companies of the same shape, two programmes, and everybody who might knock."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.serializers import serialize
from django.test import Client

from assessments.actions import contexts, reviews
from assessments.actions.answers import Given
from assessments.actions.contexts import Place
from assessments.actions.deadlines import plan
from assessments.actions.documents import Document
from assessments.actions.evidence import attach
from assessments.actions.intakes import Proposal, keep
from assessments.actions.invitations import invite
from assessments.actions.quick_scan import KEPT_AT, Scan
from assessments.actions.remarks import add
from assessments.actions.submissions import request_approval
from assessments.models import (
    Assessment,
    Assignment,
    Blank,
    Evidence,
    Intake,
    Invitation,
    Organisation,
    Remark,
    Report,
    RiskContext,
    Submission,
    User,
)
from assessments.workflow import Role
from tests.factories import (
    XINJIANG,
    a_company,
    a_guest,
    a_programme,
    a_second_year,
    a_submission,
    a_user,
    an_assessment,
    an_assignment,
)
from tests.security import rules

CANARY = "canary-of-company-a"


@dataclass(frozen=True, kw_only=True)
class Things:
    """What one company has: something at every point of the way from context to conclusion."""

    company: Organisation
    unbegun: RiskContext
    draft: Assessment
    continued: Assessment
    complete: Assessment
    awaiting: Assessment
    submission: Submission
    in_review: Submission
    evidence: Evidence
    report: Report
    invitation: Invitation


@dataclass(frozen=True, kw_only=True)
class World:
    mine: Things
    theirs: Things
    people: dict[str, User]
    secret: str  # of the invitation of company B
    assignment: Assignment  # B03 of company A, asked of the guest
    remark: Remark  # of the preparer of company A
    intake: Intake  # of the preparer of company A
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
    Evidence.objects.create(
        id=rules.IN_LIBRARY,
        organisation=mine.company,
        title=f"{CANARY}-unused",
        kind="policy",
        grade=2,
        link="https://example.org/unused",
        added_by=people[rules.PREPARER],
    )
    people[rules.GUEST] = a_guest(mine.company, by=people[rules.PREPARER])
    _a_colleague(mine.company)
    sessions = {person: _session(user) for person, user in people.items()}
    secret = theirs.invitation.renew_secret()
    theirs.invitation.save()
    return World(
        mine=mine,
        theirs=theirs,
        people=people,
        secret=secret,
        assignment=an_assignment(
            mine.draft,
            people[rules.GUEST],
            "B03",
            by=people[rules.PREPARER],
            note=f"{CANARY}-note",
        ),
        remark=add(mine.draft, "B03", f"{CANARY}-said", by=people[rules.PREPARER]),
        sessions=sessions,
        intake=_an_intake(mine, people[rules.PREPARER]),
    )


def _a_colleague(company: Organisation) -> None:
    colleague = a_user(company)
    colleague.email = rules.COLLEAGUE
    colleague.save()


def _an_intake(things: Things, preparer: User) -> Intake:
    """Answers from a file that wait, and the questionnaire on paper for everybody."""
    questionnaire = things.draft.questionnaire
    blank = Blank(
        questionnaire_slug=questionnaire.slug,
        questionnaire_version=questionnaire.version,
        language="nl",
        state=Blank.State.READY,
    )
    blank.pdf.save("", ContentFile(b"%PDF-1.7"))
    proposal = Proposal(given={"C06": Given(value=f"{CANARY}-intake", seen="")})
    return keep(things.draft, proposal, file_name=f"{CANARY}.xlsx", by=preparer)


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    session = client.session
    session[KEPT_AT] = Scan(place=_place("PT"), answers={"P01": "direct"}).to_json()
    session.save()
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
    plan(draft, date(2100, 1, 1), by=preparer)
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
        continued=a_second_year(company, place=_place("TR"), by=preparer),
        complete=an_assessment(company, case="G10", place=_place("TM"), by=preparer),
        awaiting=awaiting,
        submission=submission,
        in_review=in_review,
        evidence=evidence,
        report=report,
        invitation=invite(company, f"{canary}@company.example", Role.VIEWER, by=preparer),
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
            kept = (
                "pk",
                "email",
                "name",
                "position",
                "language",
                "password",
                "is_active",
                "gets_reminders",
            )
            digest.update(str(list(rows.values_list(*kept))).encode())
        else:
            digest.update(serialize("json", rows).encode())
    return digest.hexdigest()
