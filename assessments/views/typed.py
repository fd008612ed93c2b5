"""What somebody typed into a form that could not be accepted, to show it again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, QueryDict, RawPostDataException, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

# More boxes than this are one box: nobody copies from hundreds.
MANY = 100
UNREADABLE_BODY = (
    BadRequest,
    MultiPartParserError,
    RawPostDataException,
    SuspiciousOperation,
    UnreadablePostError,
)
# How a form says what it is, where it goes and which button was pressed: nobody typed it.
NOT_TYPED = frozenset(
    {"csrfmiddlewaretoken", "next", "language", "seen", "save", "add", "evidence", "detach", "rows"}
)


@dataclass(frozen=True, slots=True)
class Typed:
    field: str
    text: str

    @property
    def rows(self) -> int:
        """The height of a box that shows most texts whole."""
        return min(12, 1 + self.text.count("\n") + len(self.text) // 70)


def typed_in(request: HttpRequest) -> list[Typed]:
    """Every text of a posted form, without passwords; nothing when the body cannot be read."""
    if request.method != "POST":
        return []
    try:
        found = list(_texts(request.POST))
    except UNREADABLE_BODY:
        return []
    if len(found) <= MANY:
        return found
    return [Typed("", "\n".join(f"{each.field}: {each.text}" for each in found))]


def _texts(form: QueryDict) -> Iterator[Typed]:
    for field, values in form.lists():
        if field.rpartition("-")[2] in NOT_TYPED or "password" in field.lower():
            continue
        for value in values:
            if value.strip():
                yield Typed(_showable(field), _showable(value))


def _showable(text: str) -> str:
    """The text without the characters that no page can hold."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
