from django.template import Context, Template
from django.utils import translation


def rendered(text, language):
    template = Template("{% load definitions %}{{ text|wording }}")
    with translation.override(language):
        return template.render(Context({"text": text}))


def test_a_text_is_in_the_language_of_the_reader():
    text = {"nl": "Uw keten", "en": "Your chain"}

    assert (rendered(text, "nl"), rendered(text, "en")) == ("Uw keten", "Your chain")


def test_a_text_is_escaped():
    assert rendered({"nl": "<b> & co"}, "nl") == "&lt;b&gt; &amp; co"


def test_no_text_is_nothing():
    assert rendered(None, "nl") == ""
