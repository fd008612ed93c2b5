from io import BytesIO

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from assessments.views.typed import MANY, Typed, typed_in


class GoneAway(BytesIO):
    def read(self, *_):
        raise OSError


def posted(data, **extra):
    return RequestFactory().post("/", data, **extra)


def test_every_text_is_kept_in_order():
    request = posted({"A01": ["one", "two"], "remark_A01": " why \n"})

    assert typed_in(request) == [
        Typed("A01", "one"),
        Typed("A01", "two"),
        Typed("remark_A01", " why \n"),
    ]


def test_what_nobody_typed_is_left_out():
    request = posted(
        {
            "csrfmiddlewaretoken": "x",
            "next": "/",
            "language": "nl",
            "A01-seen": "0123456789abcdef",
            "empty": "",
            "blank": "  ",
        }
    )

    assert typed_in(request) == []


@pytest.mark.parametrize("field", ["password", "password1", "oldpassword", "Password"])
def test_a_password_is_never_shown(field):
    assert typed_in(posted({field: "secret"})) == []


def test_characters_that_no_page_can_hold_are_replaced():
    request = posted({})
    request._post = QueryDict(mutable=True)
    request._post["a\x00"] = "b\x00c\ud800"

    assert typed_in(request) == [Typed("a\ufffd", "b\ufffdc?")]


def test_hundreds_of_texts_stand_in_one_box():
    fields = {f"row_{number}": f"supplier {number}" for number in range(MANY + 1)}

    (only,) = typed_in(posted(fields))

    assert only.text.splitlines()[0] == "row_0: supplier 0"
    assert only.text.splitlines()[-1] == f"row_{MANY}: supplier {MANY}"


def test_a_page_that_was_only_opened_holds_nothing():
    assert typed_in(RequestFactory().get("/", {"q": "text"})) == []


def test_a_body_that_cannot_be_read_holds_nothing():
    request = posted({"a": "b"})
    request._stream = GoneAway()

    assert typed_in(request) == []


def test_a_form_in_another_charset_holds_nothing():
    request = posted(b"a=b", content_type="application/x-www-form-urlencoded; charset=utf-16")

    assert typed_in(request) == []


@pytest.mark.parametrize(
    ("text", "rows"), [("short", 1), ("a\nb", 2), ("x" * 150, 3), ("x" * 5000, 12)]
)
def test_a_box_shows_most_texts_whole(text, rows):
    assert Typed("A01", text).rows == rows
