"""The golden case that the journeys live through, and the papers behind it."""

from io import BytesIO

import pikepdf
from playwright.sync_api import FilePayload

from assessments.questionnaires import library
from assessments.questionnaires.questions import Kind
from tests.factories import golden

CASE = "G10"
REPLIES = golden(CASE)["input"]["answers"]
EXPECTED = golden(CASE)["expected"]
QUESTIONNAIRE = library.current("risk-context-justification")
# What is filled in on pages of its own: declarations are made when signing.
SECTIONS = [
    section
    for section in QUESTIONNAIRE.sections
    if any(question.kind is not Kind.DECLARATION for question in section.questions)
]


def a_pdf(name: str) -> FilePayload:
    """A real one, of one empty page."""
    with pikepdf.new() as pdf, BytesIO() as file:
        pdf.add_blank_page()
        pdf.save(file)
        return {"name": name, "mimeType": "application/pdf", "buffer": file.getvalue()}


def dutch(number: float) -> str:
    """84,0"""
    return f"{number:.1f}".replace(".", ",")
