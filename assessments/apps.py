"""Where Django finds us."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Due diligence")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from assessments import checks  # noqa: F401, PLC0415 - registers when apps are ready
