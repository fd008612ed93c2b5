from assessments.workbooks.places import headings_of, legal, lines_of, questions_of
from tests.scoring.cases import the_questionnaire


def test_every_line_has_an_id_of_its_own():
    ids = [line.id for question in questions_of(the_questionnaire()) for line in lines_of(question)]

    assert len(ids) == len(set(ids)) == 134


def test_labels_of_one_list_are_told_apart_in_every_language():
    """A drop-down gives back the label and nothing else."""
    lists = [
        each.options
        for question in questions_of(the_questionnaire())
        for each in (question, *question.columns)
        if each.options
    ]

    for language in ("nl", "en"):
        labels = [[option.label[language].casefold() for option in options] for options in lists]
        assert [each for each in labels if len(set(each)) < len(each)] == []


def test_column_with_several_choices_is_a_column_for_each():
    headings = headings_of(the_questionnaire().question("C01"))

    assert [each.option.key for each in headings if each.option] == [
        "high_risk_region",
        "labour_transfer",
        "listed_entity",
        "refuses_information",
        "unauthorised_subcontracting",
        "none",
    ]


def test_what_a_workbook_cannot_hold_is_left_out():
    assert legal("a\x00\x0b\ud800\ufffe\uffffb\t\n") == "ab\t\n"
    assert len(legal("x" * 40_000)) == 32_767
