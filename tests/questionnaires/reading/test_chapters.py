from assessments.questionnaires.layout import Chapter, ChapterKind
from assessments.questionnaires.reading.chapters import default_chapters
from tests.questionnaires.files import every_construct, tiny
from tests.questionnaires.refusals import refusals, refused


def test_chapters_hold_questions_and_figures():
    assert every_construct().report == (
        Chapter(
            key="cover",
            kind=ChapterKind.DECISION,
            title={"nl": "Besluit", "en": "Decision"},
            questions=("C1",),
        ),
        Chapter(
            key="meters",
            kind=ChapterKind.FIGURES,
            questions=("B5",),
            figures=("badness", "level"),
        ),
    )


def test_definition_without_a_report_shows_what_it_has():
    assert [(chapter.key, chapter.kind, chapter.questions) for chapter in tiny().report] == [
        ("results", ChapterKind.RESULTS, ()),
        ("reasons", ChapterKind.REASONS, ("X2",)),
        ("score_sheet", ChapterKind.SCORE_SHEET, ()),
        ("sign_off", ChapterKind.SIGN_OFF, ("Y1",)),
        ("all_answers", ChapterKind.ALL_ANSWERS, ()),
    ]


def test_default_chapters_begin_with_the_decision_where_there_is_one():
    questions = list(every_construct().questions())

    assert [
        (each.kind, each.questions) for each in default_chapters(questions, has_rules=True)
    ] == [
        (ChapterKind.DECISION, ("C1",)),
        (ChapterKind.RESULTS, ()),
        (ChapterKind.REASONS, ("B1", "B2")),
        (ChapterKind.CONSISTENCY, ()),
        (ChapterKind.SCORE_SHEET, ()),
        (ChapterKind.SIGN_OFF, ("C2",)),
        (ChapterKind.ALL_ANSWERS, ()),
    ]


def test_default_chapters_of_bare_questions_are_few():
    questions = [every_construct().question("A4")]

    assert [each.kind for each in default_chapters(questions, has_rules=False)] == [
        ChapterKind.RESULTS,
        ChapterKind.SCORE_SHEET,
        ChapterKind.ALL_ANSWERS,
    ]


@refusals(
    ("{id: cover, kind: decision", "{id: cover, kind: front", "'front' is not one of decision, results, reasons, figures, consistency, answers, score_sheet, sign_off, all_answers, evidence, method, letter."),
    ("{id: meters, kind", "{id: cover, kind", "'cover' is used twice. Rename this chapter."),
    ("questions: [B5]}", "questions: [B9]}", "there is no question 'B9'."),
    ("figures: [badness, level]", "figures: [gladness]", "there is no derived variable 'gladness'."),
    ('title: {nl: "Besluit", en: "Decision"}, questions: [C1]', 'title: {nl: "Besluit"}, questions: [C1]', "a text has no text in 'en'. Add it."),
)  # fmt: skip
def test_chapter_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
