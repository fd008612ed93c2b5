"""Where a context stands between the risk to people and the ability to do something about it."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.reports.drawing import PAPER_WIDTH, Medium, box, drawing, look
from assessments.reports.figures import FigureGroup
from assessments.reports.scales import TOP, Step

WIDTH, HEIGHT = 470, 340
PLOT_LEFT, PLOT_TOP, PLOT_WIDTH, PLOT_HEIGHT = 100, 12, 356, 258


def position_matrix(
    risk: FigureGroup | None,
    abilities: tuple[FigureGroup, ...],
    medium: Medium = Medium.SCREEN,
    width: int = PAPER_WIDTH,
) -> SafeString:
    """Where the context stands: the risk upwards, the first ability to the right."""
    up = risk.headline if risk else None
    right = next((group.headline for group in abilities if group.headline), None)
    if up is None or right is None or up.value is None or right.value is None:
        return SafeString("")
    title = f"{up.label} – {up.word}; {right.label} – {right.word}"
    frame = (
        format_html('class="chart chart--matrix" viewBox="0 0 {} {}"', WIDTH, HEIGHT)
        if medium is Medium.SCREEN
        else box(WIDTH, HEIGHT, width=width)
    )
    cells = [_cell(high, wide, medium) for high in up.steps for wide in right.steps]
    return drawing(
        frame,
        title,
        *cells,
        *(_row_label(step, medium) for step in up.steps),
        *(_column_label(step, medium) for step in right.steps),
        *_axis_labels(up.label, right.label, medium),
        format_html(
            '<circle {} cx="{}" cy="{}" r="9"/>',
            look("pt", medium),
            _across(right.value),
            _upward(up.value),
        ),
    )


def _across(value: Decimal) -> int:
    return PLOT_LEFT + round(value * PLOT_WIDTH / TOP)


def _upward(value: Decimal) -> int:
    return PLOT_TOP + round((TOP - value) * PLOT_HEIGHT / TOP)


def _cell(high: Step, wide: Step, medium: Medium) -> SafeString:
    is_here = high.is_reached and wide.is_reached
    left, top = _across(wide.start), _upward(high.end)
    return format_html(
        '<rect {} x="{}" y="{}" width="{}" height="{}"/>',
        look("q--here" if is_here else "q", medium),
        left,
        top,
        _across(wide.end) - left,
        _upward(high.start) - top,
    )


def _row_label(step: Step, medium: Medium) -> SafeString:
    return format_html(
        '<text {} x="{}" y="{}" text-anchor="end">{}</text>',
        look("t-strong" if step.is_reached else "t-label", medium),
        PLOT_LEFT - 14,
        (_upward(step.start) + _upward(step.end)) // 2 + 5,
        step.label,
    )


def _column_label(step: Step, medium: Medium) -> SafeString:
    return format_html(
        '<text {} x="{}" y="{}" text-anchor="middle">{}</text>',
        look("t-strong" if step.is_reached else "t-label", medium),
        (_across(step.start) + _across(step.end)) // 2,
        PLOT_TOP + PLOT_HEIGHT + 20,
        step.label,
    )


def _axis_labels(up: str, right: str, medium: Medium) -> Iterable[SafeString]:
    middle = PLOT_TOP + PLOT_HEIGHT // 2
    yield format_html(
        '<text {} transform="translate(14 {}) rotate(-90)" text-anchor="middle">{} →</text>',
        look("t-muted", medium),
        middle,
        up,
    )
    yield format_html(
        '<text {} x="{}" y="{}" text-anchor="middle">{} →</text>',
        look("t-muted", medium),
        PLOT_LEFT + PLOT_WIDTH // 2,
        HEIGHT - 14,
        right,
    )
