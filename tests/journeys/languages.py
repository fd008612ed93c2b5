"""Whether a page keeps to its language."""

import re
from collections.abc import Iterable

from playwright.sync_api import Page

# Words of the other language that hardly any of its pages can do without.
FOREIGN = {
    "en": re.compile(
        r"\b(een|het|niet|voor|uw|wij|zijn|wordt|geen|bewijs|vraag|vragen|antwoord(en)?|onderdeel"
        r"|opslaan|verder|besluit|terug|overzicht|inloggen|ondertekenen|bedrijf)\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"\b(the|your|this|these|are|answers?|questions?|save[ds]?|signed|cannot|nobody"
        r"|asked|evidence|section|overview)\b",
        re.IGNORECASE,
    ),
}


def foreign_words(page: Page, typed: Iterable[str] = ()) -> list[str]:
    """Those in the texts of the page; quotes, sources and what was typed keep their language."""
    language, text = page.evaluate(LANGUAGE_AND_TEXT)
    for each in typed:
        text = text.replace(each, "")
    return sorted({found[0].lower() for found in FOREIGN[language].finditer(text)})


LANGUAGE_AND_TEXT = """() => {
    const page = document.documentElement.cloneNode(true);
    const own = page.lang === "nl" ? "en" : "nl";
    const kept = [`[lang=${own}]`, "li:has(> cite)", ".guidance .muted", "script"];
    page.querySelectorAll(kept.join(", ")).forEach(each => each.remove());
    const names = ["aria-label", "title", "alt", "placeholder"];
    const named = names.flatMap(name => [...page.querySelectorAll(`[${name}]`)]
        .map(each => each.getAttribute(name)));
    return [page.lang, [page.textContent, ...named].join("\\n")];
}"""
