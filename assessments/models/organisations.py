"""People, the organisations they work for, and the programmes that join these."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from assessments.workflow import COMPANY_ROLES, SECRETARIAT_ROLES, Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """A person who signs in by e-mail; what they may do comes from their memberships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = None  # type: ignore[assignment]  # people are known by their address
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("position"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    gets_reminders = models.BooleanField(_("gets reminders by e-mail"), default=True)
    reminded_on = models.DateField(_("last reminded on"), null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()  # type: ignore[assignment,misc]  # ours knows no user names

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    @cached_property
    def houses(self) -> list["Membership"]:
        """The memberships with their organisations, once: a request asks for them several times."""
        return list(self.memberships.select_related("organisation").order_by("organisation__name"))


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: User) -> "OrganisationQuerySet":
        """Those the user is a member of."""
        return self.filter(memberships__user=user)


class Organisation(models.Model):
    """A tenant: a company, or the secretariat of a programme."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("Company")
        SECRETARIAT = "secretariat", _("Secretariat")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.COMPANY)
    name = models.CharField(_("name"), max_length=200)
    # What a company is, in the option keys of the questionnaire's `company_fields`.
    size = models.SlugField(_("size"), blank=True)
    sector = models.SlugField(_("sector"), blank=True)
    chain_roles = models.JSONField(_("roles in the chain"), default=list, blank=True)
    kvk_number = models.CharField(_("Chamber of Commerce number"), max_length=8, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_secretariat(self) -> bool:
        return self.kind == self.Kind.SECRETARIAT


class Membership(models.Model):
    """The role one person holds in one organisation."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                name="one_role_per_person_and_organisation",
                violation_error_message=_("This person already has a role here."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"


class Programme(models.Model):
    """A covenant or sector agreement, and the secretariat that keeps it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    secretariat = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes")
    # By when companies sign, in the year of this date.
    due_on = models.DateField(_("sign before"), null=True, blank=True)
    companies = models.ManyToManyField(
        Organisation, through="Participation", related_name="joined_programmes"
    )

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Participation(models.Model):
    """A company takes part in a programme, from a year on."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="participations")
    company = models.ForeignKey(Organisation, models.CASCADE, related_name="participations")
    first_year = models.PositiveSmallIntegerField(_("first year"))

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "company"], name="a_company_joins_a_programme_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}, {self.programme}"

    def year_of_participation(self, year: int) -> int:
        """1 in the first year, 2 in the second, and so on."""
        return max(1, year - self.first_year + 1)


ROLES_OF: dict[str, frozenset[Role]] = {
    Organisation.Kind.COMPANY: COMPANY_ROLES,
    Organisation.Kind.SECRETARIAT: SECRETARIAT_ROLES,
}
