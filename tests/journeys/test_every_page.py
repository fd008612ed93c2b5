"""Every page there is, in both languages: a new address is looked at without being named here.

The addresses, who may read them and the objects behind them are those of the permission matrix.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from assessments.models import User
from tests.journeys.golden import REPLIES
from tests.journeys.person import Person
from tests.security import rules
from tests.security.knocking import ADDRESSES, address
from tests.security.rules import RULES
from tests.security.world import CANARY, World, a_world

pytestmark = pytest.mark.usefixtures("reports_wait")
# Files, pieces of a page and words for machines: nobody looks at them by themselves.
NO_PAGES = {
    "answers:card",
    "contexts:regions",
    "evidence:file",
    "library:state",
    "offline:pdf",
    "offline:workbook",
    "overview:agenda",
    "overview:appointment",
    "pages:healthz",
    "pages:readyz",
    "pages:security_txt",
    "reports:file",
    "tables:text",
    "tables:workbook",
    "workbooks:file",
}
READ = sorted(name for name in ADDRESSES if name in RULES and RULES[name].reads)
# Of things and people in the matrix: made of English words, and no words of the pages.
NAMES = [f"{CANARY}-{word}" for word in ("answer", "evidence")]
# Who opens a page: the first of these who may.
READERS = (rules.VISITOR, rules.APPROVER, rules.PREPARER, rules.REVIEWER, rules.GUEST)
PARTS = 4  # tests that share the pages, so that several processes can share the tests


@pytest.fixture
def world(transactional_db, reports_wait) -> World:
    return a_world()


@pytest.fixture(autouse=True)
def _typed(looks) -> Iterator[None]:
    """The answers are Dutch, and so are the pages of those who read English full of Dutch."""
    looks.typed = [*texts_in([reply["value"] for reply in REPLIES.values()]), *NAMES]
    yield
    looks.typed = []


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_keep_the_rules_in_both_languages(at_a_browser, world, part):
    """In Dutch first: a page is looked at fully the first time."""
    names = READ[part::PARTS]
    pages = [name for name in names if is_page(name, world)]
    assert pages == [name for name in names if name not in NO_PAGES]

    for language in ("nl", "en"):
        User.objects.update(language=language)
        browsers: dict[str, Person] = {}
        for name in pages:
            who = reader(name)
            if who not in browsers:
                user = world.people.get(who)
                browsers[who] = at_a_browser(Person, user and reading(user), language=language)
            looks_at_page(browsers[who], name, world)


def is_page(name: str, world: World) -> bool:
    with closing(world.client(reader(name)).get(address(name, world))) as answer:
        is_whole = answer.status_code == 200 and not answer.streaming
        return is_whole and b"</html>" in answer.content


def reader(name: str) -> str:
    rule = RULES[name]
    people = {*(rule.reads or ()), *([rules.VISITOR] if rule.is_public else ())}
    return next(person for person in READERS if person in people)


def reading(user: User) -> User:
    """In the language that they have now."""
    return User.objects.get(pk=user.pk)


def looks_at_page(person: Person, name: str, world: World) -> None:
    answer = person.page.goto(address(name, world))
    assert answer.status == 200
    assert person.page.locator("html").get_attribute("lang") == person.language
    person.looks_at(name.replace(":", "-"), "of-the-matrix")
