"""What is assessed: region, product, issue and stages of one company."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.organisations import Organisation, Programme, User


class RiskContextQuerySet(models.QuerySet["RiskContext"]):
    def visible_to(self, user: User) -> "RiskContextQuerySet":
        return self.filter(organisation__memberships__user=user)


class RiskContext(models.Model):
    """Region, product, issue: where a company may touch harm to people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contexts")
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="contexts", null=True, blank=True
    )
    region = models.CharField(_("country or region"), max_length=8)  # ISO 3166-1 or -2
    product = models.SlugField(_("product or commodity"))
    issue = models.SlugField(_("issue"))
    stages = models.JSONField(_("stages"), default=list)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RiskContextQuerySet.as_manager()

    class Meta:
        verbose_name = _("risk context")
        verbose_name_plural = _("risk contexts")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "region", "product", "issue"],
                name="a_context_is_registered_once",
                violation_error_message=_("You already registered this risk context."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.product} {self.issue}"
