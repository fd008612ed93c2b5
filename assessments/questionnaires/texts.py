"""A wording for people, in every language of a questionnaire."""

from collections.abc import Mapping

type Text = Mapping[str, str]  # language code -> wording

LANGUAGES = ("nl", "en")  # the languages of the application: every questionnaire speaks them all
