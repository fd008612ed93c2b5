import pytest

from assessments.reports import printing
from assessments.reports.printing import NotPrinted, print_pdf

PAGE = '<!doctype html><html lang="nl"><head><title>Proef</title></head><body>{}</body></html>'


def test_a_page_becomes_a_pdf():
    assert print_pdf(PAGE.format("<h1>Proef</h1>"), identifier="f" * 32).startswith(b"%PDF-1.7")


def test_what_went_wrong_is_said_to_the_operator():
    with pytest.raises(NotPrinted, match="AddressRefused: file:///etc/hostname"):
        print_pdf(PAGE.format('<img src="file:///etc/hostname" alt="x">'), identifier="f" * 32)


def test_a_document_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(printing, "SECONDS", 0.05)

    with pytest.raises(NotPrinted, match=r"not ready after 0\.05 seconds"):
        print_pdf(PAGE.format("<p>x</p>"), identifier="f" * 32)


def test_the_process_is_told_no_secret():
    secret = {"SECRET_KEY", "DATABASE_PASSWORD", "DATABASE_NAME", "DJANGO_SETTINGS_MODULE"}

    assert secret.isdisjoint(printing.PASSED_ON)
