"""What can be chosen about a company and a context: the options of the questionnaire, products."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.language import wording
from assessments.questionnaires import library
from assessments.questionnaires.definitions import Field
from assessments.reports.context_names import product_name
from assessments.risks import products


def company_options(key: str) -> list[tuple[str, str]]:
    return _options(library.current(QUESTIONNAIRE).company_fields, key)


def context_options(key: str) -> list[tuple[str, str]]:
    return _options(library.current(QUESTIONNAIRE).context_fields, key)


def _options(fields: Iterable[Field], key: str) -> list[tuple[str, str]]:
    found = (field for field in fields if field.key == key)
    return [(option.key, wording(option.label)) for field in found for option in field.options]


def product_choices() -> Iterator[tuple[str, object]]:
    """Per family, which can itself be chosen; what has no family of its own comes last."""
    yield "", _("Choose a product")
    yield products.ANY, product_name(products.ANY)
    named = (code for product in products.offered() if (code := product.code) != products.ANY)
    families = [(key, list(codes)) for key, codes in groupby(named, key=_family)]
    alone = [codes[0] for _key, codes in families if len(codes) == 1]
    for family, codes in families:
        if len(codes) > 1:
            yield product_name(family), _named(codes)
    yield str(_("Other products")), _named(alone)


def _family(code: str) -> str:
    """The product right below `any` that contains this one, or is it."""
    return next(each for each in (code, *products.ancestors(code)) if _is_family(each))


def _is_family(code: str) -> bool:
    product = products.get(code)
    return product.is_offered and product.parent == products.ANY


def _named(codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, product_name(code)) for code in codes]
