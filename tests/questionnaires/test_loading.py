from decimal import Decimal
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.questionnaires import loading
from assessments.questionnaires.entries import DefinitionError, Entry
from assessments.questionnaires.loading import load, parse
from tests.questionnaires.files import definition
from tests.questionnaires.refusals import refusal, refused


def plain(entry: Entry):
    if isinstance(entry.value, dict):
        return {key: plain(each) for key, each in entry.value.items()}
    return [plain(each) for each in entry.value] if isinstance(entry.value, list) else entry.value


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _each_parser(request, monkeypatch):
    """PyYAML without its C library reads the same."""
    monkeypatch.setattr(loading, "PARSER", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("2026-12-01", "2026-12-01"),
        ("1.0.0", "1.0.0"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        (".inf", ".inf"),
        ("1e400", "1e400"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"true"', "true"),
        ('"12"', "12"),
        ("12", Decimal(12)),
        ("0.1", Decimal("0.1")),
        ("-12", Decimal(-12)),
        ("1234567890123", "1234567890123"),
        ("|\n  two\n  lines", "two\nlines"),
        ("[a, 1]", ["a", Decimal(1)]),
    ],
)
@pytest.mark.usefixtures("_each_parser")
def test_parse_reads_words_numbers_and_little_else(written, read):
    assert plain(parse(f"key: {written}", "x.yaml")) == {"key": read}


@pytest.mark.usefixtures("_each_parser")
def test_parse_knows_the_line_of_every_key_and_item():
    tree = parse("a: 1\nb:\n  - one\n\n  - c: two\n    d:\n      3\n", "x.yaml")

    assert tree.value["b"].line == 2
    first, second = tree.value["b"].value
    assert (first.line, second.line, second.value["d"].line) == (3, 5, 6)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("", 1, "the file is empty."),
        ("# only a comment", 1, "the file is empty."),
        ("a: 1\na: 2", 2, "the key 'a' is here twice. Remove one."),
        ("a: &x 1\nb: *x", 1, "anchors (&) and aliases (*) are not used here; repeat it."),
        ("b: *x", 1, "anchors (&) and aliases (*) are not used here; repeat it."),
        ("a: 1\nb: !!python/name:os.system x", 2, "tags (!) are not used here; write the value itself."),
        ("a: 1\n---\nb: 2", 2, "a file holds one definition; remove the second document."),
        ("[a]: 1", 1, "a key must be one word."),
        ("a:\n - [" + "[" * 40 + "]" * 41, 2, "nothing may be nested deeper than 30 levels."),
        ("a: \ud800", 1, "there are characters that are not Unicode text."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("_each_parser")
def test_parse_refuses_what_is_not_our_part_of_yaml(text, line, sentence):
    with pytest.raises(DefinitionError) as refused:
        parse(text, "x.yaml")

    assert str(refused.value) == f"x.yaml, line {line}: {sentence}"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [", 3), ("a: 'x\nb", 2), ("a: b: c", 1), ("a:\n\t- b", 2), ("a: \x00", 1)],
)
def test_parse_refuses_what_is_not_yaml(text, line):
    with pytest.raises(DefinitionError) as refused:
        parse(text, "x.yaml")

    assert refused.value.line == line
    assert refused.value.sentence.startswith("this is not valid YAML: ")


def test_load_gives_the_questionnaire_that_the_text_describes():
    questionnaire = load(definition("tiny"))

    assert (questionnaire.slug, questionnaire.version) == ("bicycle-parking", "0.1.0")
    assert [question.code for question in questionnaire.questions()] == ["X1", "X2", "Y1"]


def test_load_refuses_an_unknown_key_at_the_top():
    sentence = "the file cannot have the key 'colour'."

    assert refused("bands:\n", "colour: red\nbands:\n") == sentence


def test_load_refuses_a_text_that_is_no_group_of_keys():
    assert refusal("just words", line=1) == "the file must be a group of keys with values."


@settings(max_examples=500, deadline=None)
@given(by=st.randoms(use_true_random=True), source=st.sampled_from(["tiny", "every"]))
def test_load_reads_or_refuses_whatever_is_done_to_a_text(by, source):
    text = mutated(definition(source), by)

    line = line_of_refusal(text)

    assert line is None or 1 <= line <= text.count("\n") + 2


def line_of_refusal(text: str) -> int | None:
    try:
        load(text)
    except DefinitionError as error:
        return error.line
    return None


def mutated(text: str, by: Random) -> str:
    """As an editor might, by accident: lines lost, doubled, swapped, words and signs changed."""
    lines = text.split("\n")
    for _ in range(by.randint(1, 4)):
        one, other = by.randrange(len(lines)), by.randrange(len(lines))
        match by.randrange(6):
            case 0:
                del lines[one]
            case 1:
                lines.insert(other, lines[one])
            case 2:
                lines[one], lines[other] = lines[other], lines[one]
            case 3:
                lines[one] = " " * by.randint(0, 9) + lines[one].strip()
            case 4:
                words = lines[one].split(" ")
                words[by.randrange(len(words))] = by.choice(text.split())
                lines[one] = " ".join(words)
            case _:
                at = by.randint(0, len(lines[one]))
                signs = [
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    '"',
                    "'",
                    "#",
                    "&a",
                    "*a",
                    "!",
                    "\t",
                    "-1",
                    "\x07",
                    "é",
                    "null",
                ]
                lines[one] = lines[one][:at] + by.choice(signs) + lines[one][at:]
    return "\n".join(lines)
