"""When something is asked or holds, said in words: every condition of the definition language."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.questionnaires.conditions import (
    ALWAYS,
    All,
    Any,
    Compare,
    Condition,
    Not,
    Operand,
    Subject,
)
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.operators import Operator
from assessments.questionnaires.questions import Column, Question
from assessments.reports.things import THINGS, Around, Thing

FEW_LEFT = 1  # options that were not named: then naming those is shorter
MANY = 3

# How a thing compares, as a clause that can follow "if".
COMPARED: Mapping[Operator, Promise] = {
    Operator.EQ: gettext_lazy("%(what)s is %(values)s"),
    Operator.NE: gettext_lazy("%(what)s is something other than %(values)s"),
    Operator.IN: gettext_lazy("%(what)s is %(values)s"),
    Operator.NOT_IN: gettext_lazy("%(what)s is something other than %(values)s"),
    Operator.LT: gettext_lazy("%(what)s is less than %(values)s"),
    Operator.LTE: gettext_lazy("%(what)s is at most %(values)s"),
    Operator.GT: gettext_lazy("%(what)s is more than %(values)s"),
    Operator.GTE: gettext_lazy("%(what)s is at least %(values)s"),
    Operator.CONTAINS: gettext_lazy("%(what)s includes %(values)s"),
    Operator.CONTAINS_ANY: gettext_lazy("%(what)s includes %(values)s"),
    Operator.CONTAINS_NONE: gettext_lazy("%(what)s does not include %(values)s"),
}
CHOSEN = gettext_lazy("you chose %(values)s at %(code)s")
CHOSEN_OTHERWISE = gettext_lazy("you chose something other than %(values)s at %(code)s")
CHOSEN_NONE = gettext_lazy("you did not choose %(values)s at %(code)s")
# The same of a choice that somebody made at a question.
CHOICES: Mapping[Operator, Promise] = {
    Operator.EQ: CHOSEN,
    Operator.IN: CHOSEN,
    Operator.CONTAINS: CHOSEN,
    Operator.CONTAINS_ANY: CHOSEN,
    Operator.NE: CHOSEN_OTHERWISE,
    Operator.NOT_IN: CHOSEN_OTHERWISE,
    Operator.CONTAINS_NONE: CHOSEN_NONE,
}
HOLDS = {True: gettext_lazy("%(what)s applies"), False: gettext_lazy("%(what)s does not apply")}
PART_HOLDS = {
    True: gettext_lazy("%(what)s says enough"),
    False: gettext_lazy("%(what)s does not say enough"),
}
ANSWERED = {
    True: gettext_lazy("%(what)s is filled in"),
    False: gettext_lazy("%(what)s is not filled in"),
}


def asked_if(question: Question, questionnaire: Questionnaire) -> str:
    """When a question is to be answered; nothing where it always is."""
    if question.show_if == ALWAYS:
        return ""
    return _("Only if %(clause)s.") % {"clause": in_words(question.show_if, questionnaire)}


def in_words(
    condition: Condition, questionnaire: Questionnaire, columns: Sequence[Column] = ()
) -> str:
    """A clause that can follow "if"; `columns` are those of the table whose rows it is about."""

    def about_rows(counts: Condition, columns: Sequence[Column]) -> str:
        return in_words(counts, questionnaire, columns)

    around = Around(questionnaire=questionnaire, columns=columns, clause=about_rows)
    return _clause(condition, around)


def _clause(condition: Condition, around: Around) -> str:
    if isinstance(condition, All):
        return _(" and ").join(_inside(each, Any, around) for each in condition.conditions)
    if isinstance(condition, Any):
        return _(" or ").join(_inside(each, All, around) for each in condition.conditions)
    if isinstance(condition, Not):
        clause = _clause(condition.condition, around)
        return _("it is not so that %(clause)s") % {"clause": clause}
    return _compared(condition, around) if isinstance(condition, Compare) else _("this is so")


def _inside(condition: Condition, mixed: type[All | Any], around: Around) -> str:
    """Between brackets where "and" and "or" would run together."""
    clause = _clause(condition, around)
    return f"({clause})" if isinstance(condition, mixed) else clause


def _compared(compare: Compare, around: Around) -> str:
    subject, name = compare.reference
    thing = THINGS[subject](around, name)
    if isinstance(compare.operand, bool):
        return _held(compare, thing)
    values = compare.operand if isinstance(compare.operand, tuple) else (compare.operand,)
    if thing.options and compare.operator in CHOICES:
        return _chosen(thing, name, compare.operator, values)
    listed = _listed(map(thing.say, values))
    return _said(COMPARED[compare.operator], what=thing.name, values=listed)


def _held(compare: Compare, thing: Thing) -> str:
    """Whether there is an answer at all, or something that is so or is not."""
    subject, name = compare.reference
    if compare.operator is Operator.ANSWERED:
        what = name if subject is Subject.ANSWER else thing.name
        return _said(ANSWERED[bool(compare.operand)], what=what)
    is_so = compare.operand is (compare.operator is not Operator.NE)
    return _said((PART_HOLDS if subject is Subject.PART else HOLDS)[is_so], what=thing.name)


def _chosen(thing: Thing, code: str, operator: Operator, values: Sequence[Operand]) -> str:
    """Where nearly every option will do, the one that will not is named instead."""
    others = [option.key for option in thing.options if option.key not in values]
    if operator is Operator.IN and len(others) == FEW_LEFT and len(values) >= MANY:
        operator, values = Operator.NOT_IN, others
    return _said(CHOICES[operator], code=code, values=_listed(map(thing.say, values)))


def _said(phrase: Promise, **words: str) -> str:
    return str(phrase) % words


def _listed(texts: Iterable[str]) -> str:
    """One, two or three."""
    *first, last = texts
    return _("%(first)s or %(last)s") % {"first": ", ".join(first), "last": last} if first else last
