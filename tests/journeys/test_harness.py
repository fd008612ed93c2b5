"""The journeys themselves can fail: what they must notice, they do notice."""

import re

from tests.journeys.looking import Looks
from tests.journeys.watching import Watch


def a_page(chromium, live_server):
    watch = Watch(live_server.url)
    context = chromium.new_context(base_url=live_server.url)
    watch.follow(context)
    return watch, context.new_page()


def test_a_status_that_nobody_foresaw_is_noted(chromium, live_server):
    watch, page = a_page(chromium, live_server)
    page.goto("/no-such-page/")

    assert watch.problems == [f"GET {live_server.url}/no-such-page/: 404"]


def test_a_status_that_was_foreseen_is_not(chromium, live_server):
    watch, page = a_page(chromium, live_server)
    watch.refusals = [404]
    page.goto("/no-such-page/")

    assert (watch.problems, watch.refusals) == ([], [])


def test_a_breach_of_the_content_policy_is_noted(chromium, live_server):
    watch, page = a_page(chromium, live_server)
    page.goto("/help/")
    with page.expect_console_message():
        page.evaluate("document.body.setAttribute('style', 'color: red')")

    assert len(watch.problems) == 1
    assert "Content Security Policy" in watch.problems[0]


def test_an_error_in_a_script_is_noted(chromium, live_server):
    watch, page = a_page(chromium, live_server)
    page.goto("/help/")
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('broken'); })")

    assert watch.problems == [f"{live_server.url}/help/: broken"]


def test_a_question_to_another_host_is_noted(chromium, live_server):
    watch, page = a_page(chromium, live_server)
    page.route("**/*", lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html"))
    page.goto("/")

    assert watch.problems == ["asked something of another host: https://elsewhere.example/x.png"]


ELSEWHERE = "<!doctype html><title>A page</title><img alt='' src='https://elsewhere.example/x.png'>"


def test_what_breaks_the_rules_or_the_window_is_noted(chromium, live_server):
    _watch, page = a_page(chromium, live_server)
    page.set_content(UNRULY)
    looks = Looks()
    looks.look(page, "unruly")

    assert [re.split(r" <| \['", each)[0] for each in looks.problems] == EXPECTED


UNRULY = """<!doctype html><html lang="nl"><title>Zo niet</title><main><h1>Zo niet</h1>
<p style="color: #ccc; background: #fff">The Bleek</p><p><input></p>
<div style="inline-size: 400px">Breed</div></main></html>"""
EXPECTED = [
    "unruly-nl: dark, 1280 wide: color-contrast:",
    "unruly-nl: light, 1280 wide: color-contrast:",
    "unruly-nl: light, 1280 wide: label:",
    "unruly-nl: dark, 390 wide: color-contrast:",
    "unruly-nl: light, 390 wide: color-contrast:",
    "unruly-nl: light, 390 wide: label:",
    "unruly-nl: 88 pixels too wide:",
    "unruly-nl: with text spacing 88 pixels too wide:",
    "unruly-nl: word of another language: the",
]
