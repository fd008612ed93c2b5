"""What the report says."""

import re

import pytest
import time_machine
from django.utils import translation

from assessments.models import Report
from assessments.reports.justification import html_of
from tests.factories import GOLDEN_DAY, a_company, a_programme, a_submission, a_user, an_assessment
from tests.reports.bases import a_basis, a_tiny_basis, html, justification, words

HOSTILE = '<img src="file:///etc/passwd"> <script>alert(1)</script> {{ 7|add:7 }} {% now "Y" %}'
G10 = a_basis("G10")


def said(basis=G10, language="en"):
    return words(html(basis, language))


@pytest.mark.parametrize(("language", "score"), [("nl", "84,0"), ("en", "84.0")])
def test_the_golden_score_is_written_as_the_reader_writes_it(language, score):
    assert score in said(language=language)


def test_a_capped_band_is_explained():
    assert (
        "84.0 would be “Adequately substantiated”, but is limited to "
        "Insufficiently substantiated by KO4."
    ) in said()


def test_the_four_results_stand_apart():
    page = html(G10)

    assert len(re.findall('class="result"', page)) == 4
    assert "Very high" in page
    assert "In tension" in page


def test_the_reasons_are_printed_in_full():
    reasons = G10.content["answers"]["F06"]["value"]

    assert [text for text in reasons.values() if text not in said()] == []


def test_what_would_fit_is_conditional_and_no_advice():
    text = said()

    assert "Decision: “Suspend” would fit. Decision: “Exit” would fit." in text
    assert "This is not advice." in text


def test_every_answer_has_its_class_of_disclosure():
    rows = justification(G10).sections

    assert sum(len(section.answers) for section in rows) == len(G10.outcome.visible)
    assert said().count("confidential") >= 5


def test_a_remark_and_a_reason_are_printed():
    basis = a_basis("G07", remarks={"B03": "Zie ook ons jaarverslag."})

    text = said(basis)
    assert "Zie ook ons jaarverslag." in text
    reason = basis.content["answers"]["C03"]["reason"]
    assert f"Not applicable {reason}" in text


def test_evidence_is_numbered_and_registered_with_its_digest():
    page = html(G10)

    assert '<a href="#document-1">1</a>' in page
    assert '<tr id="document-1">' in page
    assert "cd" * 32 in page


def test_every_link_leads_somewhere():
    page = html(G10)

    places = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links - places == set()
    assert set(re.findall(r'href="([^#][^"]*)"', page)) == set()


def test_the_disclaimer_and_that_it_is_no_advice_are_printed():
    text = said()

    assert "This report is not legal advice." in text
    assert "It is not a label, not a legal finding" in text


def test_a_draft_says_so_and_has_no_digest():
    text = said()

    assert "Nobody has signed it" in text
    assert "SHA-256 of what was signed" not in text


def test_what_people_typed_is_escaped_and_never_evaluated():
    basis = a_basis(
        remarks=dict.fromkeys(["A01", "B03", "F01"], HOSTILE), organisation={"name": HOSTILE}
    )

    page = html(basis)

    assert "<img" not in page
    assert "<script" not in page
    assert HOSTILE in words(page)


def test_a_tiny_questionnaire_prints_without_a_line_of_code():
    text = said(a_tiny_basis())

    assert "Bicycle parking 2026" in text
    assert "Because the rain comes from the west here." in text
    assert "Risk to people" not in text
    assert "Consistency" not in text


@pytest.mark.django_db
@time_machine.travel(GOLDEN_DAY)
def test_a_submission_is_printed_with_its_signatures_and_digest():
    company = a_company(a_programme())
    submission = a_submission(company)

    text = words(html_of(submission.reports.get(language="en")))

    digest = " ".join(re.findall("....", submission.digest))
    assert digest in text
    assert f"Prepared by {submission.prepared_by.name}, 1 December 2026" in text
    assert f"Signed for the board by {submission.signed_by.name}, 1 December 2026" in text
    assert "Status Self-declared" in text
    assert f"2026-{submission.pk.hex[:8].upper()}-1" in text


@pytest.mark.django_db
@time_machine.travel(GOLDEN_DAY)
def test_a_report_speaks_its_own_language_whoever_asks():
    assessment = an_assessment(case="G10")
    user = a_user(assessment.organisation)
    report = Report.objects.create(assessment=assessment, language="en", requested_by=user)

    with translation.override("nl"):
        page = html_of(report)

    assert '<html lang="en">' in page
    assert "Risk context justification 2026" in page


@pytest.mark.django_db
@time_machine.travel(GOLDEN_DAY)
def test_equal_submissions_print_equally():
    report = a_submission().reports.get(language="nl")

    first = html_of(report)
    with time_machine.travel("2027-05-05"):
        assert html_of(report) == first


def test_what_stayed_the_same_is_marked_at_the_answer_and_counted_for_its_section():
    unchanged = {"submissions": ["s1"], "unchanged_since": {"A01": 2025, "A02": 2023, "F11": 2025}}

    text = said(a_basis(earlier=unchanged))

    policy = text.partition("A. Policy and responsibility 2 answers unchanged")[2]
    assert policy.startswith(" since an earlier year")
    assert text.count("Unchanged since 2023") == 1
    assert "1 answer unchanged since an earlier year" in text


def test_nothing_is_called_unchanged_without_an_earlier_year():
    assert "nchanged since" not in said()
