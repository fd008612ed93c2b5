from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from assessments.actions import contexts
from assessments.actions.contexts import QUESTIONNAIRE, RESPONSIBILITY, registered
from assessments.models import AnswerSheet, Assessment, Event, RiskContext
from assessments.questionnaires import library
from assessments.workflow import Refused, Role, Status
from tests.factories import XINJIANG, a_company, a_programme, a_secretariat, a_user
from tests.parallel import at_once

pytestmark = pytest.mark.django_db

ELSEWHERE = replace(XINJIANG, region="TM")


def test_register_keeps_the_place_and_begins_this_years_assessment():
    programme = a_programme()
    company = a_company(programme)
    user = a_user(company)

    with time_machine.travel(date(2026, 12, 1)):
        assessment = contexts.register(company, XINJIANG, by=user)

    context = assessment.context
    assert (context.region, context.product, context.issue) == (
        "CN-XJ",
        "yarn_textile_apparel",
        "forced_labour",
    )
    assert context.stages == ["raw_material", "processing"]
    assert context.programme == programme
    assert (assessment.year, assessment.status) == (2026, Status.DRAFT)
    assert assessment.questionnaire is library.current(QUESTIONNAIRE)
    assert assessment.created_by == context.created_by == user


def test_register_records_that_the_company_was_told_of_its_responsibility():
    company = a_company()

    assessment = contexts.register(company, XINJIANG, by=a_user(company))

    told, begun = Event.objects.order_by("sequence")
    assert (told.verb, told.subject_id) == ("register_context", assessment.context.pk)
    assert told.details == {"responsibility": RESPONSIBILITY}
    assert (begun.verb, begun.subject_id) == ("assess", assessment.pk)


def test_register_twice_is_refused_whatever_the_stages():
    company = a_company()
    user = a_user(company)
    contexts.register(company, XINJIANG, by=user)

    with pytest.raises(Refused):
        contexts.register(company, replace(XINJIANG, stages=("sale_use",)), by=user)

    assert RiskContext.objects.count() == Assessment.objects.count() == 1


def test_register_what_another_company_registered_is_its_own_context():
    one, other = a_company(), a_company()
    contexts.register(one, XINJIANG, by=a_user(one))

    contexts.register(other, XINJIANG, by=a_user(other))

    assert registered(one, XINJIANG) != registered(other, XINJIANG)
    assert registered(other, ELSEWHERE) is None


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PREPARER, Role.APPROVER}))
def test_register_is_refused_to_who_does_not_fill_in(role):
    company = a_company()

    with pytest.raises(PermissionDenied):
        contexts.register(company, XINJIANG, by=a_user(company, role))

    assert not RiskContext.objects.exists()


def test_register_is_refused_to_strangers_and_for_a_secretariat():
    secretariat = a_secretariat()

    for organisation, user in [
        (a_company(), a_user(a_company())),
        (secretariat, a_user(secretariat, Role.PREPARER)),
    ]:
        with pytest.raises(PermissionDenied):
            contexts.register(organisation, XINJIANG, by=user)


def test_two_contexts_share_the_companys_answers_of_the_year():
    company = a_company()
    user = a_user(company)

    one = contexts.register(company, XINJIANG, by=user)
    other = contexts.register(company, ELSEWHERE, by=user)

    assert one.company_sheet == other.company_sheet
    assert one.sheet != other.sheet
    assert AnswerSheet.objects.count() == 3


def test_assess_in_the_next_year_begins_with_new_sheets():
    company = a_company()
    user = a_user(company)
    with time_machine.travel(date(2026, 12, 31)):
        first = contexts.register(company, XINJIANG, by=user)

    with time_machine.travel(date(2027, 1, 2)):
        second = contexts.assess(first.context, by=user)

    assert (first.year, second.year) == (2026, 2027)
    assert first.company_sheet != second.company_sheet
    assert first.sheet != second.sheet


def test_assess_twice_in_a_year_gives_the_same_assessment():
    company = a_company()
    user = a_user(company)
    first = contexts.register(company, XINJIANG, by=user)

    assert contexts.assess(first.context, by=user) == first
    assert Event.objects.filter(verb="assess").count() == 1


def test_assess_is_refused_to_who_does_not_fill_in():
    company = a_company()
    context = contexts.register(company, XINJIANG, by=a_user(company)).context

    for user in [a_user(company, Role.VIEWER), a_user(a_company())]:
        with pytest.raises(PermissionDenied):
            contexts.assess(context, by=user)


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_who_register_in_the_same_moment_register_once():
    company = a_company()
    one, other = a_user(company), a_user(company)

    results = at_once(
        lambda: contexts.register(company, XINJIANG, by=one),
        lambda: contexts.register(company, XINJIANG, by=other),
    )

    assert sorted(type(result).__name__ for result in results) == ["Assessment", "Refused"]
    assert RiskContext.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_contexts_begun_in_the_same_moment_share_one_company_sheet():
    company = a_company()
    one, other = a_user(company), a_user(company)

    first, second = at_once(
        lambda: contexts.register(company, XINJIANG, by=one),
        lambda: contexts.register(company, ELSEWHERE, by=other),
    )

    assert first.company_sheet == second.company_sheet
