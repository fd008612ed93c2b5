"""Tables of refusals: one thing changed in a definition, one line, one sentence."""

import pytest

from assessments.questionnaires.entries import DefinitionError
from assessments.questionnaires.loading import load
from tests.questionnaires.files import definition


def refusals(*rows: tuple[str, str, str]):
    """Rows of what is replaced, by what, and the sentence.

    The refusal must stand on the line where the new text begins or, if it has a | in it, on the
    line of the |, which is then left out.
    """
    return pytest.mark.parametrize(("old", "new", "sentence"), rows)


def refused(old: str, new: str, name: str = "every") -> str:
    text = definition(name)
    assert old in text, f"{old!r} is not in {name}.yaml"
    before, after = text.split(old, 1)
    upto = before + new.partition("|")[0] * ("|" in new)
    return refusal(before + new.replace("|", "", 1) + after, line=upto.count("\n") + 1)


def refusal(text: str, line: int) -> str:
    """The sentence; the file and the line must be right."""
    with pytest.raises(DefinitionError) as refused:
        load(text, "some.yaml")
    assert str(refused.value) == f"some.yaml, line {line}: {refused.value.sentence}"
    return refused.value.sentence
