from hypothesis import given
from hypothesis import strategies as st

from assessments.reports.differences import MAX_PAIRS, Fate, Piece, differences

KEPT, REMOVED, ADDED = Fate.KEPT, Fate.REMOVED, Fate.ADDED
TEXTS = st.text(alphabet="ab \n", max_size=60)


def pieces(old, new):
    return [(piece.fate, piece.text) for piece in differences(old, new)]


def test_same_text_is_kept_whole():
    assert pieces("We buy cotton.", "We buy cotton.") == [(KEPT, "We buy cotton.")]


def test_nothing_became_nothing():
    assert pieces("", "") == []


def test_new_text_is_added_whole_and_one_that_went_is_removed_whole():
    assert pieces("", "We buy cotton.") == [(ADDED, "We buy cotton.")]
    assert pieces("We buy cotton.", "") == [(REMOVED, "We buy cotton.")]


def test_word_that_changed_stands_between_those_that_did_not():
    assert pieces("We buy cotton there.", "We buy wool there.") == [
        (KEPT, "We buy"),
        (REMOVED, " cotton"),
        (ADDED, " wool"),
        (KEPT, " there."),
    ]


def test_words_around_two_changes_are_kept():
    found = pieces("one two three four five", "one 2 three four 5")

    assert [fate for fate, _text in found] == [KEPT, REMOVED, ADDED, KEPT, REMOVED, ADDED]
    assert (KEPT, " three four") in found


def test_what_was_written_on_leaves_the_words_before_it_alone():
    assert pieces("We buy cotton.", "We buy cotton. And wool.") == [
        (KEPT, "We buy cotton."),
        (ADDED, " And wool."),
    ]


def test_piece_says_what_became_of_it():
    assert (Piece(ADDED, "x").is_added, Piece(ADDED, "x").is_removed) == (True, False)
    assert (Piece(REMOVED, "x").is_added, Piece(REMOVED, "x").is_removed) == (False, True)
    assert (Piece(KEPT, "x").is_added, Piece(KEPT, "x").is_removed) == (False, False)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(old, new):
    found = differences(old, new)

    assert "".join(each.text for each in found if not each.is_added) == old
    assert "".join(each.text for each in found if not each.is_removed) == new


def test_texts_that_are_too_long_to_compare_are_exchanged():
    count = int(MAX_PAIRS**0.5) + 1
    old = "Begin " + " ".join(f"a{number}" for number in range(count)) + " end"
    new = "Begin " + " ".join(f"b{number}" for number in range(count)) + " end"

    assert [fate for fate, _text in pieces(old, new)] == [KEPT, REMOVED, ADDED, KEPT]
