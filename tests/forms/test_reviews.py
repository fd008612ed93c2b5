import pytest
from django.utils import translation

from assessments.forms.reviews import LONGEST_REASON, ChangesForm, ConclusionForm
from assessments.workflow import Conclusion


def errors(form) -> dict[str, list[str]]:
    with translation.override("en"):
        return {field: [str(error) for error in found] for field, found in form.errors.items()}


@pytest.mark.parametrize("form", [ChangesForm, ConclusionForm])
@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Give a reason."),
        (" \n ", "Give a reason."),
        ("x" * (LONGEST_REASON + 1), "Make the reason shorter: at most 5000 characters."),
    ],
)
def test_a_reason_that_cannot_be_kept_is_answered_by_a_sentence(form, reason, sentence):
    assert errors(form({"conclusion": "accepted", "reason": reason})) == {"reason": [sentence]}


@pytest.mark.parametrize("form", [ChangesForm, ConclusionForm])
def test_the_longest_reason_is_kept(form):
    assert form({"conclusion": "accepted", "reason": "x" * LONGEST_REASON}).is_valid()


@pytest.mark.parametrize("conclusion", Conclusion)
def test_each_of_the_four_conclusions_can_be_chosen(conclusion):
    form = ConclusionForm({"conclusion": conclusion.value, "reason": "Clear."})

    assert form.is_valid()
    assert form.cleaned_data == {"conclusion": conclusion.value, "reason": "Clear."}


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [("", "Choose a conclusion."), ("praised", "Choose one of the conclusions.")],
)
def test_another_conclusion_is_answered_by_a_sentence(chosen, sentence):
    form = ConclusionForm({"conclusion": chosen, "reason": "Clear."})

    assert errors(form) == {"conclusion": [sentence]}
