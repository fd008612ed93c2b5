"""What a company signed in an earlier year, to stand beside what it answers now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from assessments.models.assessments import Assessment
from assessments.models.evidence import Evidence
from assessments.models.submissions import Submission
from assessments.questionnaires.answers import Json, from_json, unordered
from assessments.questionnaires.questions import CarryForward, Question, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    question: Question  # as it was asked then
    year: int
    since: int  # the year from which on the company has answered so
    value: Json
    is_not_applicable: bool
    reason: str
    evidence: tuple[Evidence, ...]  # that was behind it

    def can_be_taken_over(self, question: Question) -> bool:
        """Whether the questionnaire offers it again: a judgement is made anew every year."""
        return question.carry_forward is CarryForward.CONFIRM and self.fits(question)

    def usable(self, on: date) -> list[Evidence]:
        """The evidence that can stand behind this year's answer on that day."""
        return [
            each
            for each in self.evidence
            if each.removed_at is None and not each.has_virus and not _is_expired(each, on)
        ]

    def fits(self, question: Question) -> bool:
        """Whether it can be given again: between two versions a question may change."""
        if question.kind is not self.question.kind:
            return False
        try:
            from_json(question, self.value)
        except ValueError:
            return False
        return question.may_be_not_applicable or not self.is_not_applicable

    def is_same(self, value: object, *, is_not_applicable: bool) -> bool:
        """Whether this stored value says the same; the reason why it does not apply may differ."""
        if self.is_not_applicable or is_not_applicable:
            return self.is_not_applicable and is_not_applicable
        return value not in NOTHING and unordered(value) == unordered(self.value)


NOTHING: tuple[object, ...] = (None, "", [], {})
type EarlierAnswers = Mapping[str, EarlierAnswer]  # by question


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The last submission of this context, and the last one of any context of the company."""

    of_context: Submission | None = None
    of_company: Submission | None = None

    @property
    def submissions(self) -> list[Submission]:
        """Those there are, each once."""
        both = (each for each in (self.of_context, self.of_company) if each)
        return list({each.pk: each for each in both}.values())

    def answers(self, questions: Iterable[Question]) -> EarlierAnswers:
        """What was answered to these; what was left open is left out."""
        found = {question.code: self._answer(question) for question in questions}
        return {code: answer for code, answer in found.items() if answer}

    def _answer(self, question: Question) -> EarlierAnswer | None:
        is_company = question.scope is Scope.COMPANY
        submission = self.of_company if is_company else self.of_context
        given = submission.content["answers"].get(question.code) if submission else None
        if submission is None or given is None:
            return None
        if given["value"] in NOTHING and not given["not_applicable"]:
            return None
        year = submission.content["year"]
        return EarlierAnswer(
            question=submission.questionnaire.question(question.code),
            year=year,
            since=unchanged_since(submission.content).get(question.code, year),
            value=given["value"],
            is_not_applicable=given["not_applicable"],
            reason=given["reason"],
            evidence=_documents(submission, given["evidence"]),
        )


def earlier_of(assessment: Assessment) -> Earlier:
    """What was signed in earlier years under this questionnaire, in any of its versions."""
    if not assessment.company_was_signed_before:
        return Earlier()
    before = Submission.objects.filter(
        assessment__organisation=assessment.organisation_id,
        assessment__year__lt=assessment.year,
        questionnaire_slug=assessment.questionnaire_slug,
    ).order_by("-assessment__year", "-signed_at")
    of_context = before.filter(assessment__context=assessment.context_id)
    newest = Q(pk__in=before.values("pk")[:1]) | Q(pk__in=of_context.values("pk")[:1])
    found = list(before.filter(newest).select_related("assessment").prefetch_related("evidence"))
    of_this = (each for each in found if each.assessment.context_id == assessment.context_id)
    return Earlier(of_context=next(of_this, None), of_company=next(iter(found), None))


def unchanged_since(content: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Mapping[str, int]:
    """By question the year since which what was signed here is the same; older content has none."""
    return content.get("earlier", {}).get("unchanged_since", {})


def _is_expired(evidence: Evidence, on: date) -> bool:
    return evidence.expires_on is not None and evidence.expires_on < on


def _documents(submission: Submission, keys: Iterable[str]) -> tuple[Evidence, ...]:
    kept = {str(each.pk): each for each in submission.evidence.all()}
    return tuple(kept[key] for key in keys if key in kept)
