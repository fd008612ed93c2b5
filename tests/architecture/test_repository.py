"""What never goes into the repository."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


KNOWN = {
    "assessments/forms/printed.py",  # cuts what our own template rendered
    "assessments/reports/drawing.py",  # attributes from our own table
    "assessments/reports/matrix.py",  # an empty drawing
    "assessments/templatetags/kader.py",  # icons from our own files
    # Mails are plain text: there is no markup to escape.
    "templates/emails/password_changed_message.txt",
    "templates/emails/password_reset_key_message.txt",
    "templates/emails/unknown_account_message.txt",
}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path.relative_to(ROOT), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_the_locks_name_no_registry():
    locks = (ROOT / "requirements").glob("*.txt")
    assert [lock.name for lock in locks if "://" in lock.read_text(encoding="utf-8")] == []


def test_every_locked_package_has_its_hashes():
    for lock in (ROOT / "requirements").glob("*.txt"):
        for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
            assert "--hash=sha256:" in block, f"{lock.name}: {block}"


def test_no_secret_key_is_in_the_settings():
    text = (ROOT / "duediligence" / "settings.py").read_text(encoding="utf-8")
    assert 'SECRET_KEY = env("SECRET_KEY")' in text


def test_nothing_marks_what_safe_html_is_but_our_own_modules():
    """`mark_safe` and `|safe` on data are how scripts get in; each place is known."""
    pattern = re.compile(r"mark_safe\(|\|safe\b|autoescape off|SafeString\(")
    places = {
        str(path)
        for path, text in texts()
        if path.parts[0] in {"assessments", "templates"} and pattern.search(text)
    }
    assert places == KNOWN
