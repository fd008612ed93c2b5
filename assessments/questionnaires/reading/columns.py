"""The columns of a table question, the metrics over its rows, and fields: things with options."""

from assessments.questionnaires.definitions import EnteredBy, Field, FieldKind
from assessments.questionnaires.entries import Entry, Fields
from assessments.questionnaires.questions import Column, ColumnKind, Metric, Option
from assessments.questionnaires.reading.conditions import condition
from assessments.questionnaires.reading.values import (
    choice,
    name,
    text,
    truth,
    unique,
    wording,
)

CHOSEN = {ColumnKind.SINGLE, ColumnKind.MULTI, FieldKind.SINGLE, FieldKind.MULTI}


def read_columns(entry: Entry) -> tuple[Column, ...]:
    columns = unique(_column, lambda column: column.key, "column")(entry)
    if not any(column.is_required for column in columns):
        raise entry.refusal(
            "a table needs a required column, to tell a full row from an empty one."
        )
    return columns


def _column(entry: Entry) -> Column:
    with Fields(entry, "a column") as fields:
        kind = fields.need("type", choice(ColumnKind))
        return Column(
            key=fields.need("id", name),
            kind=kind,
            label=fields.need("label", text),
            options=_options(fields, kind),
            is_required=fields.may("required", truth, default=False),
        )


def read_metric(entry: Entry) -> Metric:
    with Fields(entry, "a metric") as fields:
        return Metric(key=fields.need("id", name), counts=fields.need("count", condition))


def read_field(entry: Entry) -> Field:
    with Fields(entry, "a field") as fields:
        kind = fields.need("type", choice(FieldKind))
        return Field(
            key=fields.need("id", name),
            kind=kind,
            label=fields.need("label", text),
            options=_options(fields, kind),
            entered_by=fields.may("entered_by", choice(EnteredBy), EnteredBy.COMPANY),
        )


def _options(fields: Fields, kind: ColumnKind | FieldKind) -> tuple[Option, ...]:
    if kind not in CHOSEN:
        return ()
    return fields.need("options", unique(_option, lambda option: option.key, "option"))


def _option(entry: Entry) -> Option:
    with Fields(entry, "an option") as fields:
        return Option(key=fields.need("key", name), label=wording(fields))
