from django.conf import settings
from django.utils import translation

from assessments.views.sources import OUTSIDE, outside


def test_every_language_has_the_same_sources():
    assert set(OUTSIDE) == {code for code, _name in settings.LANGUAGES}
    assert len({frozenset(links) for links in OUTSIDE.values()}) == 1


def test_who_speaks_no_language_reads_dutch():
    with translation.override(None):
        assert outside() == OUTSIDE["nl"]
