"""One answer, saved while somebody fills in its section: pieces of page, for a script to place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from assessments.actions import answers
from assessments.forms.cards import hints_at
from assessments.forms.sections import SectionForm
from assessments.models import Assessment
from assessments.questionnaires.questions import Question
from assessments.views.request import Request
from assessments.views.section_pages import SectionPage, Stored, fetch, page_of, question_of
from assessments.workflow import Refused

type Fingerprints = Mapping[str, str]  # of answers, by question

NOT_ASKED = _(
    "This question is not asked any more, because of another answer. What you typed was not saved: "
    "copy it if you want to keep it."
)


@require_POST
def save(request: Request, pk: UUID, code: str) -> HttpResponse:
    """200: it is stored. 202: what could be read of it. 409: it is not, and a sentence says why."""
    assessment = _assessment(request, pk)
    question, stored = question_of(assessment, code), fetch(assessment)
    form = _form(request, stored, question)
    given = form.given()
    section = assessment.questionnaire.section(question.section)
    page = page_of(stored.with_given(given), section)
    if code not in page.codes:
        return _refuse(request, code, [NOT_ASKED])
    try:
        saved = answers.save(assessment, given, by=request.user)
    except Refused as refused:
        return _refuse(request, code, refused.reasons)
    if saved.conflicts:
        return _ask_to_choose(request, assessment, question)
    # Nothing was changed here, and yet something else stands: a colleague changed it.
    is_left = code not in saved.changed and page.asked.differs(stored.answers, code)
    return _tell(request, page, form, question, is_left=is_left)


@require_safe
def card(request: Request, pk: UUID, code: str) -> HttpResponse:
    """The question as it is now."""
    assessment = _assessment(request, pk)
    question = question_of(assessment, code)
    section = assessment.questionnaire.section(question.section)
    form = SectionForm(fetch(assessment).asked(section, {code}))
    is_open = answers.refusal(assessment, request.user) is None
    return HttpResponse(form.card(question, can_answer=is_open).render(form, None))


def _assessment(request: Request, pk: UUID) -> Assessment:
    visible = Assessment.objects.visible_to(request.user).with_context()
    return get_object_or_404(visible, pk=pk)


def _form(request: Request, stored: Stored, question: Question) -> SectionForm:
    """Of this question alone, whatever else was posted."""
    section = stored.assessment.questionnaire.section(question.section)
    return SectionForm(stored.asked(section, {question.code}), request.POST)


def _refuse(request: Request, code: str, reasons: Sequence[str | Promise]) -> HttpResponse:
    context = {"code": code, "reasons": reasons}
    return render(request, "answers/refused.html", context, status=HTTPStatus.CONFLICT)


def _ask_to_choose(request: Request, assessment: Assessment, question: Question) -> HttpResponse:
    form = _form(request, fetch(assessment), question)
    form.mark_conflicts([question.code], by=request.user)
    context = {"question": question, "conflict": form.conflicts[question.code]}
    return render(request, "answers/conflict.html", context, status=HTTPStatus.CONFLICT)


def _tell(
    request: Request, page: SectionPage, form: SectionForm, question: Question, *, is_left: bool
) -> HttpResponse:
    code = question.code
    shown = _shown(request.POST.get("shown", ""), page, code)
    context = {
        "page": page,
        "question": question,
        "at": timezone.now(),
        "is_left": is_left,
        "seen": page.asked.fingerprint(code),
        "unread": [
            str(sentence).removeprefix(f"{code}: ")
            for sentences in form.errors.values()
            for sentence in sentences
        ],
        "counts": form.counts(question),
        "hints": hints_at(page.asked, question),
        "added": list(_added(page, shown)),
        "gone": [each for each in shown if each not in page.codes],
        "behind": [code] if is_left else list(_behind(page, shown, but=code)),
    }
    status = HTTPStatus.ACCEPTED if form.errors else HTTPStatus.OK
    return render(request, "answers/saved.html", context, status=status)


def _shown(posted: str, page: SectionPage, code: str) -> Fingerprints:
    """What stands on the page, as it says itself: "B01:0c1f… B02:"; nothing when it does not."""
    pairs = (each.partition(":") for each in posted.split())
    found = {each: fingerprint for each, _colon, fingerprint in pairs}
    known = {each.code for each in page.asked.section.questions}
    return found if code in found and found.keys() <= known else {}


def _added(page: SectionPage, shown: Fingerprints) -> Iterator[tuple[str, SafeString]]:
    """Where each question goes that came into view, and its card."""
    missing = [each for each in page.asked.questions if shown and each.code not in shown]
    form = SectionForm(replace(page.asked, new={question.code for question in missing}))
    for question in missing:
        card = replace(form.card(question, can_answer=True), added=0)
        yield _place(page.codes, question.code, shown), card.render(form, None)


def _place(codes: Sequence[str], code: str, shown: Fingerprints) -> str:
    """After the question before it, or else before the first that the page shows."""
    before = codes[: codes.index(code)]
    if before:
        return f"afterend:#div_id_{before[-1]}"
    return "beforebegin:#div_id_" + next(each for each in codes if each in shown)


def _behind(page: SectionPage, shown: Fingerprints, *, but: str) -> Iterator[str]:
    """The questions of which a colleague changed the answer since the page was drawn."""
    for code in page.codes:
        if code != but and code in shown and shown[code] != page.asked.fingerprint(code):
            yield code
