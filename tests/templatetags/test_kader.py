import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Hidden, Layout, Submit
from django import forms
from django.template import Context, Template
from django.utils import translation

from assessments.templatetags.kader import ICONS, LOOKS, icon

TEMPLATES = Path(__file__).parents[2] / "templates"


class DateWidget(forms.MultiWidget):
    template_name = "widgets/date.html"

    def __init__(self):
        super().__init__([forms.TextInput, forms.TextInput, forms.TextInput])

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateField(forms.MultiValueField):
    def __init__(self, **kwargs):
        fields = [forms.IntegerField() for _ in range(3)]
        super().__init__(fields=fields, widget=DateWidget(), **kwargs)

    def compress(self, values):
        return date(*reversed(values))


class EveryKind(forms.Form):
    """One field of every kind that the template pack draws."""

    text = forms.CharField(label="A text", help_text="Say it <b>short</b>", max_length=20)
    long = forms.CharField(label="A long text", widget=forms.Textarea, required=False)
    one = forms.ChoiceField(
        label="One of these",
        help_text="Choose",
        choices=[(1000, "A thousand"), ("b", "The <second>")],
        widget=forms.RadioSelect,
    )
    some = forms.MultipleChoiceField(
        label="Some of these",
        choices=[("Group", [("a", "The first"), ("b", "The second")])],
        widget=forms.CheckboxSelectMultiple,
    )
    country = forms.ChoiceField(label="Country", choices=[("nl", "Here"), ("be", "There")])
    tick = forms.BooleanField(label="It is true", help_text="Think first")
    file = forms.FileField(label="A file")
    day = DateField(label="A day", help_text="For example 27 3 2025")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


class Page(HTMLParser):
    """The ids of a page, what points to them, and its controls by id."""

    POINTERS = ("for", "aria-describedby", "aria-labelledby")

    def __init__(self, html):
        super().__init__()
        self.ids, self.pointers, self.controls = [], set(), {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        for name in self.POINTERS:
            self.pointers |= set(attrs.get(name, "").split())
        if attrs.get("href", "").startswith("#"):
            self.pointers.add(attrs["href"][1:])
        if tag in {"input", "select", "textarea"} and attrs.get("type") != "hidden":
            self.controls[attrs["id"]] = attrs


def drawn(form, template="{{ form|as_crispy_errors }}{{ form|crispy }}", **context) -> str:
    load = "{% load crispy_forms_tags %}"
    with translation.override("nl"):
        return Template(load + template).render(Context({"form": form, **context}))


@pytest.fixture
def empty() -> str:
    return drawn(EveryKind())


@pytest.fixture
def refused() -> str:
    return drawn(EveryKind({"text": "x" * 30, "day_0": "x"}))


@pytest.mark.parametrize("which", ["empty", "refused"])
def test_everything_that_points_has_something_to_point_to(which, request):
    page = Page(request.getfixturevalue(which))

    assert page.pointers - set(page.ids) == set()
    assert len(page.ids) == len(set(page.ids))


def test_every_control_has_a_label(empty):
    page = Page(empty)

    assert set(page.controls) - page.pointers == set()


def test_the_browser_checks_nothing_and_cuts_nothing_off(empty):
    told = {name for attrs in Page(empty).controls.values() for name in attrs}

    assert told.isdisjoint({"required", "maxlength", "minlength", "placeholder"})


def test_what_must_be_filled_in_is_told_to_screen_readers(empty):
    controls = Page(empty).controls

    assert controls["id_text"]["aria-required"] == "true"
    assert "aria-required" not in controls["id_long"]


def test_only_radio_buttons_are_a_radio_group(empty):
    assert empty.count('role="radiogroup"') == 1
    assert 'role="radiogroup" aria-required="true"><legend' in re.sub(r"\s+<", "<", empty)


def test_what_may_be_left_empty_says_so(empty):
    assert empty.count("(niet verplicht)") == 1


def test_what_may_be_left_empty_is_silent_where_everything_may(empty):
    template = "{% for field in form %}{% include 'kader/field.html' %}{% endfor %}"

    assert "(niet verplicht)" not in drawn(EveryKind(), template, optional_is_silent=True)


def test_labels_choices_and_values_are_escaped(empty):
    assert "The &lt;second&gt;" in empty
    assert "Say it &lt;b&gt;short&lt;/b&gt;" in empty


def test_a_value_is_not_written_as_a_figure(empty):
    assert 'value="1000"' in empty


def test_each_control_has_its_look(empty):
    controls = Page(empty).controls

    assert controls["id_text"]["class"] == "input"
    assert controls["id_long"]["class"] == "textarea"
    assert controls["id_country"]["class"] == "select"
    assert "class" not in controls["id_tick"]
    assert "class" not in controls["id_file"]


def test_a_look_of_its_own_wins():
    class Narrow(forms.Form):
        age = forms.CharField(widget=forms.TextInput(attrs={"class": "input input--2"}))

    assert Page(drawn(Narrow())).controls["id_age"]["class"] == "input input--2"


def test_the_first_look_that_fits_is_the_nearest():
    kinds = [kind for kind, _ in LOOKS]

    for number, kind in enumerate(kinds):
        assert not any(issubclass(kind, earlier) for earlier in kinds[:number])


def test_nothing_is_an_error_before_it_is_sent(empty):
    assert "error-summary" not in empty
    assert "aria-invalid" not in empty


def test_the_summary_leads_to_the_first_control_of_a_group(refused):
    summary = refused[: refused.index("</ul>")]

    assert 'href="#id_one_0"' in summary
    assert 'href="#id_some_0_0"' in summary
    assert 'href="#id_day_0"' in summary
    assert 'href="#id_text"' in summary
    assert "Controleer 7 antwoorden" in summary


def test_one_error_is_counted_as_one():
    class Short(forms.Form):
        text = forms.CharField()

    assert "Controleer 1 antwoord<" in drawn(Short({}))


def test_an_error_stands_above_its_control_with_a_word_before_it(refused):
    field = refused[refused.index('id="div_id_text"') : refused.index('id="div_id_long"')]

    assert field.index("Fout:") < field.index("<input")
    assert 'value="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"' in field


def test_the_help_of_a_tick_stands_behind_what_is_ticked(empty):
    field = empty[empty.index('id="div_id_tick"') : empty.index('id="div_id_file"')]

    assert field.index("<input") < field.index("It is true") < field.index("Think first")
    assert field.count("Think first") == 1


def test_an_error_of_a_group_is_told_with_the_group(refused):
    field = refused[refused.index('id="div_id_one"') : refused.index('id="div_id_some"')]

    assert 'aria-describedby="id_one_helptext id_one_error"' in field
    assert 'aria-invalid="true"' in field


def test_an_error_of_the_whole_form_is_in_the_summary():
    class Never(forms.Form):
        def clean(self):
            message = "Not <today>"
            raise forms.ValidationError(message)

    assert "<li>Not &lt;today&gt;</li>" in drawn(Never({}))


def test_what_was_typed_into_a_date_stays(refused):
    assert 'name="day_0" id="id_day_0" value="x"' in refused


def test_a_date_is_three_boxes_with_their_names(empty):
    for number, name in enumerate(["Dag", "Maand", "Jaar"]):
        assert f'<label for="id_day_{number}">{name}</label>' in empty


def test_a_hidden_field_stands_alone(empty):
    assert '<input type="hidden" name="secret" id="id_secret">' in empty
    assert "div_id_secret" not in empty


QUESTION = {"code": "D1", "meta": ["weegt 3×"], "guidance": "Because.", "after": "AFTER"}
ONE_FIELD = "{% with field=form.one %}{% include 'kader/field.html' %}{% endwith %}"


def test_a_question_shows_its_code_its_reason_and_what_comes_after():
    html = drawn(EveryKind(), ONE_FIELD, question=QUESTION)

    assert '<span class="question__id">D1</span>' in html
    assert "<span>weegt 3×</span>" in html
    assert "<summary>Waarom vragen wij dit?</summary>" in html
    assert html.index("</fieldset>") < html.index("AFTER")


def test_a_hint_stands_under_its_choice():
    html = drawn(EveryKind(), ONE_FIELD, hints={"b": "More <of> it"})

    assert 'aria-describedby="id_one_1_hint"' in html
    assert '<span class="choice__hint" id="id_one_1_hint">More &lt;of&gt; it</span>' in html
    assert "id_one_0_hint" not in html


def test_what_a_choice_asks_further_stands_right_behind_it():
    html = drawn(EveryKind(), ONE_FIELD, conditional_on="b", conditional_html="WHY")

    assert '</div> <div class="conditional">WHY</div>' in re.sub(r"\s+", " ", html)


def test_a_choice_that_excludes_the_others_is_set_apart():
    html = drawn(EveryKind(), ONE_FIELD, or_before="b")

    assert html.index('value="1000"') < html.index("choices__or") < html.index('value="b"')


def test_a_unit_stands_beside_the_control_and_is_not_read_twice():
    template = "{% with field=form.text %}{% include 'kader/field.html' %}{% endwith %}"

    html = drawn(EveryKind(), template, prefix="€", suffix="%")

    assert '<span class="affix__txt" aria-hidden="true">€</span><input' in html
    assert '<span class="affix__txt" aria-hidden="true">%</span></span>' in html


def test_a_layout_of_crispy_forms_is_drawn_whole():
    form = EveryKind()
    form.helper = FormHelper()
    form.helper.form_id = "section"
    form.helper.layout = Layout(
        Fieldset("A legend", "text", css_class="box"), Div("tick", css_id="part"), Hidden("a", "1")
    )
    form.helper.add_input(Submit("next", "Go on"))

    html = drawn(form, "{% crispy form %}", csrf_token="token")

    assert re.search(r'<form\s+id="section" method="post" novalidate', html)
    assert 'enctype="multipart/form-data"' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert '<fieldset class="box">' in html
    assert '<legend class="label">A legend</legend>' in html
    assert '<div id="part">' in html
    assert '<input type="hidden" name="a" value="1">' in html
    assert re.search(r'<button type="submit" name="next" value="1"[^>]*>Go on</button>', html)
    assert html.rstrip().endswith("</form>")


def test_the_summary_stands_before_the_form():
    form = EveryKind({})
    form.helper = FormHelper()

    html = drawn(form, "{% crispy form %}", csrf_token="token")

    assert html.index("error-summary") < html.index("<form")


def test_a_drawing_is_hidden_from_screen_readers():
    assert icon("check", "icon--sm") == (
        '<svg class="icon icon--sm" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '  <path d="M5 12l5 5l10 -10"/></svg>'
    )


def test_a_drawing_that_is_not_there_is_a_fault_of_ours():
    with pytest.raises(FileNotFoundError):
        icon("nothing")


def test_every_drawing_is_there_and_every_drawing_is_used():
    named = re.compile(r'{% icon "([a-z0-9-]+)"')
    used = {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in named.findall(template.read_text("utf-8"))
    }

    assert used - {file.stem for file in ICONS.glob("*.svg")} == set()
