"""Letting organisations and people in: an installer's work, because nobody signs up unasked."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from assessments.models import (
    Membership,
    Organisation,
    Participation,
    Programme,
    Submission,
    User,
)
from assessments.models.organisations import ROLES_OF
from assessments.workflow import Refused, Role

FIRST_YEAR_OF_ALL = 2000


@transaction.atomic
def found(organisation: Organisation) -> Organisation:
    """Keep a new organisation; raises Refused when its facts or its name will not do."""
    _check(organisation)
    if Organisation.objects.filter(name__iexact=organisation.name).exists():
        raise Refused(f"There is already an organisation named {organisation.name}.")
    organisation.save(force_insert=True)
    return organisation


@transaction.atomic
def begin_programme(name: str, secretariat: Organisation) -> Programme:
    """Begin a programme that this secretariat keeps."""
    programme = Programme(name=name, secretariat=secretariat)
    _check(programme)
    if not secretariat.is_secretariat:
        raise Refused(f"{secretariat.name} is not a secretariat.")
    if Programme.objects.filter(name__iexact=name).exists():
        raise Refused(f"There is already a programme named {name}.")
    programme.save(force_insert=True)
    return programme


@transaction.atomic
def join(company: Organisation, programme: Programme, first_year: int) -> Participation:
    """Let a company take part in a programme from a year on, at the latest from next year.

    Its contexts without signed work come under the programme too; what it signed
    before it joined stays its own.
    """
    last = timezone.localdate().year + 1
    if not FIRST_YEAR_OF_ALL <= first_year <= last:
        raise Refused(f"The first year must be from {FIRST_YEAR_OF_ALL} to {last}.")
    if company.is_secretariat:
        raise Refused(f"{company.name} is not a company.")
    participation = Participation(programme=programme, company=company, first_year=first_year)
    _check(participation)
    participation.save(force_insert=True)
    signed = Submission.objects.filter(assessment__organisation=company)
    company.contexts.filter(programme=None).exclude(
        pk__in=signed.values("assessment__context")
    ).update(programme=programme)
    return participation


@transaction.atomic
def admit(person: User, organisation: Organisation, role: Role) -> User:
    """Give a person a role in an organisation, and an account without a password if they have none.

    Somebody with this address who is known already keeps their own name and position.
    """
    fitting = ROLES_OF[organisation.kind]
    if role not in fitting:
        names = ", ".join(sorted(fitting))
        raise Refused(f"{organisation.name} is a {organisation.kind}. Its roles are: {names}.")
    known = User.objects.filter(email__iexact=person.email.strip()).first()
    user = known or _account(person)
    membership = Membership(user=user, organisation=organisation, role=role)
    _check(membership)
    membership.save(force_insert=True)
    return user


def _account(person: User) -> User:
    person.email = person.email.strip().lower()
    person.set_unusable_password()
    _check(person)
    person.save(force_insert=True)
    return person


def _check(thing: models.Model) -> None:
    """Refuse with everything the model has against it, each after the name of its field."""
    try:
        thing.full_clean()
    except ValidationError as error:
        reasons = [
            sentence if field == "__all__" else f"{field}: {sentence}"
            for field, sentences in error.message_dict.items()
            for sentence in sentences
        ]
        raise Refused(*reasons) from None
