import pytest
from django.http import QueryDict
from django.utils import translation

from assessments.forms.remarks import LONGEST, ChangedRemarkForm, RemarkForm
from tests.factories import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def posted(query):
    return QueryDict(query)


def test_remark_with_colleagues_is_read():
    anna, zoe = a_user(name="Anna"), a_user(name="Zoe")

    form = RemarkForm([anna, zoe], posted(f"text=+Hello%0D%0Athere&mentions={zoe.pk}"))

    assert form.is_valid()
    assert form.cleaned_data["text"] == " Hello\nthere"
    assert form.mentioned() == [zoe]


@pytest.mark.parametrize("text", ["", "+++", "%0D%0A"])
def test_remark_without_words_gets_a_sentence(text):
    form = RemarkForm([], posted(f"text={text}"))

    assert form.errors == {"text": ["Write your remark first."]}


def test_remark_that_is_too_long_says_how_long_it_is():
    form = RemarkForm([], posted("text=" + "a" * (LONGEST + 1)))

    assert form.errors == {"text": ["Use at most 5,000 characters. You used 5,001."]}


def test_only_colleagues_of_the_list_can_be_mentioned():
    form = RemarkForm([a_user()], posted(f"text=Hello&mentions={a_user().pk}"))

    assert form.errors == {"mentions": ["Choose colleagues from the list."]}


def test_without_colleagues_nobody_is_asked_to_read_it():
    form = RemarkForm([], posted("text=Hello"))

    assert form.is_valid()
    assert list(form.fields) == ["text"]
    assert form.mentioned() == []


def test_forms_on_one_page_have_ids_of_their_own():
    first, second = RemarkForm([]), RemarkForm([], where="17")

    assert (first["text"].auto_id, second["text"].auto_id) == ("id_new_text", "id_17_text")
    assert (str(first["text"].label), str(second["text"].label)) == ("New remark", "Your reply")


def test_changed_remark_is_read_and_cannot_be_emptied():
    assert ChangedRemarkForm(posted("text=Other")).is_valid()
    assert ChangedRemarkForm(posted("text=+")).errors == {
        "text": ["A remark cannot be emptied. Say what holds now instead."]
    }
