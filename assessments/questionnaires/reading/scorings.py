"""How an answer becomes points: the method, which must suit the kind of question, and its bands."""

from collections.abc import Mapping
from fractions import Fraction

from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.questions import UNSCORED, Band, Kind, Method, Scoring
from assessments.questionnaires.reading.steps import steps
from assessments.questionnaires.reading.values import choice, number, number_up_to

METHODS: Mapping[Kind, frozenset[Method]] = {
    Kind.SINGLE: frozenset({Method.OPTION}),
    Kind.MULTI: frozenset({Method.OPTION_SUM}),
    Kind.PERCENT: frozenset({Method.BANDS}),
    Kind.NUMBER: frozenset({Method.BANDS}),
    Kind.DATE: frozenset({Method.AGE_MONTHS, Method.MONTHS_AHEAD}),
    Kind.TEXT: frozenset({Method.SUBSTANCE}),
    Kind.STRUCTURED_TEXT: frozenset({Method.COMPLETENESS}),
    Kind.TABLE: frozenset({Method.TABLE_COMPLETENESS}),
    Kind.DECLARATION: frozenset(),
}
LIMITS: Mapping[Method, tuple[str, str]] = {  # the key of a limit, and how limits must run
    Method.BANDS: ("gte", "fall"),
    Method.AGE_MONTHS: ("lte", "rise"),
    Method.MONTHS_AHEAD: ("lte", "rise"),
}


def read_scoring(entry: Entry, kind: Kind) -> Scoring:
    with Fields(entry, "scoring") as fields:
        method = fields.need("method", choice(Method))
        if method is Method.NONE:
            return UNSCORED
        if method not in METHODS[kind]:
            raise entry.refusal(f"a {kind} question cannot be scored by {method}.")
        top = fields.need("max", number)
        if not top:
            raise entry.refusal("the max of a scored question must be more than 0.")
        bands = fields.need("bands", _bands(method, top)) if method in LIMITS else ()
        return Scoring(method=method, max=top, bands=bands)


def _bands(method: Method, top: Fraction) -> Read[tuple[Band, ...]]:
    read = steps(*LIMITS[method], lambda fields: fields.need("score", number_up_to(top)))
    return lambda entry: tuple(Band(limit, score) for limit, score in read(entry))
