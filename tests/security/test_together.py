"""Thirty people who save at the same moment, on a server that listens."""

from collections import Counter
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer
from tests.factories import a_company, a_user, an_assessment
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 30
TOKEN = "a" * 32


def test_thirty_people_who_save_at_once_lose_nothing(live_server):
    company = a_company()
    assessment = an_assessment(company, case="G10", by=a_user(company))
    codes = [q.code for q in assessment.questionnaire.questions() if q.section in "ABCDE"]
    posts = [
        (session_of(a_user(company)), assessment, codes[number % len(codes)], f"text {number}")
        for number in range(PEOPLE)
    ]

    answered = at_once(*[lambda post=post: save(live_server.url, *post) for post in posts])

    wanted = {f"text {number}" for number in range(PEOPLE)}
    kept = set(Answer.objects.filter(remark__in=wanted).values_list("remark", flat=True))
    assert Counter(answered) == {302: PEOPLE}
    assert kept == wanted


def session_of(user) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def save(server: str, session: str, assessment, code: str, remark: str) -> int:
    """A remark at one question, as a browser would send it; the status of the answer."""
    where = urlsplit(server)
    form = {"csrfmiddlewaretoken": TOKEN, f"{code}-remark": remark}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
    }
    connection = HTTPConnection(where.hostname, where.port, timeout=60)
    address = reverse("sections:edit", args=[assessment.pk, code[0]])
    connection.request("POST", address, urlencode(form), headers)
    status = connection.getresponse().status
    connection.close()
    return status
