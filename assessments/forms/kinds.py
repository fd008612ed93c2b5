"""Which field reads the answer to which kind of question."""

from collections.abc import Callable, Mapping

from assessments.forms.choices import OneField, SomeField
from assessments.forms.dates import DayField
from assessments.forms.fields import AnswerField
from assessments.forms.numbers import NumberField, PercentField
from assessments.forms.tables import TableField
from assessments.forms.texts import PartsField, TextField
from assessments.questionnaires.questions import Kind, Question

# All but the declaration: that is made when signing, not on a section page.
FIELDS: Mapping[Kind, Callable[[Question], AnswerField]] = {
    Kind.SINGLE: lambda question: OneField(question.options),
    Kind.MULTI: lambda question: SomeField(question.options),
    Kind.PERCENT: lambda _question: PercentField(),
    Kind.NUMBER: lambda _question: NumberField(),
    Kind.DATE: lambda _question: DayField(),
    Kind.TEXT: lambda question: TextField(substance=question.substance),
    Kind.STRUCTURED_TEXT: lambda question: PartsField(
        question.elements, question.element_substance
    ),
    Kind.TABLE: lambda question: TableField(question.columns),
}
