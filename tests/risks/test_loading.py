import re

import pytest

from assessments.questionnaires import library
from assessments.risks.checking import DataError
from assessments.risks.loading import ISSUES, load
from assessments.risks.rows import Link, RiskRow, Sifl, Source

FILE = "risk_table_2026-01.toml"
TABLE = """
version = "2026-01"
[sources.S_ONE]
publisher = "Fictional institute"
title = "A report"
date = "2025-06"
[[rows]]
id = "R1"
region = "TR"
product = "apparel"
issue = "forced_labour"
table_sifl = "indicated"
ddf_ceiling = 59
via = { region = "TM", product = "cotton" }
note = { nl = "Dwang", en = "Coercion" }
sources = ["S_ONE"]
status = "verified"
"""
SECOND_ROW = TABLE[TABLE.index("[[rows]]") :]


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(DataError) as refusal:
        load(text, FILE)
    return refusal.value.problems


def test_load_gives_rows_with_their_sources():
    source = Source("S_ONE", "Fictional institute", "A report", "2025-06")
    row = RiskRow(
        id="R1",
        region="TR",
        product="apparel",
        issue="forced_labour",
        table_sifl=Sifl.INDICATED,
        ddf_ceiling=59,
        note={"nl": "Dwang", "en": "Coercion"},
        sources=(source,),
        is_verified=True,
        via=Link("TM", "cotton"),
    )

    assert load(TABLE, FILE) == ((row,), {"S_ONE": source})


def test_load_gives_an_informative_row_that_is_unverified():
    text = (
        TABLE.replace("indicated", "none")
        .replace("59", "100\nis_informative = true")
        .replace('via = { region = "TM", product = "cotton" }', "")
        .replace('["S_ONE"]', "[]")
        .replace('"verified"', '"unverified"')
    )

    ((row,), _) = load(text, FILE)

    assert (row.is_informative, row.is_verified, row.via, row.sources) == (True, False, None, ())


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ('version = "2026-01"', "", "the file: version is missing"),
        ('version = "2026-01"', 'version = "2026-01"\nrules = 1', "the file: unknown key rules"),
        ("[sources.S_ONE]", "[[sources]]", "the file: sources must be tables, not [*"),
        ("[[rows]]", "[rows]", "the file: rows must be tables, not {*"),
        ("[[rows]]", "[[row]]", "the file: unknown key row"),
        ('"2025-06"', '"June 2025"', "source S_ONE: date must be a year, month or day*"),
        ('"2025-06"', "2025-06-01", "source S_ONE: date must be a year, month or day*"),
        ('publisher = "Fictional institute"', "", "source S_ONE: publisher is missing"),
        ('title = "A report"', 'titel = "Een"', "source S_ONE: unknown key titel"),
        ('id = "R1"', "", "row 1: id is missing"),
        ('"TR"', '"TQ"', "row R1: region must be a known region of ISO 3166, not 'TQ'"),
        ('"TR"', '["TR"]', "row R1: region must be a known region of ISO 3166, not ['TR']"),
        ('"apparel"', '"aparel"', "row R1: product must be a known product, not 'aparel'"),
        ('"forced_labour"', '"theft"', "row R1: issue must be one of forced_labour, *"),
        ('"indicated"', '"yes"', "row R1: table_sifl must be one of listed, indicated, none*"),
        ("59", "60", "row R1: ddf_ceiling must be one of 24, 59, 100, not 60"),
        ('"TM"', '"TQ"', "row R1: via must be a known region and product, not {*"),
        ('region = "TM", ', "", "row R1: via must be a known region and product, not {*"),
        (', en = "Coercion"', "", "row R1: note must be a text in nl and en, not {*"),
        ('["S_ONE"]', '"S_ONE"', "row R1: sources must be a list of texts, not 'S_ONE'"),
        ('["S_ONE"]', '["S_TWO"]', "row R1: there is no source S_TWO"),
        ('["S_ONE"]', "[]", "row R1 is verified but names no source"),
        ('"verified"', '"sure"', "row R1: status must be one of verified, unverified*"),
        ('"verified"', '"verified"\nis_informative = 1', "row R1: is_informative must be true*"),
        ('"verified"', '"verified"\nis_informative = true', "row R1 is informative, so it cannot*"),
        ('"verified"', '"verified"\ncolor = "red"', "row R1: unknown key color"),
        (
            '"forced_labour"',
            '"child_labour"',
            "row R1 names state-imposed forced labour, but is about another issue",
        ),
        ('"2026-01"', '"2026-02"', "the name of the file does not say version 2026-02"),
    ],
)
def test_load_refuses_what_is_wrong(right, wrong, problem):
    found = problems(TABLE.replace(right, wrong, 1))

    assert re.fullmatch(re.escape(problem).replace(r"\*", ".*"), found[0])


def test_load_refuses_a_row_that_is_no_table():
    text = f"rows = [3]\n{TABLE[: TABLE.index('[[rows]]')]}"

    assert problems(text) == ("row 1 must be a table, not 3",)


def test_load_refuses_two_rows_with_one_id():
    assert problems(TABLE + SECOND_ROW.replace("TR", "PK")) == ("R1 is the id of two rows",)


def test_load_refuses_two_rows_about_one_context():
    assert problems(TABLE + SECOND_ROW.replace("R1", "R2")) == (
        "two rows speak about TR × apparel × forced_labour",
    )


def test_load_says_all_that_is_wrong_at_once():
    text = TABLE.replace("59", "60").replace('"TR"', '"TQ"')

    assert problems(text) == (
        "row R1: region must be a known region of ISO 3166, not 'TQ'",
        "row R1: ddf_ceiling must be one of 24, 59, 100, not 60",
    )


def test_issues_are_those_of_the_questionnaire():
    fields = library.current("risk-context-justification").context_fields
    (issue,) = [field for field in fields if field.key == "issue"]

    assert tuple(option.key for option in issue.options) == ISSUES
