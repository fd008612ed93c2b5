"""What a browser makes of a page: the fields it would send back."""

from html.parser import HTMLParser

from django.http import HttpResponse


class Form(HTMLParser):
    """The fields of the form that a page is about; buttons are not pressed.

    A form with an address of its own is for something else: the language, signing out.
    """

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self._textarea = self._select = ""
        self._is_inside = False
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids.append(found.get("id", ""))
        if tag == "form":
            self._is_inside = "action" not in found
        if self._is_inside:
            self._add(tag, found)

    def _add(self, tag, found):
        name, value = found.get("name") or "", found.get("value") or ""
        if tag == "input":
            self._add_input(name, value, found)
        elif tag == "textarea":
            self._textarea = name
            self.fields.setdefault(name, []).append("")
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.fields.setdefault(self._select, []).append(value)

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_inside = False
        if tag == "textarea" and self._textarea:
            # The line end after the tag belongs to the markup.
            self.fields[self._textarea][-1] = self.fields[self._textarea][-1].removeprefix("\n")
            self._textarea = ""

    def handle_data(self, data):
        if self._textarea:
            self.fields[self._textarea][-1] += data

    def _add_input(self, name, value, attrs):
        kind = attrs.get("type", "text")
        is_chosen = kind not in {"radio", "checkbox"} or "checked" in attrs
        if name and is_chosen and kind not in {"submit", "file"}:
            self.fields.setdefault(name, []).append(value)


def fields_of(response: HttpResponse) -> dict[str, list[str]]:
    return Form(response).fields
