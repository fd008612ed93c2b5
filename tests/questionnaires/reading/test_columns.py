from assessments.questionnaires.conditions import ALWAYS
from assessments.questionnaires.questions import ColumnKind
from tests.questionnaires.files import definition, every_construct
from tests.questionnaires.refusals import refusal, refusals, refused


def test_columns_have_their_kind_and_options():
    name, place, state, faults, share = every_construct().question("B3").columns

    assert [column.kind for column in (name, place, state, faults, share)] == [
        ColumnKind.TEXT,
        ColumnKind.REGION_CODE,
        ColumnKind.SINGLE,
        ColumnKind.MULTI,
        ColumnKind.PERCENT,
    ]
    assert [column.is_required for column in (name, place, state, faults, share)] == [
        True, False, True, False, False
    ]  # fmt: skip
    assert [option.key for option in state.options] == ["running", "stopped"]
    assert state.label == {"nl": "Stand", "en": "State"}


def test_metrics_count_rows_by_a_condition():
    rows, bad, large = every_construct().question("B3").metrics

    assert (rows.key, rows.counts) == ("rows", ALWAYS)
    assert [leaf.reference.name for leaf in bad.counts.leaves()] == ["state", "faults"]
    assert large.key == "large"


@refusals(
    ("- {id: name, type: text, required: true", "- {id: name, type: date, required: true", "'date' is not one of text, region_code, single, multi, percent."),
    ('- {id: share, type: percent, label: {nl: "Deel", en: "Share"}}', '- {id: share, type: percent, label: {nl: "Deel"}}', "a text has no text in 'en'. Add it."),
    ("- {id: share, type: percent, label", "- {id: name, type: percent, label", "'name' is used twice. Rename this column."),
    ("- {id: share, type: percent,", "- {id: share, type: percent, options: [],", "a column cannot have the key 'options'."),
    ('{key: stopped, nl: "Uit", en: "Stopped"}', '{key: stopped, nl: "Uit"}', "an option has no text in 'en'. Add it."),
    ("- {id: rows, count: true}", "- {id: rows}", "a metric has no 'count'. Add it."),
    ("- {id: rows, count: true}", "- {id: bad, count: true}\n|      - {id: bad, count: true}", "'bad' is used twice. Rename this metric."),
)  # fmt: skip
def test_column_or_metric_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


def test_table_without_a_required_column_is_refused():
    text = definition("every").replace("required: true, label", "required: false, label")
    text = text.replace('required: true\n        label: {nl: "Stand"', 'label: {nl: "Stand"')
    line = text[: text.index("    columns:")].count("\n") + 1

    assert refusal(text, line) == (
        "a table needs a required column, to tell a full row from an empty one."
    )
