from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation

from assessments.reports import charts
from assessments.reports.drawing import Medium
from assessments.reports.figures import Figure
from assessments.reports.quality import Quality
from assessments.reports.scales import Step
from assessments.reports.strength import EvidenceStrength
from assessments.reports.sums import SectionRow

BANDS = (
    Step(label="Not demonstrated", start=Decimal(0), end=Decimal(25), is_reached=False),
    Step(label="Insufficient", start=Decimal(25), end=Decimal(70), is_reached=False),
    Step(label="Adequate", start=Decimal(70), end=Decimal(100), is_reached=True),
)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def a_quality(**parts) -> Quality:
    usual = {
        "score": Decimal("84.0"),
        "maximum": None,
        "band": "Adequate",
        "band_before_caps": "Adequate",
        "is_capped": False,
        "capped_by": (),
        "steps": BANDS,
        "sections": (),
        "target": None,
    }
    return Quality(**{**usual, **parts})


def title(drawn: str) -> str:
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    return root[0].text


def rects(drawn: str) -> list[tuple[str, str, str]]:
    """Look, place and width of every rectangle."""
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    return [
        (rect.get("class") or rect.get("fill"), rect.get("x"), rect.get("width"))
        for rect in root.iter()
        if rect.tag.endswith("rect")
    ]


def words(drawn: str) -> list[str]:
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    return [text.text for text in root.iter() if text.tag.endswith("text")]


def test_the_bands_lie_beside_each_other_from_the_lowest_to_the_highest_colour():
    assert rects(charts.band_scale(a_quality())) == [
        ("b1 gap", "0%", "25%"),
        ("b3 gap", "25%", "45%"),
        ("b5 gap", "70%", "30%"),
    ]


def test_the_bands_on_paper_are_in_pixels_of_the_width_asked_for():
    assert rects(charts.band_scale(a_quality(), Medium.PAPER, 200)) == [
        ("#9a3b1d", "0", "50"),
        ("#968e70", "50", "90"),
        ("#0b5766", "140", "60"),
    ]


def test_one_band_alone_has_the_first_colour():
    only = Step(label="All", start=Decimal(0), end=Decimal(100), is_reached=True)

    assert rects(charts.band_scale(a_quality(steps=(only,)))) == [("b1 gap", "0%", "100%")]


def test_thresholds_labels_and_the_score_are_written():
    assert words(charts.band_scale(a_quality())) == [
        "Not",
        "demonstrated",
        "0",
        "Insufficient",
        "25",
        "Adequate",
        "70",
        "100",
        "84.0",
    ]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "Score 84.0 out of 100: Adequate"),
        (
            {"band": "Insufficient", "is_capped": True},
            "Score 84.0 out of 100: Adequate, limited to Insufficient",
        ),
        ({"maximum": Decimal("90.5")}, "Score between 84.0 and 90.5 out of 100"),
        ({"score": None}, "No score"),
    ],
)
def test_the_title_of_the_scale_says_the_same_in_words(parts, said):
    assert title(charts.band_scale(a_quality(**parts))) == said


def test_a_draft_shows_both_ends_of_the_range():
    drawn = charts.band_scale(a_quality(score=Decimal("40.0"), maximum=Decimal("84.0")))

    assert words(drawn)[-2:] == ["40.0", "84.0"]
    assert [f'<svg x="{each}"' in drawn for each in ("40%", "84%")] == [True, True]


def test_two_ends_close_together_share_one_label():
    drawn = charts.band_scale(a_quality(score=Decimal("80.0"), maximum=Decimal("84.0")))

    assert words(drawn)[-1] == "80.0 – 84.0"


@pytest.mark.parametrize(
    ("score", "anchor"), [("0.0", "start"), ("50.0", "middle"), ("100.0", "end")]
)
def test_a_label_keeps_within_the_drawing(score, anchor):
    drawn = charts.band_scale(a_quality(score=Decimal(score)))

    assert f'text-anchor="{anchor}">{score}</text>' in drawn


def a_section(score: str | None, maximum: str | None = None) -> SectionRow:
    return SectionRow(
        key="A",
        title="Policy",
        score=None if score is None else Decimal(score),
        maximum=None if maximum is None else Decimal(maximum),
        weight=Decimal(10),
        share=Decimal(10),
        points=Decimal(8),
        questions=(),
    )


def test_the_bar_of_a_draft_goes_on_to_what_can_be_reached():
    drawn = charts.score_bar(a_section("20.0", "77.5"))

    assert rects(drawn) == [
        ("track", "0%", "100%"),
        ("bar-o", "20%", "57.5%"),
        ("bar", "0%", "20%"),
    ]
    assert title(drawn) == "Between 20.0 and 77.5 out of 100"


def test_a_bar_is_as_long_as_its_score():
    drawn = charts.score_bar(a_section("82.5"))

    assert rects(drawn) == [("track", "0%", "100%"), ("bar", "0%", "82.5%")]
    assert title(drawn) == "82.5 out of 100"


def test_a_section_that_does_not_apply_has_no_bar():
    drawn = charts.score_bar(a_section(None))

    assert rects(drawn) == [("track", "0%", "100%")]
    assert title(drawn) == "Not applicable"


def a_figure(value: str | None, word: str = "Limited") -> Figure:
    return Figure(
        key="ddf",
        label="Can we investigate?",
        value=None if value is None else Decimal(value),
        word=word,
        steps=(
            Step(label="No", start=Decimal(0), end=Decimal(25), is_reached=False),
            Step(label="Limited", start=Decimal(25), end=Decimal(60), is_reached=bool(value)),
            Step(label="Yes", start=Decimal(60), end=Decimal(100), is_reached=False),
        ),
    )


def test_a_meter_says_its_word_and_fills_the_step_that_is_reached():
    drawn = charts.meter(a_figure("37.5"))

    assert title(drawn) == "Can we investigate? – Limited (37.5 out of 100)"
    assert [look for look, _, _ in rects(drawn)] == ["track gap", "bar gap", "track gap"]
    assert words(drawn) == ["No", "Limited", "Yes"]
    assert '<text class="t-strong"' in drawn
    assert '<svg x="37.5%"' in drawn


def test_a_meter_without_a_number_has_no_marker():
    drawn = charts.meter(a_figure(None, word="–"))

    assert "marker" not in drawn
    assert title(drawn) == "Can we investigate? – –"


def test_the_strength_of_evidence_is_a_meter_too():
    evidence = EvidenceStrength(
        coverage=Decimal("57.8"), label="Fair evidence", steps=BANDS, rows=()
    )

    assert title(charts.evidence_scale(evidence)) == (
        "Strength of evidence: Fair evidence (57.8 out of 100)"
    )


@pytest.mark.parametrize(
    ("label", "rows"),
    [
        ("Strong", ["Strong"]),
        ("Adequately substantiated", ["Adequately", "substantiated"]),
        ("Not yet at all", ["Not yet", "at all"]),
    ],
)
def test_a_label_breaks_into_two_lines_as_equal_as_can_be(label, rows):
    assert charts.two_lines(label) == rows
