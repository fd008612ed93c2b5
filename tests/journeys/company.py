"""What people of a company do in the pages."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self

from playwright.sync_api import FilePayload, expect

from assessments.questionnaires.questions import Column, ColumnKind, Kind, Question
from tests.journeys.golden import QUESTIONNAIRE
from tests.journeys.person import Person


class Company(Person):
    """Answers are given in the form of the golden cases: {"value": …, "evidence": […]}."""

    def describes(self, *, size: str, sector: str, chain_roles: Iterable[str]) -> Self:
        """The company itself, on the page that is open."""
        self._tick("size", size)
        self.page.select_option("[name=sector]", sector)
        for role in chain_roles:
            self._tick("chain_roles", role)
        return self.press("Save company details")

    def searches_region(self, typed: str) -> str:
        """The first that is suggested while somebody types."""
        self.page.locator("[name=region]").press_sequentially(typed, delay=50)
        suggestion = self.page.locator("#regions option").first
        suggestion.wait_for(state="attached")
        return suggestion.get_attribute("value") or ""

    def chooses(self, region: str, product: str, issue: str, stages: Iterable[str]) -> Self:
        """A risk context, on the page where one is registered."""
        self.page.fill("[name=region]", region)
        self.page.select_option("[name=product]", product)
        self._tick("issue", issue)
        for stage in stages:
            self._tick("stages", stage)
        return self

    def opens_section(self, assessment: object, key: str) -> Self:
        return self.open("sections:edit", assessment, key)

    def asked(self) -> list[str]:
        """The codes of the questions on this page."""
        cards = self.page.locator("[id^=div_id_]:has(.question__id)").all()
        ids = (card.get_attribute("id") or "" for card in cards)
        return [code for each in ids if (code := each.removeprefix("div_id_")) != "done"]

    def answers(self, question: Question, value: Any) -> Self:
        FILLING_IN[question.kind](self, question, value)
        return self

    def answers_one(self, code: str, value: Any) -> Self:
        return self.answers(QUESTIONNAIRE.question(code), value)

    def answers_all(self, replies: Mapping[str, Mapping[str, Any]]) -> Self:
        """What is asked on this page, and what comes into view by that; then saved."""
        done: set[str] = set()
        while todo := [code for code in self.asked() if code in replies.keys() - done]:
            for code in todo:
                self.answers_one(code, replies[code]["value"])
            self.press("Save")
            done.update(todo)
        return self

    def attaches(self, code: str, document: Mapping[str, Any], file: FilePayload | None) -> Self:
        """A file, or else a link."""
        with self.page.expect_navigation():
            self.page.click(f"button[name=evidence][value={code}]")
        self.looks_at("evidence")
        if file:
            self.page.set_input_files("[name=file]", file)
        else:
            self.page.fill("[name=link]", f"https://bewijs.example/{code.lower()}")
        return self.describes_document(code, document).press("Add this evidence")

    def sends_in_vain(self) -> Self:
        """A file that is refused: the page stays, and tells what is wrong."""
        self.page.get_by_role("button", name=self.says("Add this evidence"), exact=True).click()
        expect(self.page.locator("[data-autofocus]")).to_be_focused()
        return self

    def describes_document(self, code: str, document: Mapping[str, Any]) -> Self:
        self.page.fill("[name=title]", f"Document {code}")
        self.page.select_option("[name=kind]", document["kind"])
        self._tick("grade", str(document["grade"]))
        self.types_date("dated", date.fromisoformat(document["date"]))
        return self

    def pastes(self, code: str, rows: str) -> Self:
        """At once: typing as much would take the browser minutes."""
        self.unfold("Paste rows from a spreadsheet")
        box = self.page.locator(f"[name='{code}.-']")
        box.evaluate("(box, rows) => { box.value = rows; }", rows)
        return self

    def types_date(self, name: str, day: date) -> None:
        for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
            self.page.fill(f"[name={name}_{part}]", str(number))

    def calls_it_done(self) -> Self:
        self._tick("done", "yes")
        return self.press("Save and continue")

    def declares(self, code: str) -> Self:
        self.page.check(f"[name={code}]")
        return self

    def summary(self) -> list[str]:
        """The sentences of the error summary."""
        return self.page.locator(".error-summary li").all_inner_texts()

    def _tick(self, name: str, value: str) -> None:
        """Not while the page still changes: questions may come and go by what was answered."""
        expect(self.page.locator(SAVING)).to_have_count(0)
        self.page.check(f"[name='{name}'][value='{value}']")

    def _one(self, question: Question, value: Any) -> None:
        self._tick(question.code, value)

    def _some(self, question: Question, values: Any) -> None:
        for value in values:
            self._tick(question.code, value)

    def _text(self, question: Question, value: Any) -> None:
        self.page.fill(f"[name={question.code}]", str(value))

    def _day(self, question: Question, value: Any) -> None:
        self.types_date(question.code, date.fromisoformat(value))

    def _parts(self, question: Question, value: Any) -> None:
        for part, text in value.items():
            self.page.fill(f"[name='{question.code}.{part}']", text)

    def _table(self, question: Question, rows: Any) -> None:
        for number, row in enumerate(rows):
            self._open_row(f"{question.code}.{number}.")
            for column in question.columns:
                if column.key in row:
                    self._cell(f"{question.code}.{number}.{column.key}", column, row[column.key])

    def _open_row(self, prefix: str) -> None:
        row = self.page.locator(f"details.row:has([name^='{prefix}'])")
        if row.get_attribute("open") is None:
            row.locator("summary").click()

    def _cell(self, name: str, column: Column, value: Any) -> None:
        if column.kind is ColumnKind.MULTI:
            for each in value:
                self._tick(name, each)
        elif column.kind is ColumnKind.SINGLE:
            self.page.select_option(f"[name='{name}']", value)
        else:
            self.page.fill(f"[name='{name}']", str(value))


SAVING = "[data-save][data-state=saving]"
FILLING_IN = {
    Kind.SINGLE: Company._one,
    Kind.MULTI: Company._some,
    Kind.PERCENT: Company._text,
    Kind.NUMBER: Company._text,
    Kind.DATE: Company._day,
    Kind.TEXT: Company._text,
    Kind.STRUCTURED_TEXT: Company._parts,
    Kind.TABLE: Company._table,
}
