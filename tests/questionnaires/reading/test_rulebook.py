import pytest

from tests.questionnaires.files import definition, every_construct, tiny
from tests.questionnaires.refusals import refusal, refusals, refused


def test_rules_of_all_groups_are_found_by_their_keys():
    questionnaire = every_construct()

    assert [rule.key for rule in questionnaire.rules()] == [
        *("CR1", "CR2", "CR3"),
        *("KO1", "KO2"),
        *("RF1", "RF2", "RF3", "RF4", "RF5", "RF6"),
        *("V1", "V2", "V3", "V4", "V5", "V6", "V7"),
        "QS1",
    ]


def test_definition_without_rules_has_none():
    assert list(tiny().rules()) == []
    assert (tiny().floors, tiny().quick_scan) == ((), None)


@refusals(
    ("{id: RF1, severity", "{id: KO1, severity", "'KO1' is used twice. Rename this rule."),
    ("{id: V7, level", "{id: V1, level", "'V1' is used twice. Rename this rule."),
    ("{id: QS1, if", "{id: RF1, if", "'RF1' is used twice. Rename this signal."),
)  # fmt: skip
def test_rulebook_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


@pytest.mark.parametrize("last", ["{q: C1, answered: true}", "{all: [true]}"])
def test_last_consistency_rule_must_always_hold(last):
    text = definition("every").replace("{id: CR3, if: true", f"{{id: CR3, if: {last}")
    line = text[: text.index("consistency_rules:")].count("\n") + 1

    assert refusal(text, line) == "the last consistency rule must always hold: write if: true."
