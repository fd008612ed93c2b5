from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

from assessments.reports.drawing import FONT, PAPER, Line, Medium, look

STYLES = Path("assessments/static/assessments/css/charts.css").read_text(encoding="utf-8")


def a_line(medium: Medium = Medium.SCREEN) -> Line:
    return Line(medium=medium, width=400, height=50)


def test_places_are_percentages_on_the_screen_and_pixels_on_paper():
    place = Decimal("62.5")

    assert a_line().x(place) == "62.5%"
    assert a_line(Medium.PAPER).x(place) == "250"


def test_zero_and_a_hundred_are_written_whole():
    assert [a_line().x(Decimal(each)) for each in (0, 100, "33.333")] == ["0%", "100%", "33.33%"]


def test_a_look_is_a_class_on_the_screen_and_attributes_on_paper():
    assert look("b1 gap", Medium.SCREEN) == 'class="b1 gap"'
    assert look("b1 gap", Medium.PAPER) == 'fill="#9a3b1d" stroke="#ffffff" stroke-width="1.5"'


def test_every_look_has_its_style_on_the_screen_too():
    assert [name for name in PAPER if f".{name}" not in STYLES] == []


def test_words_are_escaped():
    text = a_line().text("t-muted", Decimal(0), "<b>&", base=10)

    assert "&lt;b&gt;&amp;" in text
    assert "<b>" not in text


def test_the_title_is_the_first_child_so_that_a_tagged_pdf_has_words():
    drawn = a_line(Medium.PAPER).svg(
        "What it shows", a_line().rect("track", Decimal(0), Decimal(50), top=0, height=10)
    )

    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    assert root[0].tag.endswith("title")
    assert root[0].text == "What it shows"
    assert root.get("viewBox") == "0 0 400 50"
    assert root.get("font-family") == FONT


def test_a_drawing_for_the_screen_has_no_frame_and_no_style():
    drawn = a_line().svg("Words")

    assert "viewBox" not in drawn
    assert "style" not in drawn
    assert "fill" not in drawn


def test_a_marker_points_at_its_place():
    assert a_line().marker("marker", Decimal(62), top=17) == (
        '<svg x="62%" y="17" width="1" height="12" overflow="visible">'
        '<path class="marker" d="M0 12 l-8 -11 h16 z"/></svg>'
    )
    assert a_line(Medium.PAPER).marker("marker", Decimal(62), top=17) == (
        '<g transform="translate(248 17)"><path fill="#0f1a22" d="M0 12 l-8 -11 h16 z"/></g>'
    )
