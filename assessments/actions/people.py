"""What people settle for themselves."""

from assessments.models import User


def choose_language(user: User, language: str) -> None:
    """Their pages and mails are in this language from now on."""
    user.language = language
    user.save(update_fields=["language"])
