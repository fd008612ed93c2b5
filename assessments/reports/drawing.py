"""Shapes of an SVG along a line from 0 to 100, for the screen and for paper.

On the screen a drawing stretches with its column while its text does not: positions are
percentages, there is no viewBox, and looks are classes, because the content security policy allows
no inline style. On paper positions are pixels and looks are attributes, because the style sheet of
a page does not reach into a drawing there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from assessments.reports.scales import TOP

type Anchor = Literal["start", "middle", "end"]


class Medium(StrEnum):
    SCREEN = "screen"
    PAPER = "paper"


FONT = "Source Sans 3, Noto Sans Math"  # the second draws arrows
PAPER_WIDTH = 480  # in CSS pixels, unless a page asks for another
TRIANGLE = "M0 12 l-8 -11 h16 z"  # its point at the place it marks, 12 below its top
# What static/assessments/css/charts.css says of the same classes, with the light colours.
PAPER: Mapping[str, str] = {
    "b1": 'fill="#9a3b1d"',
    "b2": 'fill="#c47d26"',
    "b3": 'fill="#968e70"',
    "b4": 'fill="#5b9ea1"',
    "b5": 'fill="#0b5766"',
    "o1": 'fill="#ffffff" font-size="10.5"',
    "o2": 'fill="#0f1a22" font-size="10.5"',
    "o3": 'fill="#0f1a22" font-size="10.5"',
    "o4": 'fill="#0f1a22" font-size="10.5"',
    "o5": 'fill="#ffffff" font-size="10.5"',
    "wide": "",
    "gap": 'stroke="#ffffff" stroke-width="1.5"',
    "track": 'fill="#e3e8ea"',
    "bar": 'fill="#0b5766"',
    "bar-o": 'fill="#ffffff" stroke="#0b5766" stroke-width="1" stroke-dasharray="3 2"',
    "marker": 'fill="#0f1a22"',
    "marker-o": 'fill="#ffffff" stroke="#0f1a22" stroke-width="1.5"',
    "t-strong": 'fill="#0f1a22" font-weight="700" font-size="12"',
    "t-label": 'fill="#364955" font-size="11"',
    "t-muted": 'fill="#5c6f7c" font-size="11"',
    "q": 'fill="#eef1f2" stroke="#ffffff" stroke-width="2"',
    "q--here": 'fill="#fcefd2" stroke="#ffffff" stroke-width="2"',
    "pt": 'fill="#0f1a22"',
}


def look(names: str, medium: Medium) -> SafeString:
    """How the shape looks: by its class names, or by their attributes on paper."""
    if medium is Medium.SCREEN:
        return format_html('class="{}"', names)
    return mark_safe(" ".join(PAPER[name] for name in names.split()))  # noqa: S308 - our own table


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A drawing along a line from 0 to 100; heights and `width` (used on paper) are in pixels."""

    medium: Medium
    width: int
    height: int
    classes: str = "rowsvg"

    def x(self, place: Decimal) -> str:
        if self.medium is Medium.SCREEN:
            return f"{_plain(place)}%"
        return _plain(place * self.width / TOP)

    def rect(
        self, names: str, start: Decimal, end: Decimal, *, top: int, height: int
    ) -> SafeString:
        return format_html(
            '<rect {} x="{}" width="{}" y="{}" height="{}"/>',
            look(names, self.medium),
            self.x(start),
            self.x(end - start),
            top,
            height,
        )

    def text(
        self, names: str, place: Decimal, content: str, *, base: float, anchor: Anchor = "middle"
    ) -> SafeString:
        return format_html(
            '<text {} x="{}" y="{}" text-anchor="{}">{}</text>',
            look(names, self.medium),
            self.x(place),
            base,
            anchor,
            content,
        )

    def marker(self, names: str, place: Decimal, *, top: int) -> SafeString:
        """A triangle that points down at the place."""
        shape = format_html('<path {} d="{}"/>', look(names, self.medium), TRIANGLE)
        if self.medium is Medium.PAPER:
            return format_html('<g transform="translate({} {})">{}</g>', self.x(place), top, shape)
        return format_html(
            '<svg x="{}" y="{}" width="1" height="12" overflow="visible">{}</svg>',
            self.x(place),
            top,
            shape,
        )

    def svg(self, title: str, *shapes: SafeString) -> SafeString:
        if self.medium is Medium.SCREEN:
            frame = format_html('class="{}"', self.classes)
        else:
            frame = box(self.width, self.height, width=self.width)
        return drawing(frame, title, *shapes)


def box(wide: int, high: int, *, width: int) -> SafeString:
    """The frame on paper, which names its font: a page's style does not reach in."""
    return format_html(
        'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}"'
        ' font-family="{}"',
        wide,
        high,
        width,
        round(width * high / wide),
        FONT,
    )


def drawing(frame: SafeString, title: str, *shapes: SafeString) -> SafeString:
    """The title is what people hear instead; in a tagged PDF it is the only alternative text."""
    inner = format_html_join("", "{}", ((shape,) for shape in shapes))
    return format_html(
        '<svg {} role="img" focusable="false"><title>{}</title>{}</svg>', frame, title, inner
    )


def _plain(number: Decimal) -> str:
    """At most two decimals, and no zeros that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
