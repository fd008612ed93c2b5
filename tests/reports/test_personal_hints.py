from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.utils import translation

from assessments.personal_data.finding import Kind
from assessments.questionnaires.questions import Kind as QuestionKind
from assessments.reports.personal_hints import SENTENCES, SHOWN, hints_for, suspected
from tests.reports.questions import REASONS, TABLE, a_question, options
from tests.scoring.cases import the_questionnaire

TEXT = a_question(QuestionKind.TEXT)
MAIL = "jan@example.org"
HINT = ("“jan@example.org” looks like an e-mail address.",)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def given(value=None, reason="", remark=""):
    return SimpleNamespace(value=value, reason=reason, remark=remark)


def test_every_kind_has_its_sentence():
    assert set(SENTENCES) == set(Kind)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (TEXT, given(f"Mail {MAIL}")),
        (REASONS, given({"why": "Because", "how": f"Mail {MAIL}"})),
        (TABLE, given([{"name": "Mill"}, {"name": f"Mill, {MAIL}", "tier": "t1"}])),
        (TABLE, given(({"name": MAIL},))),
        (TEXT, given(reason=f"Ask {MAIL}")),
        (TEXT, given(remark=f"Ask {MAIL}")),
    ],
)
def test_hint_is_given_wherever_somebody_types(question, answer):
    assert hints_for(question, answer) == HINT


def test_title_of_evidence_is_read_too():
    assert hints_for(TEXT, given(), ["Policy", f"Letter of {MAIL}"]) == HINT


def test_what_is_chosen_is_not_read():
    single = replace(a_question(QuestionKind.SINGLE), options=options(MAIL))

    assert hints_for(single, given(MAIL)) == ()


@pytest.mark.parametrize("value", [None, "", {}, [], ()])
def test_nothing_typed_gives_no_hint(value):
    assert [hints_for(each, given(value)) for each in (TEXT, REASONS, TABLE)] == [(), (), ()]


def test_same_datum_is_told_once():
    assert hints_for(TEXT, given(MAIL, remark=MAIL)) == HINT


def test_of_many_data_the_first_are_told():
    text = " ".join(f"p{number}@example.org" for number in range(20))

    assert len(hints_for(TEXT, given(text))) == SHOWN


def test_suspected_are_the_questions_at_which_a_person_may_be_named():
    nothing = {"value": None, "reason": "", "remark": "", "evidence": []}
    content = {
        "answers": {
            "B03": nothing | {"value": "Worker Abdul Kerim told us."},
            "F11": nothing | {"value": "Nobody is named."},
            "A01": nothing | {"value": "l2", "remark": "Bel 06 12345678"},
            "A02": nothing | {"value": "l2", "evidence": ["1"]},
        },
        "evidence": {"1": {"title": f"Letter of {MAIL}"}},
    }

    assert suspected(the_questionnaire(), content) == ("B03", "A01", "A02")
