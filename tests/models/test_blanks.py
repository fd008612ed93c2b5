import pytest
from django.db import IntegrityError

from assessments.models import Blank
from tests.scoring.cases import SLUG, VERSION, the_questionnaire

pytestmark = pytest.mark.django_db


def a_blank(language="nl", version=VERSION):
    return Blank.objects.create(
        questionnaire_slug=SLUG, questionnaire_version=version, language=language
    )


def test_version_has_one_blank_in_a_language():
    a_blank()
    a_blank("en")

    with pytest.raises(IntegrityError):
        a_blank()


def test_blanks_of_a_version_are_not_those_of_another():
    mine = a_blank()
    a_blank(version="0.9.0")

    assert list(Blank.objects.of(the_questionnaire())) == [mine]
    assert mine.questionnaire is the_questionnaire()
