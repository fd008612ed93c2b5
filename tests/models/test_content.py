import json
from hashlib import sha256

import pytest
import time_machine

from assessments.models import Answer, Assessment, Evidence, Submission
from assessments.models.content import digest, dossier_again, fingerprint, freeze, thaw
from assessments.models.dossiers import dossier_of
from assessments.questionnaires import library
from assessments.scoring.outcome import evaluate
from tests.factories import GOLDEN_DAY, a_company, a_programme, a_submission, an_assessment, golden

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


def frozen(assessment: Assessment):
    dossier = dossier_of(assessment, on=GOLDEN_DAY)
    return freeze(assessment, dossier, evaluate(dossier).visible, {"number": 1})


def test_the_content_says_of_whom_what_and_when():
    company = a_company(a_programme())
    assessment = an_assessment(company, case="G10")

    content, _evidence = frozen(assessment)

    assert content["organisation"] == {"id": str(company.pk), "name": company.name}
    assert (content["year"], content["assessed_on"]) == (2026, "2026-12-01")
    assert content["programme"] == assessment.context.programme.name
    assert content["context"]["region"] == "CN-XJ"
    assert content["number"] == 1


def test_the_content_names_its_rules_exactly():
    content, _evidence = frozen(an_assessment(case="G10"))

    slug, version = "risk-context-justification", "1.0.0"
    assert content["questionnaire"] == {
        "slug": slug,
        "version": version,
        "sha256": library.digest(slug, version),
    }
    assert content["risk_table"]["row"] is not None


def test_without_a_programme_or_a_row_these_are_empty():
    assessment = an_assessment(case="G10")
    assessment.context.region, assessment.context.issue = "PT", "living_wage"

    content, _evidence = frozen(assessment)

    assert content["programme"] is None
    assert content["risk_table"]["row"] is None


def test_only_what_was_asked_and_answered_is_in_it():
    assessment = an_assessment(case="G10")
    outcome = evaluate(dossier_of(assessment, on=GOLDEN_DAY))

    content, _evidence = frozen(assessment)

    answered = set(outcome.visible) - set(outcome.open_questions)
    assert set(content["answers"]) == answered


def test_remarks_and_reasons_are_in_it():
    assessment = an_assessment(case="G10")
    Answer.objects.filter(question="A03").update(
        value=None, is_not_applicable=True, reason="We buy nothing. " * 4, remark="See A01."
    )

    content, _evidence = frozen(assessment)

    answer = content["answers"]["A03"]
    assert (answer["value"], answer["not_applicable"]) == (None, True)
    assert (answer["reason"], answer["remark"]) == ("We buy nothing. " * 4, "See A01.")


def test_the_documents_behind_the_answers_are_in_it_once():
    assessment = an_assessment(case="G10")
    evidence = Evidence.objects.filter(uses__question="A01").get()
    evidence.uses.create(
        sheet=assessment.company_sheet, question="A02", added_by=assessment.created_by
    )

    content, documents = frozen(assessment)

    assert str(evidence.pk) in content["answers"]["A01"]["evidence"]
    assert str(evidence.pk) in content["answers"]["A02"]["evidence"]
    assert len(documents) == len(set(documents)) == len(content["evidence"])
    assert content["evidence"][str(evidence.pk)] == {
        "title": evidence.title,
        "kind": evidence.kind,
        "dated": evidence.dated.isoformat() if evidence.dated else None,
        "grade": evidence.grade,
        "link": "",
        "file_name": "",
        "size": 0,
        "sha256": "",
    }


def test_the_content_is_plain_json():
    content, _evidence = frozen(an_assessment(case="G10"))

    assert json.loads(json.dumps(content)) == content


@pytest.mark.parametrize("case", ["G02", "G03", "G05", "G06", "G07", "G08", "G10"])
def test_what_is_thawed_scores_as_what_was_frozen(case):
    assessment = an_assessment(case=case)
    dossier = dossier_of(assessment, on=GOLDEN_DAY)

    content, _evidence = frozen(assessment)

    again = thaw(assessment.questionnaire, json.loads(json.dumps(content)))
    assert evaluate(again) == evaluate(dossier)


def test_dossier_again_is_what_was_signed():
    submission = Submission.objects.get(pk=a_submission().pk)

    dossier = dossier_again(submission)

    assert dossier.assessed_on == GOLDEN_DAY
    assert dossier.reply("Z02").value is True
    assert dossier.context["stages"] == ("raw_material", "processing")


def test_the_digest_does_not_depend_on_the_order_of_keys():
    one = {"b": 1, "a": {"d": "é", "c": 2}}
    other = {"a": {"c": 2, "d": "é"}, "b": 1}

    assert digest(one, {}) == digest(other, {})


@pytest.mark.parametrize(
    "changed",
    [
        ({"answers": {"A01": "l1"}}, {"overall": 84.0}),
        ({"answers": {"A01": "l0"}}, {"overall": 84.1}),
    ],
)
def test_the_digest_depends_on_every_word_and_number(changed):
    assert digest(*changed) != digest({"answers": {"A01": "l0"}}, {"overall": 84.0})


def test_the_fingerprint_is_of_what_was_filled_in_and_not_of_the_day():
    content = {"assessed_on": "2026-12-01", "answers": {"A01": {"value": "l2"}}}

    tomorrow = fingerprint({**content, "assessed_on": "2026-12-02"})
    other = fingerprint({**content, "answers": {"A01": {"value": "l3"}}})

    assert fingerprint(content) == tomorrow
    assert fingerprint(content) != other


def test_the_digest_is_the_one_of_this_text():
    """Held, so that a change of its form does not go unseen: what was signed must verify."""
    canonical = '{"content":{"é":[1,2.5]},"outcome":{"overall":84.0}}'

    assert digest({"é": [1, 2.5]}, {"overall": 84.0}) == sha256(canonical.encode()).hexdigest()


def test_golden_answers_are_signed_as_they_were_given():
    content, _evidence = frozen(an_assessment(case="G10"))

    given = golden("G10")["input"]["answers"]
    assert {code: answer["value"] for code, answer in content["answers"].items()} == {
        code: given[code].get("value") for code in content["answers"]
    }
