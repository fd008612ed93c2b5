"""Who may do what to something they can already see."""

from collections.abc import Collection, Mapping

from django.db.models import QuerySet
from django.utils.functional import Promise

from assessments.models import Assessment, Assignment, Organisation, Submission, User
from assessments.models.submissions import REVIEWING
from assessments.workflow import COMPANY_ROLES, SECRETARIAT_ROLES, SUBMIT, Role, Transition

FILLING_IN = frozenset({Role.PREPARER, Role.APPROVER})
# Whom a company lets in by invitation. None: a guest, who answers what was asked and no more.
INVITES: Mapping[Role, frozenset[Role | None]] = {
    Role.PREPARER: frozenset({Role.PREPARER, Role.VIEWER, None}),
    Role.APPROVER: frozenset({*COMPANY_ROLES, None}),
}


def role_in(organisation: Organisation, user: User) -> Role | None:
    """The role this user holds in this organisation, if it fits the organisation's kind.

    A reviewer's role counts only in a secretariat: a company that names its own
    reviewer gains nothing.
    """
    houses = (each for each in user.houses if each.organisation_id == organisation.pk)
    membership = next(houses, None)
    if membership is None:
        return None
    role = Role(membership.role)
    fitting = SECRETARIAT_ROLES if organisation.is_secretariat else COMPANY_ROLES
    return role if role in fitting else None


def company_role(assessment: Assessment, user: User) -> Role | None:
    """The part this user plays in the company that is assessed."""
    return role_in(assessment.organisation, user)


def secretariat_role(assessment: Assessment, user: User) -> Role | None:
    """The part this user plays in the secretariat of the programme the context falls under."""
    programme = assessment.context.programme
    return role_in(programme.secretariat, user) if programme else None


def acting_role(transition: Transition, assessment: Assessment, user: User) -> Role | None:
    """The role in which this user would make this move: on the company's side or the secretariat's."""
    if transition.roles <= COMPANY_ROLES:
        return company_role(assessment, user)
    return secretariat_role(assessment, user)


def hindrances(transition: Transition, assessment: Assessment, user: User) -> list[Promise | str]:
    """Why this user cannot make this move now, apart from the reason that has yet to be given."""
    role = acting_role(transition, assessment, user)
    return transition.problems(assessment.status, role, reason="to be given")


def can(transition: Transition, assessment: Assessment, user: User) -> bool:
    """Whether to show the button; the action asks again, under the lock."""
    return transition.is_open_to(assessment.status, acting_role(transition, assessment, user))


def can_sign(assessment: Assessment, user: User) -> bool:
    return can_sign_as(company_role(assessment, user), assessment, user)


def can_sign_as(role: Role | None, assessment: Assessment, user: User) -> bool:
    """The same for a role that is already known, as in a list."""
    is_second_person = assessment.prepared_by_id != user.pk or not must_differ(assessment)
    return is_second_person and SUBMIT.is_open_to(assessment.status, role)


def signers(assessment: Assessment, *, asked_by: User) -> list[str]:
    """The names of those who can sign what somebody asked approval for, or is about to ask."""
    members = assessment.organisation.memberships.filter(role=Role.APPROVER)
    if must_differ(assessment):
        members = members.exclude(user=assessment.prepared_by_id or asked_by.pk)
    return list(members.order_by("user__name").values_list("user__name", flat=True))


def can_answer(assessment: Assessment, user: User) -> bool:
    return assessment.is_editable and company_role(assessment, user) in FILLING_IN


def can_contribute(assessment: Assessment, user: User, codes: Collection[str]) -> bool:
    """Whether this user may answer these questions: as a colleague, or as a guest asked for all.

    Who only reads in the company is not let in by a question that was asked of them.
    """
    if can_answer(assessment, user):
        return True
    is_guest = assessment.is_editable and company_role(assessment, user) is None
    return is_guest and bool(codes) and asked_codes(assessment, user) >= set(codes)


def asked_codes(assessment: Assessment, user: User) -> frozenset[str]:
    """The codes of the questions of this assessment that are asked of this user now."""
    found = Assignment.objects.open_to(user).filter(assessment=assessment)
    return frozenset(code for each in found.select_related("assessment") for code in each.codes)


def can_discuss(assessment: Assessment, user: User) -> bool:
    """Whether this user takes part in what colleagues say to each other; at any moment."""
    return company_role(assessment, user) in FILLING_IN


def colleagues(organisation: Organisation, *, but: User) -> "QuerySet[User]":
    """Those who fill in for the company beside this person: who can be asked and mentioned."""
    found = User.objects.filter(
        memberships__organisation=organisation, memberships__role__in=FILLING_IN, is_active=True
    )
    return found.exclude(pk=but.pk).order_by("name", "email")


def fills_in_for(user: User) -> "QuerySet[Organisation]":
    """The companies for which this user registers contexts and answers questions."""
    return Organisation.objects.filter(
        kind=Organisation.Kind.COMPANY,
        memberships__user=user,
        memberships__role__in=FILLING_IN,
    )


def can_register_context(organisation: Organisation, user: User) -> bool:
    return not organisation.is_secretariat and role_in(organisation, user) in FILLING_IN


def can_keep_evidence(organisation: Organisation, user: User) -> bool:
    """Whether this user adds to the company's evidence, describes it and takes it away."""
    return can_register_context(organisation, user)


def can_edit_company(organisation: Organisation, user: User) -> bool:
    return can_register_context(organisation, user)


def invitable(organisation: Organisation, user: User) -> frozenset[Role | None]:
    """The roles to which this user may invite somebody into this company."""
    role = None if organisation.is_secretariat else role_in(organisation, user)
    return INVITES.get(role, frozenset()) if role else frozenset()


def can_manage_people(organisation: Organisation, user: User) -> bool:
    """Whether this user may change the roles of others, and let them go."""
    return not organisation.is_secretariat and role_in(organisation, user) is Role.APPROVER


def can_plan(assessment: Assessment, user: User) -> bool:
    """Whether this user sets the day before which it is to be signed."""
    return assessment.is_in_preparation and company_role(assessment, user) in FILLING_IN


def can_print_draft(assessment: Assessment, user: User) -> bool:
    return company_role(assessment, user) is not None


def reads_as_secretariat(submission: Submission, user: User) -> bool:
    """Whether this user looks at the submission from the secretariat's side."""
    return secretariat_role(submission.assessment, user) in {Role.REVIEWER, Role.LEAD}


def is_reviewer(user: User) -> bool:
    """Whether this user reviews the submissions of any programme."""
    return user.memberships.filter(
        organisation__kind=Organisation.Kind.SECRETARIAT, role__in=REVIEWING
    ).exists()


def must_differ(assessment: Assessment) -> bool:
    """Whether preparer and approver must be two people: always, but in a micro company.

    Source: instrument.md, part 2.3.
    """
    return assessment.organisation.size != "micro"
