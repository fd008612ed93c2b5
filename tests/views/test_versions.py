import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.actions import answers
from assessments.actions.answers import Given, fingerprint
from assessments.actions.submissions import request_approval
from assessments.models import AnswerVersion
from assessments.views import versions
from assessments.workflow import Role
from tests.factories import a_company, a_programme, a_user, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return a_company(a_programme())


@pytest.fixture
def preparer(company):
    return english(a_user(company, name="Marieke"))


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture(autouse=True)
def _signed_in(client, preparer):
    client.force_login(preparer)


def english(person):
    person.language = "en"
    person.save()
    return person


def give(assessment, value, by):
    answers.save(assessment, {"B03": Given(value=value)}, by=by)


def standing(assessment):
    return assessment.sheet.answers.get(question="B03")


def history(assessment, code="B03"):
    return reverse("answers:history", args=[assessment.pk, code])


def restore(assessment, number, code="B03"):
    return reverse("answers:restore", args=[assessment.pk, code, number])


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.content.decode()))


def test_history_says_who_changed_what(client, draft, preparer, company):
    give(draft, "We buy cotton", preparer)
    give(draft, "We buy wool", a_user(company, name="Jan"))

    page = client.get(history(draft))

    assert page.content.decode().index("Jan") < page.content.decode().rindex("Marieke")
    assert "removed: cotton" in text(page)
    assert "added: wool" in text(page)
    assert "This is what stands now." in text(page)


def test_history_tells_other_kinds_of_answers_as_they_were_and_became(client, draft, preparer):
    answers.save(draft, {"A01": Given(value="l0")}, by=preparer)
    AnswerVersion.objects.update(answered_at=timezone.now() - timedelta(hours=1))
    answers.save(draft, {"A01": Given(value="l3")}, by=preparer)

    page = client.get(history(draft, "A01"))

    assert text(page).count("It was") == 2
    assert "Nothing filled in." in text(page)


def test_history_of_what_nobody_answered_says_what_will_be_here(client, draft):
    assert "Nobody answered this question yet." in text(client.get(history(draft)))


def test_history_of_an_answer_from_before_histories_says_since_when(client, draft, preparer):
    draft.sheet.answers.create(question="B03", value="Old", answered_by=preparer)

    assert "This answer stands since" in text(client.get(history(draft)))


def test_typed_tags_are_text(client, draft, preparer):
    give(draft, "<script>alert(1)</script>", preparer)

    assert "<script>alert" not in client.get(history(draft)).content.decode()


def test_long_history_is_shown_in_parts(client, draft, preparer, company, monkeypatch):
    monkeypatch.setattr(versions, "SHOWN", 2)
    people = [preparer, a_user(company, name="Jan")]
    for number in range(5):
        give(draft, f"Text {number}", people[number % 2])

    first = client.get(history(draft))
    assert first.content.decode().count("is-done") == 2
    assert "Before that nothing was filled in." not in text(first)
    assert "?until=3" in first.content.decode()

    last = client.get(f"{history(draft)}?until=1")
    assert last.content.decode().count("is-done") == 1
    assert "Before that nothing was filled in." in text(last)


@pytest.mark.parametrize("until", ["", "x", "-1", "99999999999999999999", "²"])
def test_made_up_place_in_a_history_shows_all_of_it(client, draft, preparer, until):
    give(draft, "First", preparer)

    assert "First" in text(client.get(f"{history(draft)}?until={until}"))


def test_before_anything_is_put_back_it_is_shown(client, draft, preparer):
    give(draft, "First", preparer)
    give(draft, "Second", preparer)

    page = text(client.get(restore(draft, 1)))

    assert page.index("This will stand") < page.index("First") < page.index("This stands now")
    assert page.index("This stands now") < page.index("Second")
    assert standing(draft).value == "Second"


def test_earlier_answer_is_put_back(client, draft, preparer):
    give(draft, "First", preparer)
    give(draft, "Second", preparer)

    response = client.post(restore(draft, 1), {"seen": fingerprint(standing(draft))})

    section = reverse("sections:edit", args=[draft.pk, "B"])
    assert response["Location"] == f"{section}#div_id_B03"
    assert standing(draft).value == "First"
    assert "The earlier answer is put back." in text(client.get(section))


@pytest.mark.parametrize("data", [{}, {"seen": "x"}])
def test_colleague_who_changed_it_meanwhile_is_shown_first(client, draft, preparer, data):
    give(draft, "First", preparer)
    give(draft, "Second", preparer)

    response = client.post(restore(draft, 1), data)

    assert response.status_code == 409
    assert "A colleague changed this answer meanwhile." in text(response)
    assert standing(draft).value == "Second"


@pytest.mark.parametrize("number", [2, 7, 2147483648, 10**30])
def test_version_that_never_was_does_not_exist(client, draft, preparer, number):
    give(draft, "First", preparer)

    assert client.get(restore(draft, number)).status_code == 404
    assert client.post(restore(draft, number), {"seen": ""}).status_code == 404


def test_viewer_reads_the_history_and_puts_nothing_back(client, draft, preparer, company):
    give(draft, "First", preparer)
    give(draft, "Second", a_user(company))
    client.force_login(english(a_user(company, Role.VIEWER)))

    assert "Put this back" not in text(client.get(history(draft)))
    assert "Put this answer back" not in text(client.get(restore(draft, 1)))
    response = client.post(restore(draft, 1), {"seen": fingerprint(standing(draft))})

    assert response.status_code == 409
    assert standing(draft).value == "Second"


def test_nothing_is_put_back_once_the_answers_are_locked(client, company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    request_approval(full, declared=True, by=preparer)

    response = client.post(restore(full, 0), {"seen": fingerprint(standing(full))})

    assert response.status_code == 409
    assert "The assessment is waiting for the approver." in text(response)


def test_stranger_finds_nothing(client, draft, preparer):
    give(draft, "First", preparer)
    client.force_login(a_user(a_company()))

    assert client.get(history(draft)).status_code == 404
    assert client.post(restore(draft, 0), {"seen": ""}).status_code == 404
    assert standing(draft).value == "First"


@pytest.mark.parametrize("code", ["Z01", "X99", "b03"])
def test_what_is_no_question_has_no_history(client, draft, code):
    assert client.get(history(draft, code)).status_code == 404
