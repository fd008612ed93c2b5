"""The products and raw materials a context can be about, as a tree in data/products.toml."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assessments.questionnaires.texts import Text
from assessments.risks.checking import FLAG, STRING, STRINGS, TEXT, problems_in, read, refuse

FILE = "products.toml"
ANY = "any"
FIELDS = {
    "name": TEXT,
    "parent": STRING._replace(is_required=False),
    "groups": STRINGS,
    "is_offered": FLAG,
}


@dataclass(frozen=True, slots=True)
class Product:
    """What is said of a product holds for those that have it as parent or group.

    `parent` is the family people look for it in; `groups` are groupings of risk table rows it is
    counted in as well. A product that is not offered exists for the risk table alone.
    """

    code: str
    name: Text
    parent: str | None = None
    groups: tuple[str, ...] = ()
    is_offered: bool = True

    @property
    def containers(self) -> tuple[str, ...]:
        return (*self.groups, self.parent) if self.parent else self.groups


def get(code: str) -> Product:
    """The product with this code. LookupError when there is none."""
    return _by_code()[code]


def is_product(code: str) -> bool:
    return code in _by_code()


def all_products() -> tuple[Product, ...]:
    """Family by family, `any` first."""
    return tuple(_by_code().values())


def offered() -> tuple[Product, ...]:
    """Those a company can choose from, family by family."""
    return tuple(product for product in all_products() if product.is_offered)


@cache
def ancestors(code: str) -> tuple[str, ...]:
    """All that contains this product, closest first, so `any` comes last."""
    return tuple(dict.fromkeys(_upwards(get(code))))


def load(tables: Mapping[str, Any]) -> dict[str, Product]:
    """The tables of the file as products by code. DataError when one cannot be used."""
    refuse(FILE, (each for code in tables for each in problems_in(code, tables[code], FIELDS)))
    products = {
        code: Product(code, **{**table, "groups": tuple(table.get("groups", ()))})
        for code, table in tables.items()
    }
    refuse(FILE, _problems_together(list(products.values())))
    return products


@cache
def _by_code() -> Mapping[str, Product]:
    return load(read(FILE))


def _upwards(product: Product) -> Iterator[str]:
    """Level by level, so that what is two levels up comes after all that is one level up."""
    level = [product]
    while level:
        above = [code for each in level for code in each.containers]
        yield from above
        level = [get(code) for code in above]


def _problems_together(products: Sequence[Product]) -> Iterator[str]:
    """What contains a product stands above it, so there are no circles; `any` contains all."""
    for position, product in enumerate(products):
        above = {each.code for each in products[:position]}
        unknown = [code for code in product.containers if code not in above]
        yield from (f"{product.code}: {code} does not stand above it" for code in unknown)
        if product.is_offered and not product.parent and product.code != ANY:
            yield f"{product.code}: parent is missing"
