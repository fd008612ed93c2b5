import pytest
from django.http import QueryDict
from django.utils import translation

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.forms.signing import LONGEST_REASON, DeclarationForm, DraftForm, ReasonForm
from assessments.questionnaires import library

Z01 = library.current(QUESTIONNAIRE).question("Z01")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_every_declaration_is_a_box_with_its_own_words():
    form = DeclarationForm([Z01])

    assert list(form.fields) == ["Z01"]
    assert form["Z01"].label == ("I have completed this truthfully and stated what we do not know.")


def test_every_box_has_to_be_ticked():
    form = DeclarationForm([Z01], QueryDict(""))

    assert list(form.errors["Z01"]) == ["Tick this if it is so. Without it you cannot go on."]
    assert DeclarationForm([Z01], QueryDict("Z01=on")).is_valid()


def test_without_declarations_there_is_nothing_to_tick():
    assert DeclarationForm([], QueryDict("")).is_valid()


@pytest.mark.parametrize("typed", ["", "   "])
def test_a_reason_is_asked_for_in_a_sentence(typed):
    form = ReasonForm("Why?", "It is read.", QueryDict(f"reason={typed}"))

    assert list(form.errors["reason"]) == ["Give a reason."]
    assert (form["reason"].label, form["reason"].help_text) == ("Why?", "It is read.")


def test_a_reason_that_is_too_long_stays():
    typed = "x" * (LONGEST_REASON + 1)

    form = ReasonForm("Why?", "", QueryDict(f"reason={typed}"))

    assert list(form.errors["reason"]) == ["This is too long: at most 5,000 characters."]
    assert form["reason"].value() == typed


def test_a_draft_is_proposed_in_the_readers_language():
    assert DraftForm()["language"].value() == "en"
    with translation.override("nl"):
        assert DraftForm()["language"].value() == "nl"


def test_a_draft_in_a_language_we_do_not_speak_is_refused():
    form = DraftForm(QueryDict("language=fr"))

    assert list(form.errors["language"]) == ["Choose a language from the list."]
