"""Filling in the demo's assessments: answers, the evidence behind them, and what is done."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from assessments.actions import answers, evidence, library
from assessments.actions.answers import Given
from assessments.actions.documents import AlreadyThere, Document
from assessments.management.demo import reading
from assessments.management.demo.days import moved
from assessments.management.demo.papers import FICTIONAL, FORMS, Lines
from assessments.management.demo.reading import Act
from assessments.models import Assessment, Evidence, User
from assessments.models.dossiers import evidence_of
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.questions import Kind, Question, Scope


def fill(assessment: Assessment, act: Act, *, by: User) -> None:
    """Everything an act says, as of today."""
    today = timezone.localdate()
    codes = act.answers.keys() | act.not_applicable.keys() | act.remarks.keys()
    questions = [assessment.questionnaire.question(code) for code in sorted(codes)]
    answers.save(assessment, {each.code: given_at(each, act, today) for each in questions}, by=by)
    _put_evidence(assessment, act, today, by=by)
    for section in act.finished:
        answers.finish_section(assessment, section, is_done=True, by=by)


def given_at(question: Question, act: Act, today: date) -> Given:
    code = question.code
    stored = act.answers.get(code)
    if isinstance(stored, date):
        stored = moved(stored, today)
    return Given(
        value=from_json(question, stored),
        is_not_applicable=code in act.not_applicable,
        reason=act.not_applicable.get(code, ""),
        remark=act.remarks.get(code, ""),
    )


def _put_evidence(assessment: Assessment, act: Act, today: date, *, by: User) -> None:
    """What an act puts behind an answer replaces what an earlier one had put there."""
    present = evidence_of(assessment)
    for code in act.evidence:
        wanted, before = _document(assessment, code, act, today), present.get(code, [])
        if _is_among(before, wanted):
            continue
        for each in before:
            evidence.detach(assessment, code, each, by=by)
        try:
            evidence.attach(assessment, code, wanted, by=by)
        except AlreadyThere as same:
            library.edit(same.evidence, wanted, by=by)
            evidence.use(assessment, code, [same.evidence], by=by)


def _is_among(before: list[Evidence], wanted: Document) -> bool:
    """Whether the same document is there: a supplier list changes with the answer."""
    content = wanted.file.read() if wanted.file else b""
    digest = sha256(content).hexdigest() if content else ""
    same = (wanted.kind, wanted.grade, digest)
    return same in [(each.kind, each.grade, each.sha256) for each in before]


def _document(assessment: Assessment, code: str, act: Act, today: date) -> Document:
    paper, (kind, grade) = reading.papers()[code], act.evidence[code]
    dated = moved(paper.day(act.answers), today)
    expires_on = today + timedelta(days=paper.days_valid) if paper.days_valid else None
    if paper.link:
        return Document(title=paper.title, kind=kind, grade=grade, dated=dated, link=paper.link)
    form = FORMS[paper.form]
    head = (
        paper.title,
        assessment.organisation.name,
        _reference(assessment, code),
        dated.strftime("%d-%m-%Y"),
        FICTIONAL,
    )
    lines = [*([line] for line in head), *_rows(assessment, code, act)]
    return Document(
        title=paper.title,
        kind=kind,
        grade=grade,
        dated=dated,
        expires_on=expires_on,
        file=ContentFile(form.make(lines)),
        file_name=slugify(paper.title) + form.suffix,
        media_type=form.media_type,
    )


def _reference(assessment: Assessment, code: str) -> str:
    """What tells a paper from those about other contexts: the same file is kept once."""
    is_company = assessment.questionnaire.question(code).scope is Scope.COMPANY
    about = "" if is_company else f", {assessment.context}"
    return f"Kenmerk: {code}{about}, {assessment.year}"


def _rows(assessment: Assessment, code: str, act: Act) -> Lines:
    """The rows of a table question, so that the list behind it says what the answer says."""
    if assessment.questionnaire.question(code).kind is not Kind.TABLE:
        return []
    return [[_cell(cell) for cell in row.values()] for row in act.answers[code]]


def _cell(cell: Any) -> str:
    return ", ".join(cell) if isinstance(cell, list) else str(cell)
