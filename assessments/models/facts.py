"""What the questionnaire's conditions may ask about a company and its risk context."""

from collections.abc import Collection, Iterable, Mapping

from assessments.models.assessments import Answer, Assessment
from assessments.models.organisations import Participation
from assessments.models.submissions import Submission
from assessments.questionnaires.conditions import Fact
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.layout import ChapterKind
from assessments.risks import table

type Facts = dict[str, Fact]
type Answers = Mapping[str, Answer]  # by question


def company_facts(assessment: Assessment) -> Facts:
    organisation, since = assessment.organisation, assessment.participating_since
    participation = Participation(first_year=since) if since else None
    return {
        "size": organisation.size or None,
        "sector": organisation.sector or None,
        "roles": tuple(organisation.chain_roles),
        "kvk_number": organisation.kvk_number or None,
        "programme_member": participation is not None,
        "programme_year": participation.year_of_participation(assessment.year)
        if participation
        else None,
    }


def context_facts(assessment: Assessment, answers: Answers, earlier: Submission | None) -> Facts:
    context = assessment.context
    return {
        **place_facts(context.region, context.product, context.issue, tuple(context.stages)),
        "member": context.programme_id is not None,
        "prior_assessment": earlier is not None,
        "prior_interview": False,  # interviews are not recorded yet
        "same_motivation_as_prior": earlier is not None
        and _same_reasons(assessment.questionnaire, answers, earlier),
    }


def place_facts(region: str, product: str, issue: str, stages: tuple[str, ...]) -> Facts:
    """What a place is, and what the risk table says of it."""
    row = table.current().match(region, product, issue)
    return {
        "region": region,
        "product": product,
        "issue": issue,
        "stages": stages,
        **table.facts(row),
    }


def last_before(assessment: Assessment, submissions: Iterable[Submission]) -> Submission | None:
    """Of an earlier year; the submissions are in the order of years and numbers."""
    found = [
        submission
        for submission in submissions
        if submission.assessment.context_id == assessment.context_id
        and submission.assessment.year < assessment.year
    ]
    return found[-1] if found else None


def submissions_before(assessments: Collection[Assessment]) -> list[Submission]:
    """Those of earlier years."""
    continued = [each for each in assessments if each.was_signed_before]
    if not continued:
        return []
    found = Submission.objects.filter(
        assessment__context__in={each.context_id for each in continued},
        assessment__year__lt=max(each.year for each in continued),
    )
    return list(found.select_related("assessment").order_by("assessment__year", "number"))


def _same_reasons(questionnaire: Questionnaire, answers: Answers, earlier: Submission) -> bool:
    """Whether the reasons were given in the very words of the year before."""
    chapters = (c for c in questionnaire.report if c.kind is ChapterKind.REASONS)
    codes = next((chapter.questions[:1] for chapter in chapters), ())
    return any(
        code in answers and answers[code].value == earlier.content["answers"][code]["value"]
        for code in codes
        if code in earlier.content["answers"]
    )
