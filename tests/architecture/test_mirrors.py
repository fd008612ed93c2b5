"""What stands where: `ls` must not lie."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP, TEMPLATES, TESTS = ROOT / "assessments", ROOT / "templates", ROOT / "tests"
BY_OTHERS = {  # asked for by name by Django, allauth or crispy, not by our code
    "account",
    "kader",
    "errors",
    "widgets",
    "emails",
    "django",
}
VIEW_MODULES = sorted((APP / "views").glob("[a-z]*.py"))


def sources() -> str:
    files = [*APP.rglob("*.py"), *TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.txt")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_template_is_used():
    text = sources()
    names = (str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
    chapters = {f"reports/chapters/{path.name}" for path in TEMPLATES.glob("reports/chapters/*")}
    unused = [
        name
        for name in names
        if name not in text and name.split("/")[0] not in BY_OTHERS and name not in chapters
    ]
    assert unused == []


@pytest.mark.parametrize("module", VIEW_MODULES, ids=lambda path: path.stem)
def test_a_view_renders_the_template_of_its_own_module(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and str(node.value).endswith(".html"):
            assert str(node.value).split("/")[0] == module.stem


@pytest.mark.parametrize("module", VIEW_MODULES, ids=lambda path: path.stem)
def test_every_module_of_views_has_its_test(module):
    assert (TESTS / "views" / f"test_{module.stem}.py").exists()


def test_every_test_names_a_module():
    free = {"architecture", "durability", "security", "journeys", "oracle"}
    strays = [
        str(test.relative_to(TESTS))
        for test in TESTS.rglob("test_*.py")
        if test.relative_to(TESTS).parts[0] not in free and not _subject(test).exists()
    ]
    assert strays == []


def _subject(test: Path) -> Path:
    folder, name = test.parent.relative_to(TESTS), test.stem.removeprefix("test_")
    module = APP / folder / f"{name}.py"
    return module if module.exists() else APP / folder / name


def test_no_template_holds_a_script_a_style_or_a_handler():
    found = [
        f"{path.relative_to(TEMPLATES)}: {bad}"
        for path in TEMPLATES.rglob("*.html")
        for bad in ("<script>", "<style>", " style=", " onclick=", "javascript:")
        if bad in path.read_text(encoding="utf-8") and path.parts[-2:] != ("reports", "page.html")
    ]
    assert found == []


def test_no_template_compares_a_status_or_a_role():
    comparison = re.compile(r"{% (?:el)?if [^%]*\b(?:status|role|state) (?:==|!=|in|not in) ")
    found = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if comparison.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
