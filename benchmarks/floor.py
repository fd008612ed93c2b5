"""The floor of a section page: the same HTML, written by hand, from plain dictionaries."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from assessments.forms.cards import Card
from assessments.forms.sections import SectionForm
from assessments.language import wording
from assessments.questionnaires.questions import Kind, Question
from assessments.reports.context_names import name_of
from assessments.templatetags.formats import day, moment
from assessments.views.section_pages import SectionPage
from duediligence import urls

contexts: dict[str, dict[str, Any]] = {}


def section(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "benchmarks/section.html", contexts[key])


urlpatterns = [path("floor/<str:key>/", section), *urls.urlpatterns]


def plain(page: SectionPage, tasks: str, overview: str, lead: str) -> dict[str, Any]:
    """All that the page shows, worked out before the clock starts."""
    pk = page.assessment.pk
    name = name_of(page.assessment.context, page.assessment.questionnaire)
    form = SectionForm(page.asked)
    form.lay_out(can_answer=True)
    return {
        "key": page.here.key,
        "title": page.here.title,
        "overview": overview,
        "tasks": tasks,
        "ask": reverse("assignments:ask", args=[pk, page.here.key]),
        "save": reverse("answers:save", args=[pk, "CODE"]),
        "sign_in": f"{reverse('account_login')}?next={quote(page.address, safe='')}%23div_id_CODE",
        "product": name.product,
        "region": name.region,
        "place": page.place,
        "of": len(page.progress.sections),
        "lead": lead,
        "sections": [
            {
                "address": page.address.replace(f"/{page.here.key}/", f"/{each.key}/"),
                "key": each.key,
                "title": each.title,
                "answered": each.answered,
                "asked": each.asked,
                "is_current": each.key == page.here.key,
                "is_finished": each.is_finished,
            }
            for each in page.progress.sections
        ],
        "questions": [
            _question(page, card, form)
            for card in form.helper.layout.fields
            if isinstance(card, Card)
        ],
        "is_done": page.asked.is_finished,
        "saved_at": moment(page.saved_at),
        "answered": page.here.answered,
        "asked": page.here.asked,
    }


def _question(page: SectionPage, card: Card, form: SectionForm) -> dict[str, Any]:
    question, questionnaire = card.question, page.asked.questionnaire
    bound = form[card.code]
    letter = questionnaire.source_letter
    step = questionnaire.oecd_steps.get(question.oecd_step or "")
    role = questionnaire.labels["question_role"].get(question.role)
    hint = question.evidence.hint
    return {
        "code": card.code,
        "kind": question.kind.value,
        "weight": str(question.weight) if question.is_scored else "",
        "minutes": max(1, round(question.minutes)),
        "seen": card.seen,
        "is_yearly": card.question.is_yearly,
        "saved_at": moment(card.answer.answered_at) if card.answer else "",
        "history": reverse("answers:history", args=[page.assessment.pk, card.code]),
        "talk": reverse("questions:show", args=[page.assessment.pk, card.code]),
        "is_group": bound.use_fieldset,
        "text": wording(question.text),
        "is_optional": not question.is_required,
        "help": wording(question.help),
        "evidence_hint": wording(hint) if hint else "",
        "phrases": [
            each.phrase for each in questionnaire.letter_expectations if each.key in question.letter
        ],
        "letter_date": day(letter.dated) if letter else "",
        "step": wording(step) if step else "",
        "step_number": question.oecd_step,
        "role": wording(role) if role else "",
        "source": question.source,
        "takes_evidence": question.takes_evidence,
        "remark": form[f"{card.code}-remark"].value(),
        "evidence": [
            {
                "title": each.evidence.title,
                "pk": str(each.evidence.pk),
                "grade": each.grade,
                "kind": wording(each.kind) if each.kind else "",
                "date": day(each.evidence.dated) if each.evidence.dated else "",
            }
            for each in card.evidence
        ],
        **_answer(question, bound.field, bound.field.control(bound)),
    }


def _answer(question: Question, field: Any, control: Any) -> dict[str, Any]:
    kind = question.kind
    if kind in {Kind.SINGLE, Kind.MULTI}:
        return {
            "input": "radio" if kind is Kind.SINGLE else "checkbox",
            "is_scale": field.is_scale,
            "options": [
                {
                    "id": f"id_{question.code}_{number}",
                    "value": each.key,
                    "label": wording(each.label),
                    "is_chosen": each.key in control,
                    "is_after_or": each.key == field.or_before,
                }
                for number, each in enumerate(question.options)
            ],
        }
    if kind is Kind.DATE:
        return {part: box.text for part, box in control.items()}
    return {"answer": control.text, "count": control.count, "rows": control.rows}
