"""What a section page costs, beside the same page written by hand as a plain template.

The floor pays for the middleware, the session, the person and the header too, and asks the
database for nothing else.
"""

import gzip
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

settings.TEMPLATES[0]["DIRS"].append(settings.BASE_DIR / "benchmarks" / "templates")
settings.ROOT_URLCONF = "benchmarks.floor"
settings.ALLOWED_HOSTS.append("testserver")
django.setup()

from django.contrib.staticfiles import finders  # noqa: E402
from django.core.management import call_command  # noqa: E402 - the settings come first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from assessments.models import Assessment  # noqa: E402
from assessments.views.section_pages import open_page  # noqa: E402
from benchmarks import floor  # noqa: E402
from tests.factories import a_company, a_programme, a_user, an_assessment  # noqa: E402

SECTION = "B"  # eleven questions of golden case G10
ROUNDS = 60


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    company = a_company(a_programme())
    person = a_user(company)
    assessment = an_assessment(company, case="G10", by=person)
    client = Client()
    client.force_login(person)
    page = reverse("sections:edit", args=[assessment.pk, SECTION])
    _lay_floor(client, assessment, page)

    ours, by_hand = interleaved(lambda: client.get(page), lambda: client.get(f"/floor/{SECTION}/"))
    body = client.get(page).content
    print(f"a section page, cpu            {ours * 1000:7.2f} ms")
    print(f"written by hand, cpu           {by_hand * 1000:7.2f} ms")
    print(f"ratio                          {ours / by_hand:7.2f}   (aim: at most 2)")
    extra = queries(client, page) - queries(client, reverse("pages:help"))
    print(f"queries beyond an empty page   {extra:7d}   (aim: at most 5)")
    print(f"HTML                           {len(body) / 1000:7.1f} kB")
    print(f"with CSS and JS, as it travels {travels(body) / 1000:7.1f} kB  (aim: under 100)")


def _lay_floor(client: Client, assessment: Assessment, page: str) -> None:
    """Prove that the floor is the same page."""
    html = client.get(page).content.decode()
    lead = re.search(r'<p class="small muted">(.*?)</p>', html)
    assert lead
    floor.contexts[SECTION] = floor.plain(
        open_page(assessment, SECTION),
        tasks=reverse("assessments:show", args=[assessment.pk]),
        overview=reverse("overview:index"),
        lead=lead[1],
    )
    by_hand = client.get(f"/floor/{SECTION}/").content.decode()
    assert tags(html) == tags(by_hand), difference(tags(html), tags(by_hand))


def tags(html: str) -> list[str]:
    """The tags of the page body, without what differs by nature."""
    main = html[html.index("<main") : html.index("<footer")]
    main = re.sub(r'value="[A-Za-z0-9]{64}"', "", main)
    return re.findall(r"<[^>]*>", main)


def difference(ours: list[str], by_hand: list[str]) -> str:
    pairs = enumerate(zip(ours, by_hand, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), 0)
    return f"ours: {ours[at - 3 : at + 5]}, by hand: {by_hand[at - 3 : at + 5]}"


def interleaved(*tasks: Callable[[], object]) -> list[float]:
    """The median CPU time of each, in seconds, run in turns so that both meet the same machine."""
    times: list[list[float]] = [[] for _ in tasks]
    for task in tasks:
        task()
    for _round in range(ROUNDS):
        for task, found in zip(tasks, times, strict=True):
            start = time.process_time()
            task()
            found.append(time.process_time() - start)
    return [statistics.median(found) for found in times]


def travels(body: bytes) -> int:
    """Bytes of the page with its styles and scripts, those compressed as WhiteNoise serves them."""
    named = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', body.decode())
    files = [Path(found) for name in named if (found := finders.find(name))]
    return len(body) + sum(len(gzip.compress(file.read_bytes())) for file in files)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


if __name__ == "__main__":
    main()
