"""Mistakes to find before a request does."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from assessments import scanning
from assessments.questionnaires import library
from assessments.questionnaires.entries import DefinitionError
from assessments.risks import table

# Without these two, people who save at the same moment get "database is locked".
SQLITE_NEEDS = {"transaction_mode": "IMMEDIATE"}

SECONDS = 2  # that a virus scanner may take to say it is there

AT_HOME = frozenset({"127.0.0.1", "localhost"})


@register()
def every_definition_loads(**_: object) -> list[CheckMessage]:
    problems: list[CheckMessage] = []
    for slug in library.slugs():
        for version in library.versions(slug):
            try:
                library.get(slug, version)
            except DefinitionError as error:
                problems.append(Error(str(error), obj=f"{slug} {version}", id="assessments.E001"))
    return problems


@register()
def the_risk_table_loads(**_: object) -> list[CheckMessage]:
    try:
        table.current()
    except (LookupError, ValueError) as error:
        return [Error(str(error), obj="risk table", id="assessments.E002")]
    return []


@register()
def sqlite_waits_for_its_turn(**_: object) -> list[CheckMessage]:
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3":
        return []
    options = database.get("OPTIONS", {})
    missing = [k for k, v in SQLITE_NEEDS.items() if options.get(k) != v]
    if "journal_mode=WAL" not in options.get("init_command", ""):
        missing.append("init_command with journal_mode=WAL")
    if not missing:
        return []
    message = f"SQLite loses answers of people who save at once without: {', '.join(missing)}"
    return [Error(message, id="assessments.E003")]


@register()
def the_virus_scanner_answers(**_: object) -> list[CheckMessage]:
    """A warning, not an error: files then wait, and everything else works."""
    if not scanning.is_configured() or scanning.answers(SECONDS):
        return []
    message = f"No virus scanner answers at CLAMAV_SOCKET={settings.CLAMAV_SOCKET}"
    hint = "Files wait until it does: manage.py scan_evidence tries them again."
    return [Caution(message, hint=hint, id="assessments.W001")]


@register()
def demo_sign_in_stays_at_home(**_: object) -> list[CheckMessage]:
    """One-click sign-in may only be offered on the machine itself."""
    if settings.DEMO and urlsplit(settings.SITE_URL).hostname not in AT_HOME:
        message = "DEMO=yes signs anybody in without a password; SITE_URL must be local."
        return [Error(message, id="assessments.E004")]
    return []
