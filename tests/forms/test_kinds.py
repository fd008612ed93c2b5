from assessments.forms.kinds import FIELDS
from assessments.questionnaires.questions import Kind


def test_every_kind_but_the_declaration_has_its_field():
    assert set(FIELDS) == set(Kind) - {Kind.DECLARATION}
