import pytest
from django.template.loader import get_template

from assessments.forms.fields import PartlyRead
from assessments.forms.kinds import FIELDS
from tests.forms.filling import question

CODES = ["A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3"]


@pytest.mark.parametrize("code", CODES)
def test_leaving_a_question_open_is_allowed_while_saving(code):
    assert FIELDS[question(code).kind](question(code)).required is False


@pytest.mark.parametrize("code", CODES)
def test_every_field_has_a_template_and_says_what_to_do_when_it_is_open(code):
    field = FIELDS[question(code).kind](question(code))

    assert get_template(field.template).template.name == field.template
    assert str(field.missing).endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_several_controls_stand_under_one_legend(code):
    field = FIELDS[question(code).kind](question(code))

    assert field.is_group is field.widget.use_fieldset


def test_what_was_partly_read_carries_its_value():
    partly = PartlyRead(["Row 1."], value=("rest",), places={(0, "name"): "Row 1."})

    assert (partly.messages, partly.value) == (["Row 1."], ("rest",))
