"""Questions to test with."""

from decimal import Decimal

from assessments.questionnaires.questions import (
    Column,
    ColumnKind,
    Element,
    EvidenceExpectation,
    Expected,
    Kind,
    Option,
    Question,
    QuestionRole,
    Scope,
)


def text(word: str) -> dict[str, str]:
    """A wording that says in which language it is."""
    return {"nl": f"{word} (nl)", "en": f"{word} (en)"}


def options(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(key=key, label=text(key)) for key in keys)


def a_question(kind: Kind, **parts) -> Question:
    return Question(
        code="Q1",
        section="S",
        scope=Scope.CONTEXT,
        kind=kind,
        role=QuestionRole.INFO,
        text=text("question"),
        help=text("help"),
        source="",
        review=text("review"),
        is_required=False,
        is_quick=False,
        weight=Decimal(0),
        minutes=Decimal(1),
        evidence=EvidenceExpectation(expected=Expected.NONE),
        **parts,
    )


TABLE = a_question(
    Kind.TABLE,
    columns=(
        Column(key="name", kind=ColumnKind.TEXT, label=text("name")),
        Column(key="region", kind=ColumnKind.REGION_CODE, label=text("region")),
        Column(key="tier", kind=ColumnKind.SINGLE, label=text("tier"), options=options("t1")),
        Column(key="flags", kind=ColumnKind.MULTI, label=text("flags"), options=options("a", "b")),
        Column(key="share", kind=ColumnKind.PERCENT, label=text("share")),
    ),
)
REASONS = a_question(
    Kind.STRUCTURED_TEXT,
    elements=(Element(key="why", label=text("why")), Element(key="how", label=text("how"))),
)
