from dataclasses import replace
from datetime import date

import pytest

from assessments.questionnaires import library
from assessments.risks import table
from assessments.risks.rows import Link, Measure, RiskRow
from assessments.risks.table import RiskTable, facts
from assessments.scoring.dossier import Dossier, Reply
from assessments.scoring.outcome import evaluate

STARTER = table.get("2026-11-starter")
NOTHING = {"table_listed": False, "table_sifl": "none", "ddf_ceiling": 100}


MILDEST = {
    "P01": "cannot_exclude",
    **dict.fromkeys(("B04", "B05", "B06", "B07"), "v1"),
    **dict.fromkeys(("D01", "D02", "D03"), "v4"),
}


def a_row(row_id: str, region: str, product: str, **other: object) -> RiskRow:
    return replace(STARTER.row("RT18"), id=row_id, region=region, product=product, **other)


@pytest.mark.parametrize(
    ("region", "product", "issue", "row_id"),
    [
        ("CN-XJ", "cotton", "forced_labour", "RT01"),
        ("CN-XJ", "yarn_textile_apparel", "forced_labour", "RT02"),
        ("CN-XJ", "seafood", "forced_labour", "RT03"),
        ("CN-XJ", "any", "forced_labour", "RT03"),
        ("CN", "yarn_textile_apparel", "forced_labour", "RT04"),
        ("CN-GD", "cotton_apparel", "forced_labour", "RT04"),
        ("CN", "steel", "forced_labour", "RT10"),
        ("CN", "red_dates", "forced_labour", "RT10"),
        ("TM", "cotton_home_textiles", "forced_labour", "RT12"),
        ("BD", "yarn_textile_apparel", "forced_labour", "RT16"),
        ("BD-13", "workwear", "forced_labour", "RT16"),
        ("IN-TN", "yarn_textile_apparel", "forced_labour", "RT18"),
        ("TR", "apparel", "child_labour", "RT19"),
        ("UZ", "cotton", "forced_labour", "RT23"),
        ("PT", "yarn_textile_apparel", "living_wage", None),
        ("IN", "yarn_textile_apparel", "forced_labour", None),
        ("CN", "cocoa", "forced_labour", None),
        ("CN-XJ", "cotton", "living_wage", None),
        ("VN-99", "apparel", "forced_labour", "RT15"),
        ("XX", "apparel", "forced_labour", None),
    ],
)
def test_match_is_the_row_of_the_smallest_region_and_closest_product(
    region, product, issue, row_id
):
    row = STARTER.match(region, product, issue)

    assert (row.id if row else None) == row_id


def test_match_prefers_the_smaller_region_to_the_closer_product():
    rows = (a_row("R1", "CN", "cotton"), a_row("R2", "CN-XJ", "any"))

    assert RiskTable("1", rows, {}).match("CN-XJ", "cotton", "forced_labour") == rows[1]


def test_match_leaves_out_what_is_not_verified():
    assert STARTER.match("CI", "cocoa", "child_labour") is None


def test_match_gives_what_is_not_verified_when_asked():
    row = STARTER.match("CI", "cocoa", "child_labour", include_unverified=True)

    assert row == STARTER.row("RT24")
    assert facts(row) == NOTHING


def test_match_is_not_hidden_by_a_closer_row_that_is_not_verified():
    rows = (a_row("R1", "CN", "any"), a_row("R2", "CN", "cotton", is_verified=False))
    starter = RiskTable("1", rows, {})

    assert starter.match("CN", "cotton", "forced_labour") == rows[0]
    assert starter.match("CN", "cotton", "forced_labour", include_unverified=True) == rows[1]


def test_match_for_a_product_that_does_not_exist_is_refused():
    with pytest.raises(LookupError):
        STARTER.match("CN", "unobtainium", "forced_labour")


@pytest.mark.parametrize(
    ("region", "product", "issue", "from_rows"),
    [
        ("CN-XJ", "cotton", "forced_labour", ["RT15", "RT16", "RT17"]),
        ("TM", "cotton_yarn_fabric", "forced_labour", ["RT13", "RT14"]),
        ("CN-XJ", "cotton", "living_wage", []),
        ("CN-XJ", "seafood", "forced_labour", []),
        ("CN", "cotton", "forced_labour", []),
    ],
)
def test_via_are_the_rows_where_goods_arrive_unseen(region, product, issue, from_rows):
    assert [row.id for row in STARTER.via(region, product, issue)] == from_rows


def test_via_leaves_out_what_is_not_verified():
    row = a_row("R1", "PT", "cotton", via=Link("TM", "cotton"), is_verified=False)

    assert RiskTable("1", (row,), {}).via("TM", "cotton", "forced_labour") == ()


@pytest.mark.parametrize(
    ("row_id", "expected"),
    [
        ("RT01", {"table_listed": True, "table_sifl": "listed", "ddf_ceiling": 24}),
        ("RT04", {"table_listed": True, "table_sifl": "indicated", "ddf_ceiling": 59}),
        ("RT16", {"table_listed": True, "table_sifl": "indicated", "ddf_ceiling": 100}),
        ("RT18", {"table_listed": True, "table_sifl": "none", "ddf_ceiling": 100}),
        ("RT21", NOTHING),
        ("RT23", NOTHING),
    ],
)
def test_facts_are_those_of_the_row(row_id, expected):
    assert facts(STARTER.row(row_id)) == expected


def test_facts_without_a_row_are_the_defaults_of_the_questionnaire():
    defaults = library.current("risk-context-justification").context_defaults

    assert facts(None) == NOTHING
    assert {key: defaults[key] for key in NOTHING} == NOTHING


def test_facts_of_an_unverified_row_are_there_when_asked():
    assert facts(STARTER.row("RT21"), include_unverified=True) == {
        "table_listed": True,
        "table_sifl": "listed",
        "ddf_ceiling": 24,
    }


def test_row_that_does_not_exist_is_not_found():
    with pytest.raises(LookupError):
        STARTER.row("RT99")


def test_starter_table_is_current():
    assert table.versions() == ("2026-11-starter",)
    assert table.current() is STARTER
    assert [row.id for row in STARTER.rows] == [f"RT{number:02}" for number in range(1, 26)]
    assert [row.id for row in STARTER.rows if not row.is_verified] == [
        "RT20",
        "RT21",
        "RT22",
        "RT24",
        "RT25",
    ]


@pytest.mark.parametrize("version", ["2020-01", "", "../products", "\0"])
def test_version_that_does_not_exist_is_not_found(version):
    with pytest.raises(LookupError):
        table.get(version)


@pytest.mark.parametrize("row_id", [row.id for row in STARTER.rows])
def test_effects_are_what_scoring_makes_of_the_facts(row_id):
    row = STARTER.row(row_id)
    dossier = Dossier(
        questionnaire=library.current("risk-context-justification"),
        assessed_on=date(2026, 11, 1),
        context={
            "issue": row.issue,
            "region": row.region,
            "product": row.product,
            **facts(row, include_unverified=True),
        },
        replies={code: Reply(value=answer) for code, answer in MILDEST.items()},
    )
    bounds = dict.fromkeys(Measure, 1) | {Measure.FEASIBILITY: 100}

    derived = evaluate(dossier).derived

    expected = bounds | {
        effect.measure: effect.value for effect in row.effects(include_unverified=True)
    }
    found = {each: derived["ddf" if each == "feasibility" else each] for each in Measure}
    assert found == expected
