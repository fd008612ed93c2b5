"""The overview of somebody with much to do, and the day of signing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assessments.actions.deadlines import plan
from assessments.actions.remarks import add
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_guest,
    a_programme,
    a_submission,
    a_user,
    an_assessment,
    an_assignment,
)
from tests.journeys.golden import CASE
from tests.journeys.person import Person

REGIONS = ("AF", "BD", "CN", "ET", "ID", "IN", "KH", "MM", "PK", "TM", "VN")
in_both_languages = pytest.mark.parametrize("language", ["nl", "en"])


def reading(language, user):
    user.language = language
    user.save()
    return user


@in_both_languages
def test_somebody_who_is_waited_for(at_a_browser, language):
    company = a_company(a_programme())
    user, colleague = a_user(company), a_user(company)
    a_submission(company)
    draft = an_assessment(company, place=replace(XINJIANG, region="BD"), case=CASE, by=user)
    plan(draft, GOLDEN_DAY + timedelta(days=3), by=user)
    add(draft, "B03", "Klopt dit?", by=colleague, mentions=[user])
    an_assignment(draft, user, "B03", by=colleague, due_on=GOLDEN_DAY + timedelta(days=2))
    person = at_a_browser(Person, reading(language, user))

    person.open("overview:index").looks_at("overview", "much-to-do")
    person.sees("Asked of you").follow("Continue")


@in_both_languages
def test_somebody_with_many_contexts(at_a_browser, language):
    company = a_company()
    user = a_user(company)
    for region in REGIONS:
        an_assessment(company, place=replace(XINJIANG, region=region), by=user)
    person = at_a_browser(Person, reading(language, user))

    person.open("overview:index").looks_at("overview", "many-contexts")
    person.page.fill("[name=q]", "bangladesh")
    person.press("Show").reads("Bangladesh").looks_at("overview", "filtered")


@in_both_languages
def test_a_guest(at_a_browser, language):
    company = a_company()
    preparer = a_user(company)
    guest = a_guest(company, by=preparer)
    an_assignment(an_assessment(company, by=preparer), guest, "B03", by=preparer)

    at_a_browser(Person, reading(language, guest)).open("overview:index").looks_at(
        "overview", "of-a-guest"
    )


@in_both_languages
def test_the_day_of_signing(at_a_browser, language):
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    person = at_a_browser(Person, reading(language, user))

    person.open("deadlines:plan", assessment.pk).looks_at("day-of-signing")
    person.page.fill("[name=due_on_day]", "31")
    person.press("Save the day").looks_at("day-of-signing", "with-errors")
    person.page.fill("[name=due_on_month]", "12")
    person.page.fill("[name=due_on_year]", "2026")
    person.press("Save the day").sees("The day is changed.")
