"""Looking at a page as people do who see, hear or hold it differently."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.languages import foreign_words

type Scheme = Literal["light", "dark"]
type View = tuple[int, Scheme, list[str]]

RULES = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that the dark can change
DESK, PHONE, NARROWEST = 1280, 390, 320  # width of the window in CSS pixels
HEIGHT = 900
# WCAG 2.2, criterion 1.4.12: what readers may change without losing anything.
TEXT_SPACING = """
    * {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }
"""
SCREENSHOTS = os.environ.get("SCREENSHOTS", "")

axe = Axe()


# How a page is looked at: the width, the scheme, and the rules.
BRIEFLY: list[View] = [(DESK, "light", RULES)]
FULLY: list[View] = [
    (DESK, "dark", COLOURS),
    *BRIEFLY,
    (PHONE, "dark", COLOURS),
    (PHONE, "light", RULES),
]


class Looks:
    """Looks at each page fully, at its other states and languages briefly, and at each once."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.problems: list[str] = []
        self.typed: list[str] = []  # by people, in whatever language: no words of the pages

    def look(self, page: Page, name: str, state: str = "") -> None:
        """Everything on the page is unfolded, so that nothing hides from the rules."""
        views = BRIEFLY if name in self.seen else FULLY
        language = page.locator("html").get_attribute("lang")
        whole = "-".join(filter(None, (name, state, language)))
        if whole in self.seen:
            return
        self.seen |= {name, whole}
        _photograph(page, whole)
        folded = page.evaluate_handle(UNFOLD)
        found = [problem for view in views for problem in _by_the_rules(page, *view)]
        found += _in_a_narrow_window(page)
        found += [f"word of another language: {word}" for word in foreign_words(page, self.typed)]
        folded.evaluate("folded => folded.forEach(each => { each.open = false; })")
        page.set_viewport_size({"width": DESK, "height": HEIGHT})
        self.problems += [f"{whole}: {each}" for each in found]


UNFOLD = """() => {
    const folded = [...document.querySelectorAll("main details:not([open])")];
    folded.forEach(each => { each.open = true; });
    return folded;
}"""


def _by_the_rules(page: Page, width: int, scheme: Scheme, rules: list[str]) -> Iterator[str]:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)
    page.evaluate(NEXT_FRAME)
    found = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    for violation in found.response["violations"]:
        for node in violation["nodes"]:
            what = f"{node['html'][:300]}; {node['failureSummary'][:300]}"
            yield f"{scheme}, {width} wide: {violation['id']}: {what}"


def _in_a_narrow_window(page: Page) -> list[str]:
    """Nobody scrolls to both sides: at 320 pixels, and with the text set wider."""
    problems = []
    page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    for spacing in ("", TEXT_SPACING):
        page.evaluate(SET_STYLE, spacing)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            what = "with text spacing " if spacing else ""
            problems.append(f"{what}{wide} pixels too wide: {page.evaluate(TOO_WIDE)}")
    page.evaluate(SET_STYLE, "")
    return problems


# Colours change with a frame of delay, however short their transition is.
NEXT_FRAME = """() => new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(done));
})"""
# A sheet of this kind is no inline style: the content policy lets it be.
SET_STYLE = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
}"""
TOO_WIDE = """() => {
    const scrolls = each => getComputedStyle(each).overflowX !== "visible";
    const isShut = each => each && (scrolls(each) || isShut(each.parentElement));
    return [...document.querySelectorAll("main *, header *, footer *")]
        .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1)
        .filter(each => !isShut(each.parentElement))
        .slice(0, 5)
        .map(each => each.outerHTML.slice(0, 120));
}"""


def _photograph(page: Page, name: str) -> None:
    """Into the folder that SCREENSHOTS names, for people to look at."""
    if not SCREENSHOTS:
        return
    folder = Path(SCREENSHOTS)
    folder.mkdir(parents=True, exist_ok=True)
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        # As high as the page: what sticks to the window's edge then lies where the page ends.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=folder / f"{name}-{width}.png")
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
