"""What colleagues say to each other about a question; never part of the answer."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.organisations import User


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, user: User) -> "RemarkQuerySet":
        """Those at the assessments of the user's own companies."""
        return self.filter(assessment__in=Assessment.objects.visible_to(user))


class Remark(models.Model):
    """A remark at one question, or a reply to one; only what is no reply can be settled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="remarks")
    question = models.SlugField(_("question"))
    reply_to = models.ForeignKey(
        "self", models.CASCADE, related_name="replies", null=True, blank=True
    )
    text = models.TextField(_("remark"))
    mentions = models.ManyToManyField(User, related_name="mentioned_in", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["at"]
        indexes = [models.Index(fields=["assessment", "question"], name="remarks_at_a_question")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_at=None) | models.Q(reply_to=None),
                name="a_reply_is_not_settled_by_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.text[:40]}"
