import pytest

from assessments.models import Blank
from assessments.reports.blank_publishing import publish_blank
from tests.scoring.cases import SLUG, VERSION

pytestmark = pytest.mark.django_db


def a_blank(language="nl", version=VERSION):
    return Blank.objects.create(
        questionnaire_slug=SLUG, questionnaire_version=version, language=language
    )


def test_blank_gets_its_pdf_once():
    blank = a_blank()

    publish_blank(blank)
    blank.refresh_from_db()
    first = blank.pdf.name, blank.size
    publish_blank(blank)
    blank.refresh_from_db()

    assert blank.is_ready
    with blank.pdf.open() as pdf:
        assert pdf.read(5) == b"%PDF-"
    assert (blank.pdf.name, blank.size) == first


def test_other_worker_that_was_first_is_left_alone():
    blank = a_blank()
    same = Blank.objects.get()
    publish_blank(blank)
    size = Blank.objects.get().size

    publish_blank(same)

    assert Blank.objects.get().size == size


def test_blank_that_cannot_be_made_says_so():
    blank = a_blank(version="9.9.9")

    with pytest.raises(LookupError):
        publish_blank(blank)

    blank.refresh_from_db()
    assert (blank.is_ready, blank.is_waiting, blank.state) == (False, False, Blank.State.FAILED)
