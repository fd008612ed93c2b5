import pytest
from django.utils import translation

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.models import RiskContext
from assessments.questionnaires import library
from assessments.reports.context_names import name_from, name_of, option_label, product_name

XINJIANG = {
    "region": "CN-XJ",
    "product": "cotton",
    "issue": "forced_labour",
    "stages": ("raw_material", "sale_use"),
}


@pytest.fixture
def questionnaire():
    return library.current(QUESTIONNAIRE)


def test_a_context_has_a_name_in_both_languages(questionnaire):
    with translation.override("en"):
        english = name_from(XINJIANG, questionnaire)
    with translation.override("nl"):
        dutch = name_from(XINJIANG, questionnaire)

    assert str(english) == "Cotton, Xinjiang Uygur Autonomous Region, China (CN-XJ)"
    assert (english.issue, english.stages) == ("Forced labour", ("Raw material", "Sale and use"))
    assert str(dutch) == "Katoen, Xinjiang (Oeigoers autonoom gebied), China (CN-XJ)"
    assert dutch.issue == "Dwangarbeid"


def test_name_of_a_context_is_that_of_its_facts(questionnaire):
    context = RiskContext(
        region="CN-XJ",
        product="cotton",
        issue="forced_labour",
        stages=["raw_material", "sale_use"],
    )

    assert name_of(context, questionnaire) == name_from(XINJIANG, questionnaire)


def test_what_no_longer_exists_is_called_by_its_code(questionnaire):
    assert product_name("spices_of_old") == "spices_of_old"
    assert option_label(questionnaire, "issue", "piracy") == "piracy"
    assert option_label(questionnaire, "no_such_field", "x") == "x"
