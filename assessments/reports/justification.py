"""The justification report: everything it says, as data, and from there as HTML."""

from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language

from assessments.language import wording
from assessments.models import Report
from assessments.questionnaires.definitions import SourceLetter
from assessments.questionnaires.layout import ChapterKind
from assessments.reports.answered import answered_sections
from assessments.reports.basis import Basis, basis_of
from assessments.reports.chapters import FilledChapter, chapters_of, cover_of, places
from assessments.reports.context_names import ContextName, name_from
from assessments.reports.expectations import Expectation, OecdStep, expectations_of, steps_of
from assessments.reports.facts import FactInWords, facts_in_words
from assessments.reports.method import Method, method_of
from assessments.reports.printed import Printed, PrintedSection, answers_by_code, printed_sections
from assessments.reports.register import Register, register_of
from assessments.reports.results import Results, results_of
from assessments.reports.signatures import Signature, is_one_person, signatures_of
from assessments.reports.standing import Standing, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Justification:
    """One report in one language; the confidential version, which shows everything."""

    language: str
    kind: str  # the questionnaire's title
    company: str
    context: ContextName
    year: str
    programme: str
    document: str  # its number
    digest: str  # of what was signed, in groups of four; empty for a draft
    is_draft: bool
    at: datetime
    standing: Standing
    cover: tuple[Printed, ...]  # when and by whom it was decided, until when it holds
    facts: tuple[FactInWords, ...]
    results: Results
    chapters: tuple[FilledChapter, ...]
    sections: tuple[PrintedSection, ...]
    register: Register
    method: Method
    letter: SourceLetter | None
    expectations: tuple[Expectation, ...]
    steps: tuple[OecdStep, ...]
    signatures: tuple[Signature, ...]
    is_one_person: bool

    @property
    def title(self) -> str:
        return f"{self.kind} {self.year} – {self.company} – {self.context}"

    @property
    def created(self) -> str:
        return timezone.localtime(self.at).isoformat(timespec="seconds")

    @property
    def has_register(self) -> bool:
        return any(chapter.kind is ChapterKind.EVIDENCE for chapter in self.chapters)

    @property
    def foot(self) -> str:
        """What stands at the foot of every page: enough to see that pages belong together."""
        return f"{self.document} · SHA-256 {self.digest[:19]} …" if self.digest else self.document


def html_of(report: Report) -> str:
    """In the report's own language, whoever asks."""
    basis = basis_of(report)
    with translation.override(report.language):
        return render(justification_of(basis, document=_document_number(report)))


def render(justification: Justification) -> str:
    return render_to_string("reports/justification.html", {"report": justification})


def justification_of(basis: Basis, *, document: str) -> Justification:
    """In the language that is active; `document` is its number."""
    questionnaire, content = basis.questionnaire, basis.content
    results = results_of(questionnaire, basis.outcome, basis.dossier, is_draft=basis.is_draft)
    sections = answered_sections(questionnaire, basis.outcome.visible, content)
    register = register_of(sections)
    answers = answers_by_code(sections, register.numbers)
    chapters = chapters_of(basis, results, answers)
    return Justification(
        language=get_language() or settings.LANGUAGE_CODE,
        kind=wording(questionnaire.title),
        company=content["organisation"]["name"],
        context=name_from(content["context"], questionnaire),
        year=str(content["year"]),
        programme=content["programme"] or "",
        document=document,
        digest=" ".join(wrap(basis.submission.digest, 4)) if basis.submission else "",
        is_draft=basis.is_draft,
        at=basis.at,
        standing=standing_of(basis.submission),
        cover=cover_of(basis, answers),
        facts=_facts(basis),
        results=results,
        chapters=chapters,
        sections=printed_sections(sections, answers, places(chapters)),
        register=register,
        method=method_of(basis),
        letter=questionnaire.source_letter,
        expectations=expectations_of(questionnaire, basis.outcome),
        steps=steps_of(questionnaire),
        signatures=signatures_of(questionnaire, content),
        is_one_person=is_one_person(content),
    )


def _facts(basis: Basis) -> tuple[FactInWords, ...]:
    questionnaire, content = basis.questionnaire, basis.content
    return (
        *facts_in_words(questionnaire.context_fields, content["context"]),
        *facts_in_words(questionnaire.company_fields, content["company"]),
    )


def _document_number(report: Report) -> str:
    """Short enough to be read over the telephone; the digest is what proves anything."""
    year, of = report.assessment.year, report.submission or report.assessment
    number = report.submission.number if report.submission else 0
    return f"{year}-{of.pk.hex[:8].upper()}-{number}"
