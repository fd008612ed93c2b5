"""The charts of a result as SVG; their titles say the same in words."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.reports.drawing import PAPER_WIDTH, Anchor, Line, Medium
from assessments.reports.figures import Figure
from assessments.reports.quality import Quality
from assessments.reports.scales import TOP, Step
from assessments.reports.strength import EvidenceStrength
from assessments.reports.sums import SectionRow
from assessments.reports.wordings import points

START = Decimal(0)
EDGE = Decimal(6)  # closer than this to an end, a label starts or ends there
NEAR = Decimal(12)  # closer than this, two markers share one label
TONES = 5

BAND_TOP, BAND_HEIGHT = 30, 40
METER_TOP, METER_HEIGHT = 16, 12


def band_scale(
    quality: Quality, medium: Medium = Medium.SCREEN, width: int = PAPER_WIDTH
) -> SafeString:
    """The bands with the score on them; of a draft, the range it can still take."""
    line = Line(medium=medium, width=width, height=90, classes="rowsvg rowsvg--scale")
    shapes = [
        shape
        for number, step in enumerate(quality.steps)
        for shape in _band(line, step, _tone(number, len(quality.steps)))
    ]
    base = BAND_TOP + BAND_HEIGHT + 16
    shapes.append(line.text("t-muted", TOP, "100", base=base, anchor="end"))
    shapes += _score_markers(line, quality.score, quality.maximum)
    return line.svg(_quality_in_words(quality), *shapes)


def score_bar(
    section: SectionRow, medium: Medium = Medium.SCREEN, width: int = PAPER_WIDTH
) -> SafeString:
    """One bar in a row of a table; of a draft, followed by what can still be reached."""
    score, maximum = section.score, section.maximum
    line = Line(medium=medium, width=width, height=28)
    track = line.rect("track", START, TOP, top=6, height=16)
    if score is None:
        return line.svg(_("Not applicable"), track)
    bar = line.rect("bar", START, score, top=6, height=16)
    if maximum is None:
        return line.svg(_("%(score)s out of 100") % {"score": points(score)}, track, bar)
    title = _("Between %(score)s and %(maximum)s out of 100") % {
        "score": points(score),
        "maximum": points(maximum),
    }
    return line.svg(title, track, line.rect("bar-o", score, maximum, top=6, height=16), bar)


def meter(figure: Figure, medium: Medium = Medium.SCREEN, width: int = PAPER_WIDTH) -> SafeString:
    """A figure on its scale of words."""
    title = f"{figure.label} – {figure.word}"
    return _steps(figure.steps, figure.value, title, medium, width)


def evidence_scale(
    evidence: EvidenceStrength, medium: Medium = Medium.SCREEN, width: int = PAPER_WIDTH
) -> SafeString:
    title = _("Strength of evidence: %(label)s") % {"label": evidence.label}
    return _steps(evidence.steps, evidence.coverage, title, medium, width)


def _steps(
    steps: tuple[Step, ...], value: Decimal | None, title: str, medium: Medium, width: int
) -> SafeString:
    line = Line(medium=medium, width=width, height=50, classes="rowsvg rowsvg--meter")
    shapes = [shape for step in steps for shape in _step(line, step)]
    if value is None:
        return line.svg(title, *shapes)
    said = _("%(title)s (%(value)s out of 100)") % {"title": title, "value": points(value)}
    return line.svg(said, *shapes, line.marker("marker", value, top=METER_TOP - 13))


def _step(line: Line, step: Step) -> Iterable[SafeString]:
    """The step that is reached is filled and its word is bold: told apart without colour."""
    fill, word = ("bar gap", "t-strong") if step.is_reached else ("track gap", "t-label")
    yield line.rect(fill, step.start, step.end, top=METER_TOP, height=METER_HEIGHT)
    place, anchor = _place(step)
    base = METER_TOP + METER_HEIGHT + 17
    yield line.text(word, place, step.label, base=base, anchor=anchor)


def _place(step: Step) -> tuple[Decimal, Anchor]:
    """Where its word stands: at the ends of the scale it keeps within the drawing."""
    if step.start == START:
        return START, "start"
    return (TOP, "end") if step.end == TOP else ((step.start + step.end) / 2, "middle")


def _tone(number: int, count: int) -> int:
    """Which of the five colours, so that the lowest and the highest band have theirs always."""
    return 1 + round(number * (TONES - 1) / max(count - 1, 1))


def _band(line: Line, step: Step, tone: int) -> Iterable[SafeString]:
    yield line.rect(f"b{tone} gap", step.start, step.end, top=BAND_TOP, height=BAND_HEIGHT)
    middle, rows = (step.start + step.end) / 2, two_lines(step.label)
    for row, content in enumerate(rows):
        base = BAND_TOP + BAND_HEIGHT / 2 + 4.5 + (row * 14 - (len(rows) - 1) * 7)
        yield line.text(f"o{tone} wide", middle, content, base=base)
    anchor: Anchor = "start" if step.start == START else "middle"
    base = BAND_TOP + BAND_HEIGHT + 16
    yield line.text("t-muted", step.start, points(step.start, 0), base=base, anchor=anchor)


def two_lines(label: str) -> list[str]:
    """A label of several words over two lines, as equal as they can be."""
    words = label.split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    if not cuts:
        return [label]
    return list(min(cuts, key=lambda rows: max(len(row) for row in rows)))


def _score_markers(
    line: Line, score: Decimal | None, maximum: Decimal | None
) -> Iterable[SafeString]:
    if score is None:
        return
    top = BAND_TOP - 13
    yield line.marker("marker", score, top=top)
    if maximum is None:
        yield _marker_label(line, score, points(score))
        return
    yield line.marker("marker-o", maximum, top=top)
    if maximum - score < NEAR:
        middle = (score + maximum) / 2
        yield _marker_label(line, middle, f"{points(score)} – {points(maximum)}")
        return
    yield _marker_label(line, score, points(score))
    yield _marker_label(line, maximum, points(maximum))


def _marker_label(line: Line, place: Decimal, content: str) -> SafeString:
    anchor: Anchor = "start" if place < EDGE else "end" if place > TOP - EDGE else "middle"
    return line.text("t-strong", place, content, base=12, anchor=anchor)


def _quality_in_words(quality: Quality) -> str:
    if quality.score is None:
        return _("No score")
    said = {
        "score": points(quality.score),
        "maximum": points(quality.maximum or quality.score),
        "band": quality.band,
        "before": quality.band_before_caps,
    }
    if quality.maximum is not None:
        return _("Score between %(score)s and %(maximum)s out of 100") % said
    if quality.is_capped:
        return _("Score %(score)s out of 100: %(before)s, limited to %(band)s") % said
    return _("Score %(score)s out of 100: %(band)s") % said
