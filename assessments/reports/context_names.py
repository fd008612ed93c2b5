"""What a risk context is called in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from assessments.language import wording
from assessments.models import RiskContext
from assessments.questionnaires.definitions import Questionnaire
from assessments.risks import products, regions


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextName:
    product: str
    region: str  # with its code
    issue: str
    stages: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.product}, {self.region}"


def name_of(context: RiskContext, questionnaire: Questionnaire) -> ContextName:
    return name_from(
        {
            "region": context.region,
            "product": context.product,
            "issue": context.issue,
            "stages": context.stages,
        },
        questionnaire,
    )


def name_from(facts: Mapping[str, Any], questionnaire: Questionnaire) -> ContextName:
    """The name by the facts of a context, as they stand in a dossier or in what was signed."""
    return ContextName(
        product=product_name(facts["product"]),
        region=regions.label(facts["region"], get_language() or ""),
        issue=option_label(questionnaire, "issue", facts["issue"]),
        stages=tuple(option_label(questionnaire, "stages", key) for key in facts["stages"]),
    )


def product_name(code: str) -> str:
    """A product that no longer exists is called by its code."""
    return wording(products.get(code).name) if products.is_product(code) else code


def option_label(questionnaire: Questionnaire, field: str, key: str) -> str:
    """The label of an option of a context field; the key where the questionnaire has none."""
    options = (o for f in questionnaire.context_fields if f.key == field for o in f.options)
    return next((wording(option.label) for option in options if option.key == key), key)
