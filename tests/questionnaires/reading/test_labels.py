from tests.questionnaires.files import every_construct, tiny
from tests.questionnaires.refusals import refusals, refused


def test_labels_are_found_by_group_and_word():
    labels = every_construct().labels

    assert sorted(labels) == ["consistency", "decision", "level"]
    assert labels["level"]["dim"] == {"nl": "Zwak", "en": "Dim"}
    assert tiny().labels == {}


@refusals(
    ('  level: {bright: {nl: "Fel", en: "Bright"}, ', "  level: {", "a group of labels has no 'bright'. Add it."),
    ('  level: {bright: {nl: "Fel", en: "Bright"}, ', '  level: {bright: {nl: "Fel"}, ', "a text has no text in 'en'. Add it."),
    ("  decision: {go: {nl", "  decision: {left: {nl", "a group of labels has no 'go'. Add it."),
    ("  level: {bright: {nl", "  colour: {bright: {nl", "labels cannot have the key 'colour'."),
    ('tension: {nl: "Wringt", en: "Jars"}}', 'tension: {nl: "Wringt", en: "Jars"}, doubt: {nl: "Twijfel", en: "Doubt"}}', "a group of labels cannot have the key 'doubt'."),
)  # fmt: skip
def test_labels_are_refused(old, new, sentence):
    assert refused(old, new) == sentence


def test_labels_of_a_decision_need_a_decision():
    new = 'labels:\n|  decision: {go: {nl: "Ga", en: "Go"}}\nbands:\n'

    assert refused("bands:\n", new, "tiny") == "labels cannot have the key 'decision'."
