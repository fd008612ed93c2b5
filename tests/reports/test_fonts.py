from fontTools.ttLib import TTFont

from assessments.reports import fonts


def test_every_face_draws_what_its_table_says():
    for face in fonts.faces():
        drawn = set(TTFont(fonts.FOLDER / face.file).getBestCmap())

        assert face.codes - drawn == set(), face.file


def test_every_face_has_a_space():
    """A space is drawn by the face of the word before it; without one it is an empty glyph."""
    for face in fonts.faces():
        assert ord(" ") in TTFont(fonts.FOLDER / face.file).getBestCmap(), face.file


def test_no_two_files_share_family_weight_and_style():
    looks = [(face.family, face.weight, face.style) for face in fonts.faces()]

    assert sorted(looks) == sorted(set(looks))


def test_every_file_is_in_the_table_and_the_other_way_round():
    files = {file.name for file in fonts.FOLDER.iterdir() if file.suffix in {".ttf", ".woff2"}}

    assert files == {face.file for face in fonts.faces()}


def test_a_dutch_text_needs_the_latin_faces_only():
    files = {face.file for face in fonts.needed("Wij blijven één jaar.")}

    assert {name.rpartition("latin")[1] for name in files} == {"latin"}
    assert not any("latin-ext" in name for name in files)


def test_a_chinese_name_needs_its_own_slices_only():
    others = [face.family for face in fonts.needed("新疆 B.V.") if face.voice == "other"]

    assert 1 <= len(others) <= 2
    assert all(family.startswith("Noto Sans SC") for family in others)


def test_names_in_these_scripts_are_printed_as_they_are():
    names = "Łódź Ağrı Ψ Жизнь 新疆 شىنجاڭ पंजाब বাংলা தமிழ் ខ្មែរ ไทย မြန်မာ שלום → ≥ ✓"

    assert fonts.printable(names) == names


def test_what_no_face_draws_becomes_a_marker():
    assert fonts.printable("goed 🙂 한") == "goed □ □"


def test_what_draws_nothing_is_left_out():
    assert fonts.printable("a\u202eb\u00adc\ufeffd\x07e") == "abcde"


def test_spaces_of_all_kinds_stay_spaces():
    assert fonts.printable("a\u2028b\u3000c\nd\te") == "a b\u3000c\nd\te"


def test_the_style_sheet_names_each_face_and_two_voices():
    used = fonts.needed("a")

    sheet = fonts.stylesheet(used)

    assert sheet.count("@font-face") == len(used) == 7
    assert sheet.endswith(
        ':root { --sans: "Source Sans 3"; --serif: "Source Serif 4", "Source Sans 3"; }'
    )


def test_the_assets_are_the_files_of_the_faces():
    face = fonts.needed("a")[0]

    assert fonts.assets((face,)) == {f"face:{face.file}": (fonts.FOLDER / face.file).read_bytes()}
