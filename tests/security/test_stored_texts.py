"""What people typed comes back as they typed it, and is nothing but text to everybody."""

import re

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.actions import answers, reviews
from assessments.actions.answers import Given
from assessments.actions.documents import Document
from assessments.actions.evidence import attach
from assessments.actions.remarks import add
from assessments.actions.submissions import request_approval, submit
from assessments.reports.justification import html_of
from tests.factories import an_assignment
from tests.security import rules
from tests.views.browser import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
MARK = "<script>alert(1)</script>{{7*7}}{% now 'Y' %}=1+1\"'><img src=x>"
ALIVE = re.compile(r"<script>alert|<img src=x|49=1\+1")
WRITTEN = "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}{% now"


def test_markup_in_a_text_is_text_on_every_page_and_in_the_report(world):
    company, people = world.mine.complete, world.people
    preparer, approver = people[rules.PREPARER], people[rules.APPROVER]
    documented = Document(
        title=MARK, kind="policy", grade=2, link="https://example.org/", file_name=MARK
    )
    texts = {code: Given(value=MARK * 4, remark=MARK) for code in ("B03", "C06", "G02", "J04")}
    answers.save(company, texts, by=preparer)
    attach(company, "A01", documented, by=preparer)
    for person in people.values():
        person.name = person.position = MARK
        person.save()
    add(company, "B03", MARK, by=preparer, mentions=[approver])
    guest = people[rules.GUEST]
    asked = an_assignment(company, guest, "B03", by=preparer, note=MARK)
    before = pages(world, rules.PREPARER, [company.pk])
    errand = reverse("asked:answer", args=[asked.pk])
    before["guest", errand] = world.client(rules.GUEST).get(errand).content.decode()
    request_approval(company, declared=True, by=preparer)
    waiting = pages(world, rules.APPROVER, [company.pk])
    submission = submit(company, declared=True, by=approver)
    reviews.take(submission, by=people[rules.REVIEWER])
    reviews.request_changes(submission, MARK, by=people[rules.REVIEWER])
    shown = reverse("submissions:show", args=[submission.pk])
    after = {
        (person, address): world.client(person).get(address).content.decode()
        for person in (rules.VIEWER, rules.REVIEWER, rules.LEAD)
        for address in (shown, reverse("submissions:index"), reverse("overview:index"))
    }
    reports = {each.language: html_of(each) for each in submission.reports.all()}

    found = {**before, **waiting, **after, **reports}
    assert [where for where, page in found.items() if ALIVE.search(page)] == []
    assert [where for where, page in reports.items() if WRITTEN not in page] == []
    assert WRITTEN in after[rules.REVIEWER, shown]
    assert WRITTEN in before["guest", errand]
    talk = reverse("questions:show", args=[company.pk, "B03"])
    assert before[rules.PREPARER, talk].count(WRITTEN) > before["guest", errand].count(WRITTEN)
    assert WRITTEN in before[rules.PREPARER, reverse("sections:edit", args=[company.pk, "B"])]


def pages(world, person, arguments) -> dict[tuple[str, str], str]:
    """Every page of an assessment as this person sees it."""
    names = ("show", "check", "result", "withdraw")
    addresses = [reverse(f"assessments:{name}", args=arguments) for name in names]
    addresses += [reverse("sections:edit", args=[*arguments, key]) for key in "ABCGJ"]
    addresses.append(reverse("remarks:index", args=arguments))
    together = ("questions:show", "assignments:ask")
    addresses += [reverse(name, args=[*arguments, "B03"]) for name in together]
    client = world.client(person)
    return {(person, each): client.get(each).content.decode() for each in addresses}


# All but what the middleware refuses: NUL, and half characters.
READABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


def normal(text: str) -> str:
    """Line ends as a browser sends them are one character; only spaces are nothing."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unified if unified.strip() else ""


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_text_comes_back_as_it_was_typed(world, data):
    client = world.client(rules.PREPARER)
    page = reverse("sections:edit", args=[world.mine.complete.pk, "B"])
    asked = [name[:3] for name in fields_of(client.get(page)) if name.endswith("-seen")]
    names = ["B03", *(f"{code}-remark" for code in asked)]
    texts = data.draw(st.lists(READABLE, min_size=len(names), max_size=len(names)))
    typed = dict(zip(names, texts, strict=True))

    assert client.post(page, typed).status_code == 302

    shown = fields_of(client.get(page))
    stored = {each.question: each for each in world.mine.complete.sheet.answers.all()}
    wanted = {name: normal(text) for name, text in typed.items() if normal(text)}
    assert {name: stored_text(stored, name) for name in wanted} == wanted
    assert {name: shown[name] for name in wanted} == {n: [text] for n, text in wanted.items()}


def stored_text(stored, name: str) -> str:
    answer = stored[name[:3]]
    return answer.remark if name.endswith("-remark") else answer.value
