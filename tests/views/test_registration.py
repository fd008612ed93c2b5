import pytest
from django.core import mail
from django.test import Client

from assessments.models import Invitation, Organisation
from tests.factories import a_company, a_user

pytestmark = pytest.mark.django_db
REGISTER = "/register/"
BEN = "ben@weefgoed.example"


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    """Register, and let the mail be sent."""

    def asked(company="Weefgoed BV", email=BEN, **extra):
        with django_capture_on_commit_callbacks(execute=True):
            data = {"company": company, "email": email}
            return client.post(REGISTER, data, follow=True, **extra)

    return asked


def shown(response) -> str:
    return response.content.decode()


def test_whoever_asks_gets_the_same_answer(ask):
    company = a_company()
    known = a_user(company)

    pages = {
        ask().content,
        ask(email=known.email).content,
        ask(company=company.name, email="carla@weefgoed.example").content,
    }

    assert len(pages) == 1
    assert "Check your e-mail" in pages.pop().decode()
    assert len(mail.outbox) == 3


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"company": " "}, "Enter the name of your company."),
        ({"company": "W" * 201}, "at most 200 characters"),
        ({"email": ""}, "Enter your e-mail address."),
        ({"email": "ben"}, "Enter an e-mail address, such as"),
        ({"email": f"{'b' * 240}@company.example"}, "Enter an e-mail address, such as"),
        ({"email": f"{'b' * 400}@company.example"}, "Enter an e-mail address, such as"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_sent(client, given, told):
    response = client.post(REGISTER, {"company": "Weefgoed BV", "email": BEN} | given)

    assert told in shown(response)
    assert (mail.outbox, Organisation.objects.count()) == ([], 0)


def test_one_address_gets_three_mails_an_hour_and_nobody_is_told(ask):
    pages = {ask().content for _ in range(5)}

    assert len(pages) == 1
    assert len(mail.outbox) == 3


def test_one_place_registers_ten_an_hour(ask, settings):
    settings.ACCOUNT_RATE_LIMITS = {"register": "2/h/ip"}
    for number in range(2):
        ask(f"Company {number}", f"ben{number}@weefgoed.example")

    response = ask()

    assert response.status_code == 429
    assert "Weefgoed BV" in shown(response)  # what was typed is not lost
    assert len(mail.outbox) == 2


def test_a_quick_scan_comes_along(client, ask):
    session = client.session
    session["quick_scan"] = {"region": "CN"}
    session.save()
    page = shown(client.get(REGISTER))

    ask()

    assert "Your quick scan is kept" in page
    assert Invitation.objects.get().quick_scan == {"region": "CN"}


def test_where_registration_is_closed_the_page_says_whom_to_ask(client, ask, settings):
    settings.OPEN_REGISTRATION = False

    page, answer = shown(client.get(REGISTER)), ask()

    assert settings.CONTACT_EMAIL in page
    assert "<input" not in page.partition("<main")[2].partition("</main>")[0]
    assert settings.CONTACT_EMAIL in shown(answer)
    assert (mail.outbox, Organisation.objects.count()) == ([], 0)


def test_the_mail_speaks_the_language_of_the_page(ask):
    ask()
    ask("Another", "carla@weefgoed.example", headers={"accept-language": "nl"})

    assert [letter.subject for letter in mail.outbox] == [
        "Your link to begin",
        "Uw link om te beginnen",
    ]
