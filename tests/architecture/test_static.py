"""The look of the pages: complete, small, and from nowhere else."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "assessments" / "static" / "assessments"
TEMPLATES = ROOT / "templates"
CSS = sorted((STATIC / "css").glob("*.css"))
OF_PAGES = [file for file in CSS if file.name != "report.css"]
BUDGET = 60_000  # bytes of CSS for a page


def test_the_css_of_a_page_is_within_its_budget():
    sizes = {file.name: file.stat().st_size for file in OF_PAGES}
    shared = sum(sizes[name] for name in _loaded_by(TEMPLATES / "base.html"))
    of_pages = {
        str(page.relative_to(TEMPLATES)): shared + sum(sizes[name] for name in _loaded_by(page))
        for page in sorted(TEMPLATES.rglob("*.html"))
        if page.name != "base.html"
    }

    assert {page: size for page, size in of_pages.items() if size > BUDGET} == {}


def test_every_sheet_is_loaded_by_a_page():
    loaded = {name for page in TEMPLATES.rglob("*.html") for name in _loaded_by(page)}

    assert sorted(loaded) == [file.name for file in OF_PAGES]


def _loaded_by(page: Path) -> list[str]:
    return re.findall(r"assessments/css/([\w-]+\.css)", page.read_text("utf-8"))


def test_every_role_of_a_colour_is_used_and_known():
    text = "\n".join(file.read_text("utf-8") for file in OF_PAGES)
    named = set(re.findall(r"^\s+(--[\w-]+):", text, re.MULTILINE))
    used = set(re.findall(r"var\((--[\w-]+)", text))

    assert named == used


@pytest.mark.parametrize("file", CSS, ids=lambda file: file.name)
def test_nothing_comes_from_another_site(file):
    assert "//" not in re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)


def test_fonts_and_drawings_come_with_their_licences():
    fonts = {file.name for file in (STATIC / "fonts").glob("*.txt")}

    assert fonts == {"OFL-source-sans-3.txt", "OFL-source-serif-4.txt"}
    assert (STATIC / "icons" / "LICENSE-tabler-icons.txt").exists()


def test_every_address_in_a_sheet_leads_somewhere(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert len(list(tmp_path.glob("static/assessments/css/tokens.*.css"))) == 1
