from datetime import UTC, datetime

from django.utils import translation

from assessments.reports.signatures import Signature, is_one_person, signatures_of
from tests.reports.bases import a_basis

PREPARER = {"id": "1", "name": "N. de Boer", "position": "Buyer"}
APPROVER = {"id": "2", "name": "T. Jansen", "position": ""}


def signatures(**signers):
    basis = a_basis()
    with translation.override("en"):
        return signatures_of(basis.questionnaire, {**basis.content, **signers})


def test_each_declaration_has_its_person_and_moment():
    preparer, approver = signatures(prepared_by=PREPARER, signed_by=APPROVER)

    assert preparer == Signature(
        role="Prepared by",
        statement="I have completed this truthfully and stated what we do not know.",
        name="N. de Boer",
        position="Buyer",
        at=datetime(2026, 12, 1, 14, 32, tzinfo=UTC),
    )
    assert (approver.role, approver.name) == ("Signed for the board by", "T. Jansen")


def test_a_draft_has_places_to_sign_and_no_names():
    found = signatures()

    assert [(each.name, each.at) for each in found] == [("", None), ("", None)]


def test_one_person_in_both_roles_is_noticed():
    assert is_one_person({"prepared_by": PREPARER, "signed_by": PREPARER})


def test_two_people_are_not_one():
    assert not is_one_person({"prepared_by": PREPARER, "signed_by": APPROVER})
    assert not is_one_person({})
