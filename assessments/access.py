"""Who may do what to something they can already see."""

from django.db.models import QuerySet
from django.utils.functional import Promise

from assessments.models import Assessment, Organisation, Submission, User
from assessments.models.submissions import REVIEWING
from assessments.workflow import COMPANY_ROLES, SECRETARIAT_ROLES, SUBMIT, Role, Transition

FILLING_IN = frozenset({Role.PREPARER, Role.APPROVER})


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


def fills_in_for(user: User) -> "QuerySet[Organisation]":
    """The companies for which this user registers contexts and answers questions."""
    return Organisation.objects.filter(
        kind=Organisation.Kind.COMPANY,
        memberships__user=user,
        memberships__role__in=FILLING_IN,
    )


def can_register_context(organisation: Organisation, user: User) -> bool:
    return not organisation.is_secretariat and role_in(organisation, user) in FILLING_IN


def can_edit_company(organisation: Organisation, user: User) -> bool:
    return can_register_context(organisation, user)


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
