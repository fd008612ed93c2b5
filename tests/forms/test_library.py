from datetime import date

import pytest
from django.http import QueryDict

from assessments.actions.library import current_rules
from assessments.forms.library import MAX_SEARCHED, SHOWN, SORTS, ChoiceForm, SearchForm
from assessments.models import Evidence, EvidenceUse
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


@pytest.fixture
def company():
    return a_company()


def a_document(company, title, **changes):
    fields = {"kind": "policy", "grade": 2, "added_by": a_user(company)}
    return Evidence.objects.create(organisation=company, title=title, **(fields | changes))


def found(**asked):
    search = SearchForm(current_rules(), asked)
    return [each.title for each in search.found(Evidence.objects.all(), on=TODAY)]


def test_without_a_wish_everything_is_found_latest_added_first(company):
    for title in ("first", "second"):
        a_document(company, title)

    assert found() == ["second", "first"]


@pytest.mark.parametrize("q", ["policy", "POLICY", "rights policy", "human.pdf", " policy "])
def test_words_are_found_in_title_or_file_name(company, q):
    a_document(company, "Policy on rights", file_name="human.pdf")
    a_document(company, "Contract")

    assert found(q=q) == ["Policy on rights"]


def test_every_word_must_fit(company):
    a_document(company, "Policy on rights")

    assert found(q="policy wrongs") == []


def test_sign_that_means_anything_to_a_database_is_just_a_sign(company):
    a_document(company, "Policy")

    assert found(q="%") == found(q="_") == []


def test_what_is_searched_for_is_cut(company):
    a_document(company, "a" * MAX_SEARCHED)

    assert found(q="a" * (MAX_SEARCHED + 1)) == ["a" * MAX_SEARCHED]


def test_kind_is_filtered(company):
    a_document(company, "one")
    a_document(company, "two", kind="contract")

    assert found(kind="contract") == ["two"]
    assert found(kind="nonsense") == ["two", "one"]


def test_what_is_shown_is_filtered(company):
    draft = an_assessment(company)
    used = a_document(company, "used", expires_on=TODAY)
    EvidenceUse.objects.create(
        sheet=draft.sheet, question="B03", evidence=used, added_by=used.added_by
    )
    a_document(company, "infected", scan=Evidence.Scan.INFECTED)

    assert {show: found(show=show) for show in SHOWN} == {
        "": ["infected", "used"],
        "ending": ["used"],
        "unused": ["infected"],
        "withheld": ["infected"],
    }


def test_order_is_as_asked_and_what_has_no_date_comes_last(company):
    a_document(company, "b", grade=1, dated=date(2026, 1, 1), expires_on=date(2027, 1, 1))
    a_document(company, "C", grade=3, dated=date(2025, 1, 1), expires_on=date(2026, 1, 1))
    a_document(company, "a")

    assert {sort: "".join(found(sort=sort)) for sort in SORTS} == {
        "": "aCb",
        "title": "abC",
        "-dated": "bCa",
        "expires_on": "Cba",
        "-grade": "Cab",
    }
    assert found(sort="-added_by__password") == found()


@pytest.mark.parametrize(
    ("asked", "is_narrow"),
    [({}, False), ({"sort": "title"}, False), ({"q": "x"}, True), ({"show": "unused"}, True)],
)
def test_search_is_narrow_when_it_leaves_anything_out(asked, is_narrow):
    assert SearchForm(current_rules(), asked).is_narrow is is_narrow


def choice_of(*pks):
    return ChoiceForm(Evidence.objects.all(), QueryDict("&".join(f"evidence={pk}" for pk in pks)))


def test_ticked_documents_are_chosen(company):
    first, _second = a_document(company, "first"), a_document(company, "second")

    form = choice_of(first.pk)

    assert form.is_valid()
    assert list(form.chosen()) == [first]
    assert form.ticked == {str(first.pk)}


def test_nothing_ticked_is_refused():
    assert choice_of().errors == {"evidence": ["Tick at least one document."]}


def test_what_is_not_there_is_refused_and_the_rest_stays_ticked(company):
    first = a_document(company, "first")

    form = choice_of(first.pk, "nonsense")

    assert form.errors == {
        "evidence": ["A document that you ticked is not in the library any more. Choose again."]
    }
    assert list(form.chosen()) == [first]


def test_nothing_is_ticked_before_anything_is_sent(company):
    a_document(company, "first")

    assert ChoiceForm(Evidence.objects.all()).ticked == frozenset()
