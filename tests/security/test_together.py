"""Thirty people who save at the same moment, each with a connection of their own."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import Answer
from assessments.models.dossiers import dossier_of
from assessments.scoring.outcome import evaluate
from tests.factories import a_company, a_user, an_assessment
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 30


def test_thirty_people_who_save_at_once_lose_nothing():
    company = a_company()
    assessment = an_assessment(company, case="G10", by=a_user(company))
    asked = evaluate(dossier_of(assessment, on=timezone.localdate())).visible
    codes = [code for code in asked if not code.startswith("Z")]
    wanted = {codes[number]: f"text {number}" for number in range(PEOPLE)}
    posts = [(signed_in(a_user(company)), assessment, *each) for each in wanted.items()]

    answered = at_once(*[lambda post=post: save(*post) for post in posts])

    kept = Answer.objects.filter(remark__startswith="text").values_list("question", "remark")
    assert Counter(answered) == {302: PEOPLE}
    assert dict(kept) == wanted


def signed_in(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def save(client: Client, assessment, code: str, remark: str) -> int:
    """A remark at one question, as a browser would send it; the status of the answer."""
    address = reverse("sections:edit", args=[assessment.pk, code[0]])
    return client.post(address, {f"{code}-remark": remark}).status_code
