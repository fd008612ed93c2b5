import pytest

from assessments.forms.invitations import AccountForm

WORDS = "four words without meaning"


def errors(**given) -> set[str]:
    filled = {"name": "Ben", "password1": WORDS, "password2": WORDS} | given
    return set(AccountForm("ben@company.example", filled).errors)


def test_a_name_and_twice_the_same_good_password_will_do():
    assert errors() == set()


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"name": ""}, {"name"}),
        ({"password1": ""}, {"password1"}),
        ({"password2": ""}, {"password2"}),
        ({"password2": WORDS + "."}, {"password2"}),
        ({"password1": "short", "password2": "short"}, {"password1"}),
        ({"password1": "ben@company.example", "password2": "ben@company.example"}, {"password1"}),
        (
            {"name": "Benjamin Blom", "password1": "benjamin blom", "password2": "benjamin blom"},
            {"password1"},
        ),
        ({"password1": "w" * 1_001, "password2": "w" * 1_001}, {"password1"}),
    ],
)
def test_what_is_wrong_is_told_at_its_field(given, wrong):
    assert errors(**given) == wrong


def test_spaces_around_a_password_belong_to_it():
    form = AccountForm(
        "ben@company.example", {"name": "Ben", "password1": f" {WORDS}", "password2": f" {WORDS}"}
    )

    assert form.is_valid()
    assert form.cleaned_data["password1"] == f" {WORDS}"
