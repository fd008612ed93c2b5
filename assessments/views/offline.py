"""The blank questionnaire for everybody: on paper, and as a workbook."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_info
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.blanks import request_blank
from assessments.actions.contexts import QUESTIONNAIRE
from assessments.models import Blank
from assessments.questionnaires import library
from assessments.views import errors
from assessments.views.downloads import EXCEL, PDF, download
from assessments.views.public import public
from assessments.workbooks.writing import blank_workbook

NAMES = {"nl": "vragenlijst", "en": "questionnaire"}


@require_safe
@public
def index(request: HttpRequest) -> HttpResponse:
    questionnaire = library.current(QUESTIONNAIRE)
    made = {blank.language: blank for blank in Blank.objects.of(questionnaire)}
    context = {
        "questionnaire": questionnaire,
        "languages": [
            {"info": get_language_info(code), "blank": made.get(code)}
            for code, _name in settings.LANGUAGES
        ],
        "is_waiting": any(blank.is_waiting for blank in made.values()),
    }
    return render(request, "offline/index.html", context)


@require_safe
@public
def workbook(_request: HttpRequest, language: str) -> HttpResponse:
    _check_language(language)
    questionnaire = library.current(QUESTIONNAIRE)
    content = blank_workbook(questionnaire.slug, questionnaire.version, language)
    return download(content, f"{NAMES[language]}-{questionnaire.version}.xlsx", EXCEL)


@require_POST
@public
def prepare(_request: HttpRequest, language: str) -> HttpResponse:
    """Have the PDF made, if nobody did before."""
    _check_language(language)
    request_blank(library.current(QUESTIONNAIRE), language)
    return redirect("offline:index")


@require_safe
@public
def pdf(request: HttpRequest, language: str) -> FileResponse | HttpResponse:
    questionnaire = library.current(QUESTIONNAIRE)
    ready = Blank.objects.of(questionnaire).filter(state=Blank.State.READY)
    blank = get_object_or_404(ready, language=language)
    try:
        content = blank.pdf.open()
    except OSError:
        return errors.file_gone(request, blank)
    return FileResponse(
        content,
        as_attachment=True,
        filename=f"{NAMES[language]}-{questionnaire.version}.pdf",
        content_type=PDF,
    )


def _check_language(language: str) -> None:
    if language not in NAMES:
        raise Http404
