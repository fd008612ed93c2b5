from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import translation

from assessments.actions.answers import Given, save
from assessments.actions.quick_scan import KEPT_AT
from assessments.models import AnswerVersion
from assessments.workflow import Role, Status
from tests.factories import a_company, a_secretariat, a_user, an_assessment
from tests.security.world import fingerprint

pytestmark = pytest.mark.django_db

CONTEXT = {
    "region": "CN",
    "product": "yarn_textile_apparel",
    "issue": "forced_labour",
    "stages": ["processing"],
    "P01": "cannot_exclude",
}
# Golden case G13.
QUESTIONS = {
    "A02": "l1",
    "B01": ["media"],
    "B07": "v2",
    "B09": "suspected",
    "B10": "not_checked",
    "C02": "l1",
    "D01": "v0",
    "D02": "v1",
    "F01": "stay",
    "F05": "l0",
    "H01": "l1",
}
ALL = {**CONTEXT, **QUESTIONS}
PLACE = {key: CONTEXT[key] for key in ("region", "product", "issue", "stages")}
QUIET = {"region": "NL", "issue": "animal_welfare", "B07": "v1", "B10": "none_found"}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def scan(client, to, data):
    return client.post(
        reverse("quick_scan:scan"), {**data, "to": to}, headers={"Accept-Language": "en"}
    )


def take(client, data, then="sign_in"):
    return client.post(
        reverse("quick_scan:take"), {**data, "then": then}, headers={"Accept-Language": "en"}
    )


def shown(response) -> str:
    return response.content.decode()


def errors(response) -> dict[str, list[str]]:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def signed_in(client, company, role=Role.PREPARER):
    user = a_user(company, role)
    user.language = "en"
    user.save()
    client.force_login(user)
    return user


def keep(client, data=ALL):
    take(client, data)


# The two steps.


def test_a_visitor_reads_that_nothing_is_kept(client):
    page = shown(client.get(reverse("quick_scan:scan"), headers={"Accept-Language": "en"}))

    assert "We keep nothing" in page
    assert "It takes about 8 minutes." in page


def test_an_empty_first_step_says_all_that_is_missing(client):
    response = scan(client, "questions", {})

    assert set(errors(response)) == {"region", "product", "issue", "stages", "P01"}
    assert errors(response)["P01"] == ["Question 1: choose an answer."]


def test_the_second_step_asks_the_other_questions(client):
    response = scan(client, "questions", CONTEXT)

    assert response.templates[0].name == "quick_scan/questions.html"
    assert list(response.context["form"].fields) == list(QUESTIONS)
    assert errors(response) == {}


def test_who_rules_out_a_connection_is_not_asked_about_the_place(client):
    response = scan(client, "questions", {**CONTEXT, "P01": "excluded"})

    assert set(QUESTIONS) - set(response.context["form"].fields) == {"D01", "D02", "F05"}


def test_another_issue_is_not_asked_about_coercion(client):
    response = scan(client, "questions", {**CONTEXT, "issue": "living_wage"})

    assert "B09" not in response.context["form"].fields


def test_a_half_filled_second_step_loses_nothing(client):
    half = {**CONTEXT, "A02": "l1", "B01": ["media", "supplier"]}

    response = scan(client, "result", half)

    assert set(errors(response)) == set(QUESTIONS) - {"A02", "B01"}
    assert response.context["form"]["A02"].value() == "l1"
    assert response.context["form"]["B01"].value() == ["media", "supplier"]
    assert dict(response.context["carried"])["P01"] == "cannot_exclude"
    assert "<title>Error:" in shown(response)


def test_going_back_to_the_context_keeps_the_answers(client):
    response = scan(client, "context", ALL)

    assert response.templates[0].name == "quick_scan/context.html"
    assert response.context["form"]["region"].value() == "CN"
    assert errors(response) == {}
    assert {name for name, _ in response.context["carried"]} == set(QUESTIONS)


def test_changing_the_answers_shows_those_that_were_given(client):
    response = scan(client, "questions", ALL)

    found = {name: response.context["form"][name].value() for name in QUESTIONS}
    assert found == QUESTIONS


def test_a_wrong_context_is_mended_first(client):
    response = scan(client, "result", {**ALL, "region": "Middle-earth"})

    assert set(errors(response)) == {"region"}
    assert {name for name, _ in response.context["carried"]} == set(QUESTIONS)


@pytest.mark.parametrize("value", ["nonsense", "x" * 100_000, "<script>", "\u202e"])
def test_what_is_not_on_the_list_is_refused_in_a_sentence(client, value):
    response = scan(client, "result", {**ALL, "B07": value})

    assert errors(response) == {"B07": ["Question 4: choose an answer from the list."]}


def test_an_unknown_step_leads_to_the_questions(client):
    assert scan(client, "nowhere", ALL).templates[0].name == "quick_scan/questions.html"


# The result.


def test_the_result_says_risk_signals_and_advice(client):
    page = shown(scan(client, "result", ALL))

    assert "together make a very high risk to people." in page
    assert "Our advice: fill in the full form" in page
    assert "First run the CSR Risk Check." in page
    assert "bereid zijn tot openheid over hun besluit" in page


def test_the_result_has_no_score_and_no_band(client):
    page = shown(scan(client, "result", ALL))

    assert "Quality of substantiation" not in page
    assert "Strength of evidence" not in page


def test_a_quiet_context_is_told_that_the_full_form_is_not_urgent(client):
    page = shown(scan(client, "result", {**ALL, **QUIET}))

    assert "The full form is not urgent" in page


def test_nothing_is_stored_of_a_whole_scan(client, django_assert_num_queries):
    before = fingerprint()

    with django_assert_num_queries(0):
        client.get(reverse("quick_scan:scan"))
        scan(client, "questions", CONTEXT)
        response = scan(client, "result", ALL)

    assert fingerprint() == before
    assert Session.objects.count() == 0
    assert set(client.cookies) == {"csrftoken"}
    assert response["Cache-Control"] == "no-store"


# Taking it along.


def test_taking_along_stores_the_answers_in_the_session_only_then(client):
    response = take(client, ALL)

    assert client.session[KEPT_AT] == {
        "region": "CN",
        "product": "yarn_textile_apparel",
        "issue": "forced_labour",
        "stages": ["processing"],
        "answers": {"P01": "cannot_exclude", **QUESTIONS},
    }
    query = urlencode({"next": reverse("contexts:register")})
    assert response.headers["Location"] == f"{reverse('account_login')}?{query}"


def test_a_new_company_goes_on_to_register(client):
    response = take(client, ALL, then="register")

    assert response.headers["Location"].startswith(reverse("people:register"))


def test_what_is_not_whole_is_not_taken_along(client):
    response = take(client, CONTEXT)

    assert response.status_code == 200
    assert "A02" in errors(response)
    assert Session.objects.count() == 0


def test_taking_along_too_often_is_refused(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"quick_scan": "1/h/ip"}
    take(client, ALL)

    assert take(client, ALL).status_code == 429


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER])
def test_who_does_not_fill_in_cannot_take_it_along(client, role):
    house = a_company() if role is Role.VIEWER else a_secretariat()
    signed_in(client, house, role)

    page = shown(scan(client, "result", ALL))

    assert reverse("quick_scan:take") not in page
    assert take(client, ALL).status_code == 403
    assert KEPT_AT not in client.session


# Into a context.


def test_the_form_of_a_context_is_filled_in_by_the_scan(client):
    signed_in(client, a_company())
    keep(client)

    response = client.get(reverse("contexts:register"))

    form = response.context["form"]
    assert form["region"].value() == "China (CN)"
    assert form["product"].value() == "yarn_textile_apparel"
    assert "When you register it, its answers are taken along." in shown(response)


@pytest.mark.parametrize(("role", "is_told"), [(Role.PREPARER, True), (Role.VIEWER, False)])
def test_the_overview_reminds_who_fills_in_of_the_scan(client, role, is_told):
    keep(client)
    signed_in(client, a_company(), role)

    page = shown(client.get(reverse("overview:index")))

    assert ("Your quick scan is kept" in page) is is_told


def test_signing_in_keeps_the_scan(client):
    keep(client)

    signed_in(client, a_company())

    assert client.session[KEPT_AT]["region"] == "CN"


def test_registering_the_context_takes_the_answers_along(client):
    company = a_company()
    signed_in(client, company)
    keep(client)

    response = client.post(reverse("contexts:register"), {**PLACE, "register": "1"}, follow=True)

    assessment = company.assessments.get()
    stored = dict(assessment.sheet.answers.values_list("question", "value"))
    assert stored == {
        code: value
        for code, value in {**QUESTIONS, "P01": "cannot_exclude"}.items()
        if code != "A02"
    }
    assert assessment.company_sheet.answers.get().value == "l1"
    assert set(AnswerVersion.objects.values_list("origin", flat=True)) == {"quick_scan"}
    assert "12 answers were taken along from the quick scan." in shown(response)
    assert KEPT_AT not in client.session


def test_what_the_company_answered_before_stays(client):
    company = a_company()
    user = signed_in(client, company)
    other = an_assessment(company, by=user)
    other.company_sheet.answers.create(question="A02", value="l4", answered_by=user)
    keep(client)

    response = client.post(reverse("contexts:register"), {**PLACE, "register": "1"}, follow=True)

    assert other.company_sheet.answers.get(question="A02").value == "l4"
    assert "11 answers were taken along from the quick scan." in shown(response)
    assert "1 question was answered before: that answer stays as it is." in shown(response)


def test_another_context_takes_nothing_along(client):
    company = a_company()
    signed_in(client, company)
    keep(client)
    data = {**PLACE, "region": "BD"}

    confirming = client.post(reverse("contexts:register"), data)
    client.post(reverse("contexts:register"), {**data, "register": "1"})

    assert "Your quick scan was about another context" in shown(confirming)
    assert company.assessments.get().sheet.answers.count() == 0
    assert KEPT_AT in client.session


def test_a_context_that_was_begun_gets_the_answers_where_it_is_empty(client):
    company = a_company()
    user = signed_in(client, company)
    client.post(reverse("contexts:register"), {**PLACE, "register": "1"})
    assessment = company.assessments.get()
    save(assessment, {"C02": Given(value="l4"), "B01": Given(remark="Ask Mei.")}, by=user)
    keep(client)
    page = shown(client.get(reverse("contexts:register")))
    address = reverse("quick_scan:fill_in", args=[assessment.pk])

    response = client.post(address, follow=True)

    assert address in page
    assert "10 answers were taken along from the quick scan." in shown(response)
    assert assessment.sheet.answers.get(question="C02").value == "l4"
    assert assessment.sheet.answers.get(question="B01").remark == "Ask Mei."
    assert assessment.sheet.answers.get(question="B07").answered_by == user
    assert KEPT_AT not in client.session


def test_a_locked_assessment_says_why_it_takes_nothing(client):
    company = a_company()
    signed_in(client, company)
    keep(client)
    client.post(reverse("contexts:register"), {**PLACE, "register": "1"})
    assessment = company.assessments.get()
    assessment.status = Status.SUBMITTED
    assessment.save()
    keep(client)

    response = client.post(reverse("quick_scan:fill_in", args=[assessment.pk]), follow=True)

    assert "The assessment is already signed and submitted." in shown(response)
    assert KEPT_AT in client.session


def test_without_a_scan_there_is_nothing_to_take(client):
    company = a_company()
    user = signed_in(client, company)
    assessment = an_assessment(company, by=user)

    response = client.post(reverse("quick_scan:fill_in", args=[assessment.pk]), follow=True)

    assert "There is no quick scan of this context to take along." in shown(response)
