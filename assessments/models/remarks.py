"""What colleagues say to each other about a question; never part of the answer."""

import uuid

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.assignments import Assignment
from assessments.models.organisations import User


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, user: User) -> "RemarkQuerySet":
        """Those at the assessments of the user's own companies."""
        return self.filter(assessment__in=Assessment.objects.visible_to(user))

    def editable_by(self, user: User) -> "RemarkQuerySet":
        """Nobody changes the words of another."""
        return self.visible_to(user).filter(by=user)

    def threads(self) -> "RemarkQuerySet":
        """What is no reply."""
        return self.filter(reply_to=None)

    def open(self) -> "RemarkQuerySet":
        """Threads that nobody settled."""
        return self.threads().filter(settled_at=None)

    def waiting_for(self, user: User) -> "RemarkQuerySet":
        """Where the user was mentioned, in a thread that is open and in which they said nothing since."""
        same_thread = models.Q(thread=models.OuterRef("thread"))
        said = Remark.objects.with_thread().filter(
            same_thread, by=user, at__gt=models.OuterRef("at")
        )
        return (
            self.visible_to(user)
            .with_thread()
            .filter(
                ~models.Exists(said),
                mentions=user,
                settled_at=None,
                reply_to__settled_at=None,  # of what is no reply too: there is none
            )
        )

    def begun_by_guest(self, assignment: Assignment) -> "RemarkQuerySet":
        """The threads that who was asked began as a guest, at what was asked: not as a colleague."""
        is_guest_since = assignment.invitation and assignment.invitation.accepted_at
        if not is_guest_since:
            return self.none()
        return self.threads().filter(
            assessment=assignment.assessment,
            question__in=assignment.codes,
            by=assignment.asked_of,
            at__gte=is_guest_since,
        )

    def with_thread(self) -> "RemarkQuerySet":
        """With the id of the remark that the thread began with."""
        return self.annotate(thread=Coalesce("reply_to_id", "pk"))


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
