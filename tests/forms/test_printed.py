from django.utils import translation
from django.utils.html import strip_tags

from assessments.forms.printed import printed
from assessments.questionnaires.loading import load
from tests.forms.filling import question
from tests.questionnaires.files import definition, every_construct, tiny


def text_of(html):
    """The words, without the tags."""
    return " ".join(strip_tags(html).split())


def test_meta_says_code_weight_and_minutes():
    assert text_of(printed(every_construct(), "A1", "en").meta) == (
        "A1counts 2×1 minuteonce a year, for all contexts"
    )
    assert text_of(printed(every_construct(), "B2", "en").meta) == "B2counts 1×3 minutes"
    assert text_of(printed(every_construct(), "A4", "en").meta) == "A41 minute"


def test_about_holds_label_help_evidence_and_why_we_ask():
    assert text_of(printed(every_construct(), "A1", "en").about) == (
        "Do you measure use? Per month. Possible evidence: A bill. Why do we ask this? "
        "The letter to the House of Representatives of 31 January 2020 says: “wees zuinig” "
        "Step 1 of the OECD due diligence process: Policy. Source: Own"
    )


def test_about_of_an_optional_question_says_so():
    assert "(optional)" in printed(every_construct(), "A2", "en").about
    assert "(optional)" not in printed(every_construct(), "A1", "en").about


def test_about_leaves_out_what_a_questionnaire_does_not_have():
    assert text_of(printed(tiny(), "X2", "en").about) == (
        "Why is it there? (optional) One sentence will do. Why do we ask this? Source: Own"
    )


def test_the_letter_is_quoted_in_its_own_language():
    assert '<blockquote lang="nl">' in printed(every_construct(), "A1", "en").about


def test_several_controls_get_a_legend_and_one_gets_a_label():
    assert '<legend class="label">' in printed(every_construct(), "A1", "en").about
    assert '<label class="label" for="id_A3">' in printed(every_construct(), "A3", "en").about


def test_list_is_checked_where_it_is_chosen():
    html = printed(every_construct(), "A2", "en").checked(("lamps", "none"))

    values = [each.partition('"')[0] for each in html.split('value="')[1:]]
    checked = ["checked" in each for each in html.split('value="')[1:]]
    assert values == ["lamps", "screens", "heating", "none"]
    assert checked == [True, False, False, True]


def test_list_with_nothing_chosen_has_no_check():
    assert "checked" not in printed(every_construct(), "A2", "en").checked(())


def test_or_stands_once_before_what_excludes_the_others():
    html = printed(every_construct(), "A2", "en").checked(())

    assert html.count('class="choices__or"') == 1
    assert html.index('class="choices__or"') < html.index('value="none"')


def test_each_language_is_printed_apart():
    with translation.override("nl"):
        dutch = printed(every_construct(), "A1", "nl").about
    english = printed(every_construct(), "A1", "en").about

    assert question("A1").text["nl"] in dutch
    assert question("A1").text["en"] in english


def test_texts_of_a_definition_are_escaped():
    text = definition("every").replace("Do you measure use?", "Do <b>you</b> & yours?")

    about = printed(load(text), "A1", "en").about

    assert "Do &lt;b&gt;you&lt;/b&gt; &amp; yours?" in about
