import pytest
from django.urls import reverse

from assessments.models import Evidence
from tests.clamd import VIRUS
from tests.factories import a_company, a_user, an_assessment
from tests.forms import files
from tests.views.test_evidence import WHOLE, adding, an_upload, question_of
from tests.views.test_sections import english, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    company = a_company()
    preparer = english(a_user(company))
    client.force_login(preparer)
    return an_assessment(company, by=preparer)


@pytest.fixture
def sent(client, draft, django_capture_on_commit_callbacks):
    def send(content=files.TEXT, *, is_committed=True, **headers):
        with django_capture_on_commit_callbacks(execute=is_committed):
            data = {**WHOLE, "file": an_upload(content, "note.txt")}
            return client.post(adding(draft), data, headers=headers)

    return send


def test_person_goes_on_at_the_question_and_is_told(client, draft, sent):
    response = sent()

    assert (response.status_code, response["Location"]) == (302, question_of(draft))
    assert "The evidence is added." in text(client.get(response["Location"]))


def test_person_is_told_that_the_file_is_still_scanned(client, clamd, sent):
    response = sent(is_committed=False)

    assert "It is scanned for viruses before anybody can fetch it." in text(
        client.get(response["Location"])
    )


@pytest.mark.django_db(transaction=True)  # a scanner that is quick answers before the next page
def test_person_is_told_of_a_virus(client, clamd, sent):
    response = sent(files.TEXT + VIRUS, is_committed=False)

    page = text(client.get(response["Location"]))
    assert "A virus was found in “note.txt”." in page
    assert "Virus found" in page


def test_script_is_told_where_to_go_on_and_where_to_ask(client, draft, sent):
    response = sent(**{"X-Requested-With": "XMLHttpRequest"})

    assert response.status_code == 201
    state = reverse("library:state", args=[Evidence.objects.get().pk])
    assert response.json() == {"next": question_of(draft), "state": state}
    assert "The evidence is added." not in text(client.get(question_of(draft)))
