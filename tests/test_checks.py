import pytest

from assessments.checks import demo_sign_in_stays_at_home, the_virus_scanner_answers


@pytest.mark.parametrize("site", ["http://127.0.0.1:8000", "http://localhost"])
def test_the_demo_may_run_on_the_machine_itself(settings, site):
    settings.DEMO, settings.SITE_URL = True, site

    assert demo_sign_in_stays_at_home() == []


@pytest.mark.parametrize(
    "site",
    ["https://zelftoets.example.org", "http://localhost.example.org", "http://127.0.0.1.nip"],
)
def test_the_demo_may_not_run_where_others_can_come(settings, site):
    settings.DEMO, settings.SITE_URL = True, site

    assert [each.id for each in demo_sign_in_stays_at_home()] == ["assessments.E004"]


def test_without_the_demo_every_place_is_good(settings):
    settings.DEMO, settings.SITE_URL = False, "https://zelftoets.example.org"

    assert demo_sign_in_stays_at_home() == []


def test_virus_scanner_that_answers_is_in_order(clamd):
    assert the_virus_scanner_answers() == []


def test_no_virus_scanner_is_in_order():
    assert the_virus_scanner_answers() == []


def test_virus_scanner_that_does_not_answer_is_warned_of(no_clamd):
    assert [each.id for each in the_virus_scanner_answers()] == ["assessments.W001"]
