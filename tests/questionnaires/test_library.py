import hashlib
import tomllib
from pathlib import Path

import pytest
import yaml

from assessments.questionnaires import library
from assessments.questionnaires.entries import DefinitionError
from tests.oracle import reference
from tests.questionnaires.files import definition

SLUG = "risk-context-justification"
DIGESTS = tomllib.loads((Path(__file__).parent / "digests.toml").read_text("utf-8"))
PUBLISHED = [(slug, version) for slug in library.slugs() for version in library.versions(slug)]


def test_a_published_definition_never_changes():
    """A change is a new version: a new file, and a new line in digests.toml."""
    found = {f"{slug}@{version}": library.digest(slug, version) for slug, version in PUBLISHED}

    assert found == DIGESTS


@pytest.mark.parametrize(("slug", "version"), PUBLISHED)
def test_a_definition_is_what_its_file_name_says(slug, version):
    questionnaire = library.get(slug, version)

    assert (questionnaire.slug, questionnaire.version) == (slug, version)


def test_get_gives_the_same_object_each_time():
    assert library.get(SLUG, "1.0.0") is library.get(SLUG, "1.0.0")


@pytest.mark.parametrize(
    ("slug", "version"),
    [(SLUG, "9.9.9"), ("nothing", "1.0.0"), ("../definitions", "1.0.0"), ("", ""), (SLUG, "../x")],
)
@pytest.mark.parametrize("find", [library.get, library.digest])
def test_version_that_does_not_exist_is_a_lookup_error(find, slug, version):
    with pytest.raises(LookupError, match=f"there is no questionnaire {slug}@{version}"):
        find(slug, version)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A library with three versions of the tiny definition."""
    monkeypatch.setattr(library, "DEFINITIONS", tmp_path)
    library.get.cache_clear()
    folder = tmp_path / "bicycle-parking"
    folder.mkdir()
    for version in ("0.9.0", "0.10.0", "1.0.0"):
        text = definition("tiny").replace("0.1.0", version)
        (folder / f"{version}.yaml").write_text(text, "utf-8")
    (tmp_path / "notes.txt").write_text("not a folder")
    yield folder
    library.get.cache_clear()


def test_versions_run_from_old_to_new(shelf):
    assert library.slugs() == ["bicycle-parking"]
    assert library.versions("bicycle-parking") == ["0.9.0", "0.10.0", "1.0.0"]
    assert library.versions("nothing") == []


def test_current_is_the_newest(shelf):
    assert library.current("bicycle-parking").version == "1.0.0"


def test_current_of_nothing_is_a_lookup_error(shelf):
    with pytest.raises(LookupError):
        library.current("nothing")


def test_digest_is_that_of_the_file(shelf):
    content = (shelf / "1.0.0.yaml").read_bytes()

    assert library.digest("bicycle-parking", "1.0.0") == hashlib.sha256(content).hexdigest()


def test_file_that_says_it_is_another_version_is_refused(shelf):
    (shelf / "2.0.0.yaml").write_text(definition("tiny"), "utf-8")

    with pytest.raises(DefinitionError, match=r"is the file of bicycle-parking@2\.0\.0"):
        library.get("bicycle-parking", "2.0.0")


def test_file_that_is_not_unicode_is_refused(shelf):
    (shelf / "2.0.0.yaml").write_bytes(b"questionnaire: \xff")

    with pytest.raises(DefinitionError, match="not Unicode"):
        library.get("bicycle-parking", "2.0.0")


DESIGN = Path(reference.__file__).parent / "instrument.yaml"
RESHAPED = {  # the design says less, or says it in the reference
    ("evidence_rules", "in_region_social_audit_when_sifl"),
    ("evidence_rules", "kinds"),
    ("programme_targets", "basis"),
    ("not_applicable", "effect"),
    ("quick_scan", "questions"),
    ("quick_scan", "output"),
    ("questions", "H04", "comment"),
    ("red_flags", "RF08", "computed"),
    ("validation_rules", "V04", "computed"),
    ("validation_rules", "V07", "computed"),
}


def leaves(node, path=()):
    """Every value, by the keys and names on the way to it."""
    if isinstance(node, dict):
        for key, each in node.items():
            yield from leaves(each, (*path, key))
    elif isinstance(node, list):
        for number, each in enumerate(node):
            yield from leaves(each, (*path, _name(each, number)))
    else:
        yield path, node


def _name(node, number):
    names = (
        [node[key] for key in ("id", "code", "key") if key in node]
        if isinstance(node, dict)
        else []
    )
    return names[0] if names else number


def test_the_definition_says_what_the_design_says_to_the_letter():
    ours = yaml.safe_load((library.DEFINITIONS / SLUG / "1.0.0.yaml").read_text("utf-8"))
    design = yaml.safe_load(DESIGN.read_text("utf-8"))
    design = {"questionnaire": {"title": design["instrument"]["title"]}} | design
    shared = {key: value for key, value in design.items() if key in ours and key != "report"}
    found = dict(leaves(ours))

    changed = {path for path, value in leaves(shared) if found.get(path, ...) != value}

    assert len(dict(leaves(shared))) > 4000
    assert {path for path in changed if not _is_reshaped(path)} == set()


def _is_reshaped(path):
    is_option = path[0] != "questions" or path[1] == "C01"
    return any(path[: len(each)] == each for each in RESHAPED) or (is_option and "options" in path)


def test_options_of_fields_and_columns_are_those_of_the_design():
    questionnaire, design = library.get(SLUG, "1.0.0"), yaml.safe_load(DESIGN.read_text("utf-8"))
    columns = next(q["columns"] for q in design["questions"] if q["code"] == "C01")
    ours = [*questionnaire.company_fields, *questionnaire.context_fields]
    ours += questionnaire.question("C01").columns

    assert [(each.key, [option.key for option in each.options]) for each in ours] == [
        (each["id"], each.get("options", []))
        for each in [*design["company_fields"], *design["context_fields"], *columns]
    ]


def test_head_kinds_and_quick_questions_are_those_of_the_design():
    questionnaire, design = library.get(SLUG, "1.0.0"), yaml.safe_load(DESIGN.read_text("utf-8"))
    head = design["instrument"]

    assert (questionnaire.slug, questionnaire.version) == (head["id"], head["version"])
    assert (questionnaire.subtitle, questionnaire.disclaimer) == (
        head["subtitle"],
        head["disclaimer"],
    )
    assert questionnaire.source_letter.title == head["source_letter"]["title"]
    assert [k.key for k in questionnaire.evidence.kinds] == design["evidence_rules"]["kinds"]
    assert [q.code for q in questionnaire.questions() if q.is_quick] == (
        design["quick_scan"]["questions"]
    )
