"""What stands in the cells of one question, to see whether anybody touched them."""

from collections.abc import Iterator, Mapping, Sequence

from assessments.questionnaires.questions import Kind, Question
from assessments.workbooks.filled import Filled
from assessments.workbooks.headings import matched
from assessments.workbooks.places import At, Heading, headings_of
from assessments.workbooks.reading import EMPTY, Found, Line


def filled_at(question: Question, lines: Mapping[str, Line], table: Sequence[Line]) -> Filled:
    """The same as `filled.filled_of` made of the answer, as long as nobody touched it."""
    own = lines[question.code]
    has_cells = question.kind is not Kind.TABLE
    is_split = question.kind in {Kind.MULTI, Kind.STRUCTURED_TEXT}
    cells = {
        id_: text
        for id_, line in lines.items()
        if has_cells and not (is_split and id_ == question.code)
        if (text := at(line, At.ANSWER).text)
    }
    return Filled(
        cells=cells,
        rows=list(_texts(question, table)),
        not_applicable=at(own, At.NOT_APPLICABLE).text if question.may_be_not_applicable else "",
        reason=at(own, At.REASON).text if question.may_be_not_applicable else "",
        remark=at(own, At.REMARK).text,
    )


def _texts(question: Question, table: Sequence[Line]) -> Iterator[list[str]]:
    """The rows in the order of our own columns, wherever somebody moved them."""
    filled = [line for line in table if line]
    if not filled:
        return
    columns: list[Heading | None] = list(matched(question, filled[0]).headings)
    places = [columns.index(each) if each in columns else None for each in headings_of(question)]
    for line in filled[1:]:
        yield ["" if at is None or at >= len(line) else line[at].text for at in places]


def at(line: Line, column: int) -> Found:
    return line[column] if column < len(line) else EMPTY
