from decimal import Decimal
from xml.etree import ElementTree as ET

from assessments.reports.drawing import Medium
from assessments.reports.figures import Figure, FigureGroup
from assessments.reports.matrix import position_matrix
from assessments.reports.scales import Step

HALVES = (
    Step(label="Low", start=Decimal(0), end=Decimal(50), is_reached=False),
    Step(label="High", start=Decimal(50), end=Decimal(100), is_reached=True),
)


def a_group(label: str, value: str | None, steps=HALVES) -> FigureGroup:
    number = None if value is None else Decimal(value)
    figure = Figure(key=label, label=label, value=number, word="High", steps=steps)
    return FigureGroup(key=label, title=label, figures=(figure,))


def drawn(medium: Medium = Medium.SCREEN):
    svg = position_matrix(a_group("Risk", "100"), (a_group("Ability", "50"),), medium)
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def test_the_point_stands_at_risk_upwards_and_ability_to_the_right():
    (point,) = [each for each in drawn() if each.tag.endswith("circle")]

    # The plot runs from 100 to 456 and from 270 up to 12.
    assert (point.get("cx"), point.get("cy")) == ("278", "12")


def test_only_the_cell_where_both_are_reached_is_marked():
    looks = [each.get("class") for each in drawn() if each.tag.endswith("rect")]

    assert looks == ["q", "q", "q", "q--here"]


def test_the_title_says_the_same_in_words():
    assert drawn()[0].text == "Risk – High; Ability – High"


def test_paper_has_the_same_geometry_with_its_own_looks():
    screen, paper = drawn(), drawn(Medium.PAPER)

    places = [
        [(each.get("x"), each.get("y")) for each in tree if each.tag.endswith("rect")]
        for tree in (screen, paper)
    ]
    assert places[0] == places[1]
    assert [each.get("class") for each in paper if each.tag.endswith("rect")] == [None] * 4


def test_there_is_no_matrix_without_a_risk_or_an_ability():
    risk, ability = a_group("Risk", "100"), a_group("Ability", "50")

    assert position_matrix(None, (ability,)) == ""
    assert position_matrix(risk, ()) == ""
    assert position_matrix(risk, (a_group("Ability", None),)) == ""
    assert position_matrix(risk, (a_group("Ability", "50", steps=()),)) == ""
