import pytest
from django.template import Context, Template
from django.utils import translation

from assessments.reports.progress import State
from assessments.templatetags.kader import icon
from assessments.templatetags.statuses import LOOKS, SECTION_LOOKS, section_tag, status_tag
from assessments.workflow import Status


def test_every_status_and_every_state_has_its_look():
    assert set(LOOKS) == set(Status)
    assert set(SECTION_LOOKS) == set(State)


@pytest.mark.parametrize("look", [*LOOKS.values(), *SECTION_LOOKS.values()])
def test_every_look_has_a_drawing_that_exists(look):
    assert icon(look[1])


def test_a_status_is_its_word_with_a_colour_only_where_somebody_must_act():
    with translation.override("en"):
        waiting, over = status_tag(Status.AWAITING_APPROVAL), status_tag(Status.CONCLUDED)

        assert (waiting["look"], str(waiting["label"])) == ("warn", "Awaiting approval")
        assert (over["look"], str(over["label"])) == ("plain", "Concluded")


def test_a_finished_section_is_plain():
    assert section_tag(State.FINISHED)["look"] == "plain"


def test_the_tag_says_the_word():
    with translation.override("en"):
        html = Template("{% load statuses %}{% status_tag status %}").render(
            Context({"status": "draft"})
        )

    assert 'class="tag tag--info"' in html
    assert "Draft" in html
