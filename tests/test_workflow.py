from itertools import product

import pytest
from django.utils import translation

from assessments.workflow import (
    COMPANY_ROLES,
    CONCLUDE,
    EDITABLE,
    IN_PREPARATION,
    REQUEST_CHANGES,
    SECRETARIAT_ROLES,
    SEND_BACK,
    SUBMIT,
    TRANSITIONS,
    WITHDRAW,
    WRONG_MOMENT,
    WRONG_PERSON,
    Refused,
    Role,
    Status,
)

# The whole of it: move, from, by, to.
ALLOWED = {
    ("request_approval", "draft", "preparer", "awaiting_approval"),
    ("request_approval", "draft", "approver", "awaiting_approval"),
    ("request_approval", "changes_requested", "preparer", "awaiting_approval"),
    ("request_approval", "changes_requested", "approver", "awaiting_approval"),
    ("send_back", "awaiting_approval", "approver", "draft"),
    ("submit", "awaiting_approval", "approver", "submitted"),
    ("take", "submitted", "reviewer", "in_review"),
    ("take", "submitted", "lead", "in_review"),
    ("request_changes", "in_review", "reviewer", "changes_requested"),
    ("conclude", "in_review", "lead", "concluded"),
    ("withdraw", "draft", "approver", "withdrawn"),
    ("withdraw", "submitted", "approver", "withdrawn"),
}
EVERYBODY = [*Role, None]


def test_these_moves_are_open_and_no_others():
    found = {
        (move.name, status.value, role.value, move.target.value)
        for move, status, role in product(TRANSITIONS, Status, Role)
        if move.is_open_to(status, role)
    }

    assert found == ALLOWED


@pytest.mark.parametrize("move", TRANSITIONS, ids=lambda move: move.name)
def test_a_move_is_open_exactly_where_it_has_no_problems(move):
    for status, role in product(Status, EVERYBODY):
        problems = move.problems(status, role, reason="because")

        assert move.is_open_to(status, role) == (not problems)


@pytest.mark.parametrize("move", TRANSITIONS, ids=lambda move: move.name)
def test_somebody_without_a_role_can_never_move(move):
    assert not any(move.is_open_to(status, None) for status in Status)


def test_all_problems_are_told_at_once():
    with translation.override("en"):
        problems = SEND_BACK.problems(Status.SUBMITTED, Role.VIEWER, reason=" \n")

        assert problems == [
            WRONG_MOMENT[Status.SUBMITTED],
            WRONG_PERSON["send_back"],
            "Give a reason.",
        ]


def test_moves_that_cost_somebody_something_need_a_reason():
    moves = {move for move in TRANSITIONS if move.needs_reason}

    assert moves == {SEND_BACK, REQUEST_CHANGES, CONCLUDE, WITHDRAW}


def test_a_move_that_needs_no_reason_does_not_ask_for_one():
    assert SUBMIT.problems(Status.AWAITING_APPROVAL, Role.APPROVER) == []


def test_every_status_and_every_move_has_its_sentence():
    assert set(WRONG_MOMENT) == set(Status)
    assert set(WRONG_PERSON) == {move.name for move in TRANSITIONS}


def test_every_role_is_of_one_side():
    assert set(Role) == COMPANY_ROLES | SECRETARIAT_ROLES
    assert frozenset() == COMPANY_ROLES & SECRETARIAT_ROLES


def test_a_move_is_made_by_one_side():
    assert all(
        move.roles <= COMPANY_ROLES or move.roles <= SECRETARIAT_ROLES for move in TRANSITIONS
    )


def test_answers_are_open_before_the_preparer_and_again_after_the_secretariat():
    assert {Status.DRAFT, Status.CHANGES_REQUESTED} == EDITABLE
    assert EDITABLE | {Status.AWAITING_APPROVAL} == IN_PREPARATION


def test_a_refusal_tells_all_its_reasons():
    refused = Refused("This.", "And that.")

    assert refused.reasons == ("This.", "And that.")
    assert str(refused) == "This. And that."
