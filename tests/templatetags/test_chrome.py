import re
from uuid import uuid4

import pytest
from django.test import Client

from assessments.models import Membership
from assessments.workflow import Role
from tests.factories import a_company, a_secretariat, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]


def chrome(user=None, address="/chrome/", **extra) -> str:
    client = Client(**extra)
    if user:
        client.force_login(user)
    return client.get(address).content.decode()


def menu(page) -> list[str]:
    found = re.search(r'class="site-nav".*?</nav>', page, re.DOTALL)
    return re.findall(r"<a [^>]*>([^<]*)</a>", found.group()) if found else []


def current(page) -> list[tuple[str, str]]:
    nav = re.search(r'class="site-nav".*?</nav>', page, re.DOTALL).group()
    return re.findall(r'aria-current="(\w+)">([^<]*)<', nav)


def test_a_visitor_is_offered_to_sign_in_and_no_menu():
    page = chrome(address="/help/")

    assert 'href="/accounts/login/"' in page
    assert menu(page) == []
    assert "voor bedrijven in een context met IMVO-risico’s" in page


def test_a_company_sees_its_name_and_its_pages():
    company = a_company()

    page = chrome(a_user(company, name="Marieke Vos"))

    assert menu(page) == ["Overzicht", "Bedrijfsgegevens"]
    assert f"<small>{company.name}</small>" in page
    assert "Marieke Vos" in page
    assert "site-header--staff" not in page


def test_a_reviewer_sees_the_submissions():
    page = chrome(a_user(a_secretariat(), Role.REVIEWER))

    assert menu(page) == ["Indieningen"]
    assert "site-header--staff" in page


def test_an_analyst_is_not_led_to_what_an_analyst_may_not_see():
    assert menu(chrome(a_user(a_secretariat(), Role.ANALYST))) == []


def test_a_reviewer_named_by_a_company_is_no_reviewer():
    assert "Indieningen" not in menu(chrome(a_user(a_company(), Role.REVIEWER)))


def test_who_works_for_two_companies_sees_both_by_name():
    first, second = a_company(), a_company()
    user = a_user(first)
    Membership.objects.create(user=user, organisation=second, role=Role.VIEWER)

    assert menu(chrome(user)) == ["Overzicht", *sorted([first.name, second.name])]


def test_who_belongs_nowhere_sees_no_menu_and_can_sign_out():
    page = chrome(a_user())

    assert menu(page) == []
    assert 'action="/accounts/logout/"' in page


def test_a_page_is_current_in_the_menu():
    company = a_company()

    page = chrome(a_user(company), f"/companies/{company.pk}/")

    assert current(page) == [("page", "Bedrijfsgegevens")]


def test_a_page_below_an_entry_marks_that_entry():
    company = a_company()

    page = chrome(a_user(company), f"/assessments/{uuid4()}/")

    assert current(page) == [("true", "Overzicht")]


def test_the_header_costs_one_query(client, django_assert_num_queries):
    client.force_login(a_user(a_company()))

    with django_assert_num_queries(3):  # the session, the user, the memberships
        client.get("/chrome/")


def test_a_name_is_escaped():
    assert "<b>" not in chrome(a_user(a_company(), name="<b>Eve</b>"))


def test_the_choice_of_language_leads_back_here():
    page = chrome(address="/help/?a=b&c=d")

    assert '<input type="hidden" name="next" value="/help/?a=b&amp;c=d">' in page
    assert re.search(r'value="nl" lang="nl"[^>]* aria-current="true"', page)
    assert not re.search(r'value="en" lang="en"[^>]* aria-current="true"', page)


def test_the_language_form_needs_no_cookie():
    form = re.search(r'<form class="lang".*?</form>', chrome(address="/help/"), re.DOTALL).group()

    assert "csrfmiddlewaretoken" not in form


def test_the_footer_names_the_version_of_the_questionnaire():
    assert "Vragenlijst versie 1.0.0" in chrome(address="/help/")


def test_a_message_is_shown_once_as_a_notice(client):
    user = a_user(a_company())
    user.set_password("four words without meaning")
    user.save()
    client.force_login(user)
    new = "quite another set of words"
    client.post(
        "/accounts/password/change/",
        {"oldpassword": "four words without meaning", "password1": new, "password2": new},
    )

    first, second = (client.get("/chrome/").content.decode() for _ in range(2))

    assert 'class="notice notice--success"' in first
    assert 'class="notice' not in second
