import pytest
from django.utils import translation

from assessments.models import Answer
from assessments.workbooks.filled import Filled, filled_of
from tests.scoring.cases import the_questionnaire


def cells(code, value, language="nl", **more):
    with translation.override(language):
        return filled_of(the_questionnaire().question(code), Answer(value=value, **more))


@pytest.mark.parametrize(
    ("code", "value", "language", "expected"),
    [
        ("C03", "14.5", "nl", {"C03": "14,5"}),
        ("C03", "14.5", "en", {"C03": "14.5"}),
        ("F02", "2026-08-20", "nl", {"F02": "20-08-2026"}),
        ("F02", "2026-08-20", "en", {"F02": "2026-08-20"}),
        ("B01", ["media", "none"], "nl", {"B01=media": "x", "B01=none": "x"}),
        ("F06", {"severity": "Ernstig"}, "nl", {"F06.severity": "Ernstig"}),
        ("A01", "l0", "en", {"A01": "No"}),
        ("B03", "Tekst", "nl", {"B03": "Tekst"}),
        ("B03", None, "nl", {}),
    ],
)
def test_answer_stands_in_the_cells_as_a_person_would_type_it(code, value, language, expected):
    assert cells(code, value, language).cells == expected


def test_row_has_a_cell_for_every_choice():
    found = cells("C01", [{"name": "A", "region": "CN", "flags": ["none"], "volume_share": 7}])

    assert found.rows == [
        ["A", "China (CN)", "", "", "", "", "", "", "", "", "x", "", "", "7"],
    ]


def test_what_does_not_apply_has_its_tick_and_reason():
    found = cells(
        "A03", None, is_not_applicable=True, reason="Geen leveranciers.", remark="Zie A01"
    )

    assert (found.not_applicable, found.reason, found.remark) == (
        "x",
        "Geen leveranciers.",
        "Zie A01",
    )


def test_digest_tells_one_content_from_another_and_nothing_from_something():
    texts = [Filled(), Filled(cells={"B03": "a"}), Filled(cells={"B03": "b"}), Filled(remark="a")]

    assert len({each.digest() for each in texts}) == 4
    assert Filled(cells={"B03": ""}, rows=[["", ""]]).digest() == ""


def test_digest_is_of_what_a_workbook_can_hold():
    assert Filled(remark="a\x0bb\r\n").digest() == Filled(remark="ab\n").digest()
    assert Filled(cells={"B03": "\x1b"}, rows=[["\x1b"]], remark="\x1b").digest() == ""
