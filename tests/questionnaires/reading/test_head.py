from datetime import date

from tests.questionnaires.files import every_construct
from tests.questionnaires.refusals import refusals, refused


def test_head_says_which_questionnaire_this_is():
    questionnaire = every_construct()

    assert (questionnaire.slug, questionnaire.version) == ("office-energy", "1.2.3")
    assert questionnaire.valid_from == date(2026, 1, 1)
    assert (questionnaire.languages, questionnaire.default_language) == (("nl", "en"), "en")
    assert questionnaire.title == {"nl": "Energie op kantoor", "en": "Energy at the office"}
    assert questionnaire.subtitle == {"nl": "Zuinig of niet", "en": "Thrifty or not"}
    assert questionnaire.disclaimer == {"nl": "Verzonnen.", "en": "Invented."}
    assert questionnaire.source_letter.title == "Een brief"
    assert questionnaire.source_letter.dated == date(2020, 1, 31)


@refusals(
    ("slug: office-energy", "slug: Office energy", "a slug has small letters, digits and single hyphens."),
    ('version: "1.2.3"', 'version: "1.2"', 'a version has three numbers, like "1.0.0".'),
    ('version: "1.2.3"', "version: 1.2", "a text is expected here. Put it in quotes when it is a number."),
    ('version: "1.2.3"', 'version: "01.2.3"', 'a version has three numbers, like "1.0.0".'),
    ('valid_from: "2026-01-01"', "valid_from: soon", "a day like 2026-12-01 is expected here."),
    ("languages: [nl, en]", "languages: [nl]", "every text must be there in nl and en."),
    ("languages: [nl, en]", "languages: [nl, en, fr]", "every text must be there in nl and en."),
    ("default_language: en", "default_language: fr", "the languages are nl and en."),
    ('  title: {nl: "Energie op kantoor",', '  title: {de: "Energie",', "a text has no text in 'nl'. Add it."),
    ("  subtitle:", "  motto:", "the questionnaire cannot have the key 'motto'."),
    ('source_letter: {title: "Een brief", ', "source_letter: {", "the source letter has no 'title'. Add it."),
    ("questionnaire:\n  slug: office-energy\n", "|questionnaire:\n", "the questionnaire has no 'slug'. Add it."),
)  # fmt: skip
def test_head_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
