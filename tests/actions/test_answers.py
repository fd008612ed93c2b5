import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from assessments.actions.answers import (
    Given,
    Saved,
    fingerprint,
    finish_section,
    refusal,
    save,
    sheet_for,
)
from assessments.actions.contexts import Place
from assessments.actions.submissions import request_approval
from assessments.models import Answer
from assessments.workflow import Refused, Role
from tests.factories import (
    a_company,
    a_guest,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
    an_assignment,
    fill,
)

pytestmark = pytest.mark.django_db
BANGLADESH = Place(region="BD", product="cotton", issue="living_wage", stages=("raw_material",))


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company)


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


def answer(assessment, code):
    sheets = [assessment.sheet_id, assessment.company_sheet_id]
    return Answer.objects.get(sheet__in=sheets, question=code)


def count(assessment):
    return assessment.sheet.answers.count() + assessment.company_sheet.answers.count()


def test_answer_is_kept_with_who_gave_it(draft, preparer):
    saved = save(draft, {"A01": Given(value="l3", remark="Ask Jan")}, by=preparer)

    stored = answer(draft, "A01")
    assert saved == Saved(changed=["A01"], conflicts=[])
    assert (stored.value, stored.remark, stored.version) == ("l3", "Ask Jan", 1)
    assert stored.answered_by == preparer


@pytest.mark.parametrize(
    ("code", "value", "stored"),
    [
        ("B01", ("media", "sector"), ["media", "sector"]),
        ("B02", date(2026, 6, 15), "2026-06-15"),
        ("C03", Decimal("14.5"), "14.5"),
        ("C03", Decimal(80), 80),
        ("F06", {"severity": "Grave"}, {"severity": "Grave"}),
        ("C01", ({"name": "Mill", "flags": ("none",)},), [{"name": "Mill", "flags": ["none"]}]),
    ],
)
def test_answer_of_every_kind_is_stored_as_json(draft, preparer, code, value, stored):
    save(draft, {code: Given(value=value)}, by=preparer)

    assert answer(draft, code).value == stored


def test_company_answer_serves_every_context_of_the_year(company, draft, preparer):
    other = an_assessment(company, by=preparer, place=BANGLADESH)

    save(draft, {"A01": Given(value="l3"), "B03": Given(value="Here")}, by=preparer)

    assert answer(other, "A01").value == "l3"
    assert other.sheet.answers.count() == 0


def test_version_rises_only_when_something_changes(draft, preparer, company):
    colleague = a_user(company)
    save(draft, {"A01": Given(value="l3")}, by=preparer)

    same = save(draft, {"A01": Given(value="l3")}, by=colleague)
    assert (same.changed, answer(draft, "A01").version) == ([], 1)
    assert answer(draft, "A01").answered_by == preparer

    save(draft, {"A01": Given(value="l3", remark="Sure?")}, by=colleague)
    assert (answer(draft, "A01").version, answer(draft, "A01").answered_by) == (2, colleague)


def test_order_of_choices_says_nothing(draft, preparer):
    fill(draft, {"B01": {"value": ["sector", "media"]}}, by=preparer)

    saved = save(draft, {"B01": Given(value=("media", "sector"))}, by=preparer)

    assert saved.changed == []


def test_nothing_given_where_nothing_was_makes_no_row(draft, preparer):
    save(draft, {"A01": Given(), "B03": Given(seen="")}, by=preparer)

    assert count(draft) == 0


def test_answer_can_be_emptied(draft, preparer):
    save(draft, {"A01": Given(value="l3")}, by=preparer)

    save(draft, {"A01": Given()}, by=preparer)

    assert (answer(draft, "A01").value, answer(draft, "A01").version) == (None, 2)


def test_other_answers_are_left_alone(draft, preparer):
    save(draft, {"A01": Given(value="l3"), "A02": Given(value="l1")}, by=preparer)

    save(draft, {"A02": Given(value="l2")}, by=preparer)

    assert answer(draft, "A01").version == 1


def test_answer_that_was_left_as_it_was_found_does_not_undo_a_colleagues(draft, preparer, company):
    save(draft, {"A01": Given(value="l1")}, by=preparer)
    found = fingerprint(answer(draft, "A01"))
    save(draft, {"A01": Given(value="l4")}, by=a_user(company))

    saved = save(draft, {"A01": Given(value="l1", seen=found)}, by=preparer)

    assert saved == Saved([], [])
    assert answer(draft, "A01").value == "l4"


def test_answer_that_two_people_changed_is_a_conflict(draft, preparer, company):
    save(draft, {"A01": Given(value="l1"), "A02": Given(value="l1")}, by=preparer)
    found = fingerprint(answer(draft, "A01"))
    save(draft, {"A01": Given(value="l4")}, by=a_user(company))

    given = {"A01": Given(value="l0", seen=found), "A02": Given(value="l2", seen=found)}
    saved = save(draft, given, by=preparer)

    assert saved == Saved(changed=["A02"], conflicts=["A01"])
    assert answer(draft, "A01").value == "l4"


def test_two_people_who_give_the_same_answer_do_not_conflict(draft, preparer, company):
    save(draft, {"A01": Given(value="l4")}, by=a_user(company))

    saved = save(draft, {"A01": Given(value="l4", seen="")}, by=preparer)

    assert saved == Saved([], [])


def test_fingerprint_covers_all_that_is_filled_in():
    def found(**fields):
        return fingerprint(Answer(question="A01", **fields))

    prints = [
        found(value="l1"),
        found(value="l2"),
        found(value="l1", remark="x"),
        found(value="l1", is_not_applicable=True),
        found(value="l1", reason="x"),
        found(),
    ]

    assert len(set(prints)) == 6
    assert found() == fingerprint(None) == ""


def test_viewer_cannot_fill_in(draft, company):
    viewer = a_user(company, Role.VIEWER)

    with pytest.raises(Refused):
        save(draft, {"A01": Given(value="l3")}, by=viewer)

    assert count(draft) == 0


def test_approver_can_fill_in(draft, company):
    save(draft, {"A01": Given(value="l3")}, by=a_user(company, Role.APPROVER))

    assert answer(draft, "A01").value == "l3"


def test_somebody_of_another_company_cannot_fill_in(draft):
    with pytest.raises(Refused):
        save(draft, {"A01": Given(value="l3")}, by=a_user(a_company()))

    assert count(draft) == 0


def test_reviewer_cannot_fill_in_what_was_signed(reports_wait):
    submission = a_submission()
    before = count(submission.assessment)

    with pytest.raises(Refused):
        save(submission.assessment, {"A01": Given(value="l0")}, by=a_reviewer(submission))

    assert count(submission.assessment) == before


def test_guest_fills_in_what_was_asked_and_nothing_beside_it(draft, company, preparer):
    guest = a_guest(company, by=preparer)
    an_assignment(draft, guest, "B03", by=preparer)

    save(draft, {"B03": Given(value="Here")}, by=guest)
    with pytest.raises(Refused):
        save(draft, {"B03": Given(value="Not here"), "B04": Given(value="l0")}, by=guest)
    with pytest.raises(Refused):
        finish_section(draft, "B", True, by=guest)

    assert (answer(draft, "B03").value, answer(draft, "B03").answered_by) == ("Here", guest)
    assert count(draft) == 1


def test_sheet_is_open_to_guests_only_where_that_is_meant(draft, company, preparer):
    guest = a_guest(company, by=preparer)
    an_assignment(draft, guest, "B03", by=preparer)

    assert sheet_for(draft, "B03", guest, with_guests=True) == draft.sheet
    for code, with_guests in (("B03", False), ("B04", True)):
        with pytest.raises(Refused):
            sheet_for(draft, code, guest, with_guests=with_guests)


def test_locked_answers_cannot_be_changed(company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    request_approval(full, declared=True, by=preparer)

    with pytest.raises(Refused):
        save(full, {"A01": Given(value="l0")}, by=preparer)
    with pytest.raises(Refused):
        finish_section(full, "A", True, by=preparer)
    with pytest.raises(Refused):
        sheet_for(full, "A01", preparer)

    assert answer(full, "A01").value == "l3"


def test_refusal_says_why_and_nothing_when_there_is_none(draft, company, preparer):
    assert refusal(draft, preparer) is None
    assert refusal(draft, a_user(company, Role.VIEWER)) is not None


def test_sheet_is_the_companys_or_the_contexts(draft, preparer):
    assert sheet_for(draft, "A01", preparer) == draft.company_sheet
    assert sheet_for(draft, "B03", preparer) == draft.sheet


def test_unknown_question_is_an_error_of_ours(draft, preparer):
    with pytest.raises(LookupError):
        save(draft, {"X99": Given(value="x")}, by=preparer)


def test_section_is_finished_once_and_can_be_taken_up_again(draft, preparer):
    finish_section(draft, "A", True, by=preparer)
    finish_section(draft, "A", True, by=preparer)
    assert [each.section for each in draft.finished_sections.all()] == ["A"]

    finish_section(draft, "A", False, by=preparer)
    finish_section(draft, "A", False, by=preparer)
    assert draft.finished_sections.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_people_in_two_sections_at_the_same_moment_keep_both():
    company = a_company()
    people = [a_user(company), a_user(company)]
    draft = an_assessment(company, by=people[0])
    start, failures = threading.Barrier(2), []

    def fills_in(person, codes):
        try:
            start.wait()
            for level in ("l1", "l2", "l3"):
                save(draft, {code: Given(value=level) for code in codes}, by=person)
        except Exception as error:  # noqa: BLE001 - told in the test's own thread
            failures.append(error)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=fills_in, args=args)
        for args in zip(people, (["A01", "A02", "H03"], ["A03", "A04", "C02"]), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    codes = ["A01", "A02", "A03", "A04", "C02", "H03"]
    assert {code: answer(draft, code).value for code in codes} == dict.fromkeys(codes, "l3")
    assert {code: answer(draft, code).version for code in codes} == dict.fromkeys(codes, 3)


@pytest.mark.django_db(transaction=True)
def test_two_people_at_one_question_at_the_same_moment_do_not_overwrite_each_other():
    company = a_company()
    people = [a_user(company), a_user(company)]
    draft = an_assessment(company, by=people[0])
    start, found = threading.Barrier(2), []

    def fills_in(person, value):
        start.wait()
        found.append(save(draft, {"B03": Given(value=value, seen="")}, by=person))
        connection.close()

    threads = [
        threading.Thread(target=fills_in, args=args)
        for args in zip(people, ("Mine", "Hers"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(saved.changed + saved.conflicts for saved in found) == [["B03"], ["B03"]]
    assert sum(len(saved.conflicts) for saved in found) == 1
    assert answer(draft, "B03").version == 1
