"""What was signed: the secretariat's list, and the page of one submission for both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from assessments import access, workflow
from assessments.forms.reviews import ChangesForm, ConclusionForm
from assessments.models import Review, Submission, User
from assessments.models.content import dossier_again
from assessments.reports.answered import answered_sections
from assessments.reports.context_names import name_from
from assessments.reports.headlines import Headline, headline_of_submission
from assessments.reports.results import results_of
from assessments.scoring.outcome import Outcome
from assessments.views.history import history_of
from assessments.views.queue import (
    SORTS,
    TABS,
    Tab,
    conditions,
    counts,
    headings,
    queue_of,
    review_of,
    row,
    status_of,
)
from assessments.views.request import Request
from assessments.workflow import Status

ROWS_PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another submission of the same assessment, and what came of it."""

    submission: Submission
    headline: Headline
    review: Review | None


@require_safe
def index(request: Request) -> HttpResponse:
    if not access.is_reviewer(request.user):
        raise Http404
    tab = _chosen_tab(request.GET.get("tab", ""))
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else next(iter(SORTS))
    found = queue_of(request.user).filter(conditions(request.user)[tab.key]).order_by(*SORTS[sort])
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    in_tab = counts(request.user)
    context = {
        "tabs": [(each, in_tab[each.key]) for each in TABS],
        "tab": tab,
        "sort": sort,
        "headings": headings(sort),
        "page": page,
        "rows": [row(submission) for submission in page],
    }
    return render(request, "submissions/index.html", context)


def _chosen_tab(key: str) -> Tab:
    return next((tab for tab in TABS if tab.key == key), TABS[0])


@require_safe
def show(request: Request, pk: UUID) -> HttpResponse:
    return page_of(request, found(request.user, pk))


def found(user: User, pk: UUID) -> Submission:
    """The submission, if it exists for this person: else a 404."""
    submissions = Submission.objects.visible_to(user).select_related(
        "assessment__organisation",
        "assessment__context__programme__secretariat",
        "prepared_by",
        "signed_by",
        "review__reviewer",
        "review__closed_by",
    )
    return get_object_or_404(submissions, pk=pk)


def page_of(
    request: Request,
    submission: Submission,
    *,
    changes_form: ChangesForm | None = None,
    conclusion_form: ConclusionForm | None = None,
    refusals: Sequence[str | Promise] = (),
    status: int = 200,
) -> HttpResponse:
    """The page of one submission, with what a reviewer typed where that could not be accepted."""
    assessment, user = submission.assessment, request.user
    siblings = list(assessment.submissions.select_related("review__closed_by"))
    is_latest = siblings[-1].pk == submission.pk
    is_secretariat = access.reads_as_secretariat(submission, user)
    questionnaire, outcome = submission.questionnaire, Outcome.from_json(submission.outcome)
    bound = next((form for form in (changes_form, conclusion_form) if form is not None), None)
    context = {
        "submission": submission,
        "assessment": assessment,
        "context_name": name_from(submission.content["context"], questionnaire),
        "status": status_of(submission, is_latest=is_latest),
        "review": review_of(submission),
        "headline": headline_of_submission(submission),
        "results": results_of(questionnaire, outcome, dossier_again(submission)),
        "sections": answered_sections(questionnaire, outcome.visible, submission.content),
        "siblings": [_sibling(each) for each in siblings if each.pk != submission.pk],
        "reports": submission.reports.all(),
        "history": history_of(assessment, for_secretariat=is_secretariat),
        "is_secretariat": is_secretariat,
        "awaits_review": is_latest
        and not is_secretariat
        and assessment.status == Status.SUBMITTED
        and assessment.context.programme is not None,
        "can_edit": False,
        "can_continue": is_latest and access.can_answer(assessment, user),
        "can_take": is_latest and access.can(workflow.TAKE, assessment, user),
        "can_request_changes": is_latest and access.can(workflow.REQUEST_CHANGES, assessment, user),
        "can_conclude": is_latest and access.can(workflow.CONCLUDE, assessment, user),
        "changes_form": changes_form or ChangesForm(auto_id="changes_%s"),
        "conclusion_form": conclusion_form or ConclusionForm(auto_id="conclusion_%s"),
        "form": bound,
        "refusals": refusals,
    }
    return render(request, "submissions/show.html", context, status=status)


def _sibling(submission: Submission) -> Sibling:
    return Sibling(
        submission=submission,
        headline=headline_of_submission(submission),
        review=review_of(submission),
    )
