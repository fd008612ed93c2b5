"""What people settle for themselves."""

from dataclasses import asdict, dataclass

from assessments.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What people say of themselves; name and position stand in what they sign from now on."""

    name: str
    position: str
    language: str
    gets_reminders: bool


def choose_language(user: User, language: str) -> None:
    """Their pages and mails are in this language from now on."""
    user.language = language
    user.save(update_fields=["language"])


def edit(user: User, profile: Profile) -> None:
    facts = asdict(profile)
    for field, fact in facts.items():
        setattr(user, field, fact)
    user.save(update_fields=list(facts))


def end_reminders(user: User) -> None:
    user.gets_reminders = False
    user.save(update_fields=["gets_reminders"])
