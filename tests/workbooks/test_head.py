import pytest

from assessments.workbooks.head import Began, Head, head_from

HEAD = Head(
    questionnaire="risk@1.0.0",
    language="nl",
    assessment="an id",
    began={"A01": Began("f" * 16, "d" * 16), "A02": Began("", "")},
)


@pytest.mark.parametrize("head", [HEAD, Head(questionnaire="risk@1.0.0", language="en")])
def test_head_says_the_same_after_it_was_written(head):
    assert head_from(head.lines()) == head


def test_empty_cells_behind_a_line_do_not_matter():
    assert head_from([*line, "", ""] for line in HEAD.lines()) == HEAD


@pytest.mark.parametrize("place", range(7))
def test_head_of_which_one_cell_was_changed_is_not_believed(place):
    lines = [list(line) for line in HEAD.lines()]
    lines[place][1] += "x"

    assert head_from(lines) is None


@pytest.mark.parametrize("lines", [[], [["format", "1"]], [["a"], ["b"], ["c"], ["d"], ["e"]]])
def test_other_sheet_is_no_head(lines):
    assert head_from(lines) is None


def test_head_of_a_later_format_is_not_understood():
    lines = [tuple(line) for line in HEAD.lines()]
    later = [("format", "2"), *lines[1:-1]]

    assert head_from([*later, lines[-1]]) is None
