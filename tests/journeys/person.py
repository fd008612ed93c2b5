"""Somebody at a browser, who reads the pages and presses what they offer."""

from typing import Self
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from tests.journeys.looking import Looks


class Person:
    """Texts are named in English and looked for in the language of the person's pages."""

    def __init__(self, page: Page, language: str, looks: Looks | None) -> None:
        self.page = page
        self.language = language
        self.looks = looks

    def says(self, english: str, **filled: object) -> str:
        """The text as the pages put it in this person's language."""
        with translation.override(self.language):
            text = gettext(english)
        return text % filled if filled else text

    def open(self, name: str, *parts: object) -> Self:
        self.page.goto(reverse(name, args=parts))
        return self

    def press(self, english: str, **filled: object) -> Self:
        """A button that sends a form: the next page is there when this returns."""
        name = self.says(english, **filled)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def follow(self, english: str, **filled: object) -> Self:
        name = self.says(english, **filled)
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).first.click()
        return self

    def follow_address(self, address: str) -> Self:
        with self.page.expect_navigation():
            self.main.locator(f"a[href='{address}']").first.click()
        return self

    def unfold(self, english: str) -> Self:
        self.page.locator("summary", has_text=self.says(english)).click()
        return self

    def signs_in(self, email: str, password: str) -> Self:
        self.open("account_login").looks_at("sign-in")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", password)
        return self.press("Sign in")

    def looks_at(self, name: str, state: str = "") -> Self:
        """The page keeps the rules for people who see, hear or hold it differently."""
        if self.looks:
            self.looks.look(self.page, name, state)
        return self

    def sees(self, english: str, **filled: object) -> Self:
        return self.reads(self.says(english, **filled))

    def reads(self, text: str) -> Self:
        """Words that somebody typed, figures, and whatever else is no text of the pages."""
        expect(self.main).to_contain_text(text)
        return self

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()
