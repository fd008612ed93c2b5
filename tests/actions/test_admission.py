from dataclasses import replace

import pytest

from assessments.actions.admission import admit, begin_programme, found, join
from assessments.models import Membership, Organisation, Participation, Programme, User
from assessments.workflow import Refused, Role
from tests.factories import (
    XINJIANG,
    a_company,
    a_programme,
    a_secretariat,
    a_submission,
    an_assessment,
)

pytestmark = pytest.mark.django_db


def test_found_keeps_the_facts_of_a_company():
    found(Organisation(name="De Spoel", size="micro", kvk_number="00000789"))

    company = Organisation.objects.get()
    assert (company.kind, company.size, company.kvk_number) == ("company", "micro", "00000789")


def test_found_refuses_a_name_that_differs_in_capitals_only():
    found(Organisation(name="De Spoel"))

    with pytest.raises(Refused, match="already an organisation named de spoel"):
        found(Organisation(name="de spoel"))


def test_begin_programme_is_for_secretariats_only():
    with pytest.raises(Refused, match="is not a secretariat"):
        begin_programme("Convenant", a_company())

    assert Programme.objects.count() == 0


def test_begin_programme_refuses_a_name_that_is_taken():
    secretariat = a_secretariat()
    begin_programme("Convenant", secretariat)

    with pytest.raises(Refused, match="already a programme named CONVENANT"):
        begin_programme("CONVENANT", secretariat)


def test_join_once():
    company, programme = a_company(), a_programme()
    join(company, programme, 2024)

    with pytest.raises(Refused):
        join(company, programme, 2025)

    assert Participation.objects.get().first_year == 2024


def test_who_joins_brings_contexts_without_signed_work_and_no_others():
    programme, company = a_programme(), a_company()
    signed = a_submission(company, place=XINJIANG).assessment.context
    begun = an_assessment(company, place=replace(XINJIANG, region="BD")).context

    join(company, programme, 2024)

    begun.refresh_from_db()
    signed.refresh_from_db()
    assert begun.programme == programme
    assert signed.programme is None


def test_join_is_for_companies_only():
    programme = a_programme()

    with pytest.raises(Refused, match="is not a company"):
        join(programme.secretariat, programme, 2024)

    assert Participation.objects.count() == 0


def test_admit_tells_everything_that_is_wrong_at_once():
    with pytest.raises(Refused) as refused:
        admit(User(email="nowhere", name=""), a_company(), Role.VIEWER)

    assert len(refused.value.reasons) == 2
    assert User.objects.count() == 0


def test_admit_that_fails_leaves_no_account_behind():
    company = a_company()
    admit(User(email="ada@example.org", name="Ada"), company, Role.VIEWER)

    with pytest.raises(Refused):
        admit(User(email="ada@example.org", name="Ada"), company, Role.APPROVER)

    assert Membership.objects.get().role == Role.VIEWER
