from datetime import timedelta

import pytest
import time_machine
from django.utils import translation

from assessments.models import Evidence
from assessments.reports.evidence_library import Place, Sheet, Validity
from assessments.templatetags.evidence import (
    SCANS,
    VALIDITIES,
    codes,
    ending,
    scan_tag,
    shortened,
    validity_tag,
)
from tests.factories import GOLDEN_DAY


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_every_answer_of_the_scanner_has_its_look():
    assert set(SCANS) == set(Evidence.Scan)


def test_every_validity_has_its_look():
    assert set(VALIDITIES) == set(Validity)


def test_scan_is_told_in_words():
    assert scan_tag(Evidence(scan="infected")) == {
        "look": "error",
        "drawing": "alert-triangle",
        "label": "Virus found",
    }


def test_validity_is_told_in_words():
    told = validity_tag(Validity.EXPIRED)

    assert (told["look"], str(told["label"])) == ("error", "Expired")


@time_machine.travel(GOLDEN_DAY)
def test_only_what_ends_is_marked():
    assert ending(Evidence(expires_on=GOLDEN_DAY - timedelta(1))) is Validity.EXPIRED
    assert ending(Evidence(expires_on=GOLDEN_DAY)) is Validity.ENDING
    assert ending(Evidence()) is None


def test_digest_is_shortened_in_fours():
    assert shortened("0123456789abcdef" * 4) == "0123 4567 89ab"
    assert shortened("") == ""


def test_codes_are_named_once():
    sheets = [Sheet(year=2026, context=None), Sheet(year=2025, context=None)]
    places = [Place(code=c, sheet=s, address="") for s in sheets for c in ("D08", "A01")]

    assert codes(tuple(places)) == "A01, D08"
