"""Things to test with. Every argument has a default; nothing happens unseen."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import time_machine
from django.utils import timezone

from assessments.actions import contexts
from assessments.actions.assignments import Wanted, ask
from assessments.actions.contexts import Place
from assessments.actions.invitations import accept, invite
from assessments.actions.submissions import request_approval, submit
from assessments.models import (
    Answer,
    Assessment,
    Assignment,
    Evidence,
    EvidenceUse,
    Membership,
    Organisation,
    Participation,
    Programme,
    Submission,
    User,
)
from assessments.questionnaires.questions import Kind, Scope
from assessments.workflow import Role

GOLDEN_DAY = date(2026, 12, 1)  # the day on which every golden case is judged
GOLDEN_FILE = Path(__file__).parent / "oracle" / "golden_cases.json"
XINJIANG = Place(
    region="CN-XJ",
    product="yarn_textile_apparel",
    issue="forced_labour",
    stages=("raw_material", "processing"),
)
_numbers = count(1)


@cache
def golden(case: str) -> dict[str, Any]:
    """The golden case with this id: `input` and `expected`."""
    cases = json.loads(GOLDEN_FILE.read_text(encoding="utf-8"))["cases"]
    return next(each for each in cases if each["id"] == case)


def a_user(
    organisation: Organisation | None = None, role: Role = Role.PREPARER, *, name: str = ""
) -> User:
    number = next(_numbers)
    user = User.objects.create_user(
        email=f"person{number}@example.org", name=name or f"Person {number}"
    )
    if organisation:
        Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def a_company(programme: Programme | None = None, *, size: str = "medium") -> Organisation:
    company = Organisation.objects.create(name=f"Company {next(_numbers)}", size=size)
    if programme:
        Participation.objects.create(programme=programme, company=company, first_year=2024)
    return company


def a_secretariat() -> Organisation:
    return Organisation.objects.create(
        name=f"Secretariat {next(_numbers)}", kind=Organisation.Kind.SECRETARIAT
    )


def a_programme(secretariat: Organisation | None = None) -> Programme:
    return Programme.objects.create(
        name=f"Programme {next(_numbers)}", secretariat=secretariat or a_secretariat()
    )


def an_assessment(
    company: Organisation | None = None,
    *,
    place: Place = XINJIANG,
    case: str | None = None,
    by: User | None = None,
) -> Assessment:
    """A draft; with `case`, filled with that golden case's answers and evidence."""
    company = company or a_company()
    author = by or a_user(company)
    assessment = contexts.register(company, place, by=author)
    if case:
        fill(assessment, golden(case)["input"]["answers"], by=author)
    return assessment


def fill(assessment: Assessment, replies: Mapping[str, Mapping[str, Any]], *, by: User) -> None:
    """Store replies in the form of the golden cases; declarations are left to the signers."""
    for code, reply in replies.items():
        question = assessment.questionnaire.question(code)
        if question.kind is Kind.DECLARATION:
            continue
        is_company = question.scope is Scope.COMPANY
        sheet = assessment.company_sheet if is_company else assessment.sheet
        Answer.objects.update_or_create(
            sheet=sheet,
            question=code,
            defaults={
                "value": reply.get("value"),
                "is_not_applicable": reply.get("na", False),
                "reason": reply.get("na_reason", ""),
                "answered_by": by,
            },
        )
        for number, each in enumerate(reply.get("evidence", []), start=1):
            evidence = Evidence.objects.create(
                organisation=assessment.organisation,
                title=f"Document {code}-{number}",
                kind=each["kind"],
                grade=each["grade"],
                dated=each.get("date"),
                added_by=by,
            )
            EvidenceUse.objects.create(sheet=sheet, question=code, evidence=evidence, added_by=by)


def a_submission(
    company: Organisation | None = None, *, case: str = "G10", place: Place = XINJIANG
) -> Submission:
    """A signed golden case of a company in a programme with a secretariat."""
    company = company or a_company(a_programme())
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case=case, place=place, by=preparer)
    request_approval(assessment, declared=True, by=preparer)
    return submit(assessment, declared=True, by=approver)


def a_second_year(
    company: Organisation | None = None,
    *,
    case: str = "G10",
    place: Place = XINJIANG,
    by: User | None = None,
) -> Assessment:
    """A draft of this year; the same context was signed for last year, with this golden case."""
    company = company or a_company(a_programme())
    preparer, approver = by or a_user(company), a_user(company, Role.APPROVER)
    today = timezone.localdate()
    with time_machine.travel(today.replace(year=today.year - 1, day=1)):
        earlier = an_assessment(company, case=case, place=place, by=preparer)
    request_approval(earlier, declared=True, by=preparer)
    submit(earlier, declared=True, by=approver)
    return contexts.assess(earlier.context, by=preparer)


def a_guest(company: Organisation, *, by: User, name: str = "") -> User:
    """Somebody outside the company who accepted an invitation to answer what is asked."""
    guest = a_user(name=name)
    accept(invite(company, guest.email, None, by=by), by=guest)
    return guest


def an_assignment(
    assessment: Assessment, of: User | str, what: str = "B03", *, by: User, **details: Any
) -> Assignment:
    """A question, or with the key of a section a whole section, asked of a person or an address."""
    questions = [question.code for question in assessment.questionnaire.questions()]
    wanted = Wanted(section=what[0], question=what if what in questions else "", **details)
    return ask(assessment, wanted, of if isinstance(of, str) else of.email, by=by)


def a_reviewer(submission: Submission, role: Role = Role.REVIEWER) -> User:
    """Somebody of the secretariat that reviews this submission."""
    return a_user(submission.assessment.context.programme.secretariat, role)
