from assessments.forms.people import HINTS, InviteForm, RoleForm, role_choices
from assessments.workflow import COMPANY_ROLES, Role


def test_every_role_of_a_company_is_explained():
    assert set(HINTS) == set(COMPANY_ROLES)


def test_only_what_may_be_given_is_offered_from_little_to_much():
    assert [role for role, _ in role_choices({Role.PREPARER, Role.VIEWER, None})] == [
        Role.VIEWER,
        Role.PREPARER,
    ]


def test_an_address_and_a_role_are_needed():
    form = InviteForm(COMPANY_ROLES, {})

    assert set(form.errors) == {"email", "role"}


def test_only_ones_own_role_is_to_be_confirmed():
    assert "is_meant" in RoleForm(Role.APPROVER, is_own=True).fields
    assert "is_meant" not in RoleForm(Role.APPROVER, is_own=False).fields
    assert RoleForm(Role.APPROVER, {"role": "viewer"}, is_own=False).is_valid()
    assert not RoleForm(Role.APPROVER, {"role": "viewer"}, is_own=True).is_valid()


def test_an_address_is_no_longer_than_can_be_stored():
    too_long = f"{'b' * 243}@example.org"
    forms = [
        InviteForm(COMPANY_ROLES, {"email": each, "role": "viewer"})
        for each in (too_long, too_long[1:])
    ]

    assert [form.is_valid() for form in forms] == [False, True]
