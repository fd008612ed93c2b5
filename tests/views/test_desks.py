from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.http import QueryDict

from assessments.actions.submissions import request_approval
from assessments.forms.overview import Filter
from assessments.models import Membership
from assessments.views.desks import MANY, desks_of
from assessments.workflow import Role
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db
TURKMENISTAN = replace(XINJIANG, region="TM", product="cotton")


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


def desks(user, on=GOLDEN_DAY):
    found, _rows = desks_of(user, user.houses, Filter(QueryDict()), on=on)
    return found


def test_every_company_has_its_own_desk():
    one, other = a_company(), a_company()
    user = a_user(one)
    Membership.objects.create(user=user, organisation=other, role=Role.VIEWER)
    assessment = an_assessment(one, by=user)
    an_assessment(a_company())

    found = {each.company: each for each in desks(user)}

    assert set(found) == {one, other}
    assert [row.assessment for row in found[one].rows] == [assessment]
    assert (found[one].can_fill_in, found[other].can_fill_in) == (True, False)
    assert found[other].is_empty


def test_a_viewer_has_nothing_to_answer():
    company = a_company()
    an_assessment(company)

    (found,) = desks(a_user(company, Role.VIEWER))

    assert (len(found.rows), found.to_answer, found.to_sign) == (1, [], [])


def test_an_approver_signs_what_a_preparer_prepared():
    company = a_company()
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=preparer)
    request_approval(assessment, declared=True, by=preparer)

    assert [row.assessment for row in desks(approver)[0].to_sign] == [assessment]
    assert desks(preparer)[0].to_sign == []


def test_who_asked_for_approval_is_not_asked_to_sign():
    company = a_company()
    approver = a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=approver)
    request_approval(assessment, declared=True, by=approver)

    assert desks(approver)[0].to_sign == []


def test_an_unfinished_draft_of_last_year_stays_among_what_is_worked_on():
    company = a_company()
    user = a_user(company)
    with time_machine.travel(date(2025, 12, 1)):
        assessment = an_assessment(company, by=user)

    (found,) = desks(user)

    assert [row.assessment for row in found.rows] == [assessment]
    assert found.earlier == []


def test_what_was_signed_in_an_earlier_year_lies_below():
    submission = a_submission()

    (found,) = desks(submission.prepared_by, on=date(2027, 2, 1))

    assert ([row.submission for row in found.earlier], found.rows) == ([submission], [])


@pytest.mark.parametrize(("more", "is_long"), [(0, False), (1, True)])
def test_a_desk_is_long_when_it_holds_more_than_fits(more, is_long):
    company = a_company()
    user = a_user(company)
    regions = ("AF", "BD", "CN", "ET", "ID", "IN", "KH", "MM", "PK", "TM", "VN")
    for region in regions[: MANY + more]:
        an_assessment(company, place=replace(XINJIANG, region=region), by=user)

    assert desks(user)[0].is_long is is_long
