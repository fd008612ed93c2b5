import pytest
import time_machine

from assessments.models import Report
from assessments.reports.naming import DRAFTS, KINDS, file_name
from tests.factories import GOLDEN_DAY, a_company, a_programme, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db


def a_report(name: str, language: str = "nl") -> Report:
    company = a_company()
    company.name = name
    company.save()
    assessment = an_assessment(company)
    return Report.objects.create(
        assessment=assessment, language=language, requested_by=a_user(company)
    )


def test_every_language_has_its_words(settings):
    languages = {code for code, _ in settings.LANGUAGES}

    assert set(KINDS) == set(DRAFTS) == languages


@time_machine.travel(GOLDEN_DAY)
def test_a_report_is_named_for_company_context_year_and_number():
    company = a_company(a_programme())
    company.name = "Linde & Vos Kleding B.V."
    company.save()
    report = a_submission(company).reports.get(language="nl")

    assert file_name(report) == (
        "verantwoording_linde-vos-kleding-bv_yarn-textile-apparel-cn-xj_2026_v1_confidential.pdf"
    )


@time_machine.travel(GOLDEN_DAY)
def test_a_draft_says_so_in_its_name():
    name = file_name(a_report("Ann & Co", "en"))

    assert name == "justification_ann-co_yarn-textile-apparel-cn-xj_2026_draft_confidential.pdf"


@time_machine.travel(GOLDEN_DAY)
def test_a_name_of_nothing_but_signs_leaves_no_gap():
    name = file_name(a_report("../\r\n\"';新疆"))

    assert name == "verantwoording_yarn-textile-apparel-cn-xj_2026_concept_confidential.pdf"


def test_a_long_name_is_cut():
    assert len(file_name(a_report("a" * 200))) < 150
