from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from assessments.models import Evidence, EvidenceUse
from assessments.models.evidence import storage_name
from assessments.workflow import Role
from tests.factories import (
    a_company,
    a_reviewer,
    a_secretariat,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db


def test_evidence_is_visible_within_the_company():
    company = a_company()
    an_assessment(company, case="G10")
    everything = set(Evidence.objects.all())

    assert set(Evidence.objects.visible_to(a_user(company, Role.VIEWER))) == everything
    assert not Evidence.objects.visible_to(a_user(a_company())).exists()


def test_evidence_is_visible_to_reviewers_once_it_was_signed():
    submission = a_submission()
    company = submission.assessment.organisation
    unsigned = Evidence.objects.create(
        organisation=company, title="Not used", kind="policy", grade=2, added_by=a_user(company)
    )

    seen = set(Evidence.objects.visible_to(a_reviewer(submission)))

    assert seen == set(submission.evidence.all())
    assert unsigned not in seen


def test_evidence_is_not_visible_to_analysts():
    submission = a_submission()

    assert not Evidence.objects.visible_to(a_reviewer(submission, Role.ANALYST)).exists()


def test_a_file_is_kept_under_our_own_names():
    evidence = Evidence(organisation=a_company())

    name = storage_name(evidence, "../../etc/passwd")

    assert name == f"evidence/{evidence.organisation_id}/{evidence.pk}"


def test_the_database_refuses_a_grade_that_does_not_exist():
    company = a_company()

    with pytest.raises(IntegrityError):
        Evidence.objects.create(
            organisation=company, title="x", kind="policy", grade=5, added_by=a_user(company)
        )


def test_the_database_refuses_the_same_evidence_twice_at_a_question():
    use = EvidenceUse.objects.filter(sheet=an_assessment(case="G10").sheet).first()

    with pytest.raises(IntegrityError):
        EvidenceUse.objects.create(
            sheet=use.sheet, question=use.question, evidence=use.evidence, added_by=use.added_by
        )


def a_document(company, **changes):
    fields = {"title": "Policy", "kind": "policy", "grade": 2, "added_by": a_user(company)}
    return Evidence.objects.create(organisation=company, **(fields | changes))


def titles(found):
    return sorted(each.title for each in found)


def test_library_is_what_was_not_removed_from_the_users_companies():
    company = a_company()
    a_document(company, title="Kept")
    a_document(company, title="Removed", removed_at=timezone.now())
    a_document(a_company(), title="Elsewhere")

    assert titles(Evidence.objects.kept_by(a_user(company, Role.VIEWER))) == ["Kept"]
    assert titles(Evidence.objects.in_library()) == ["Elsewhere", "Kept"]


def test_secretariat_has_no_library_of_what_it_reviews():
    submission = a_submission()

    assert not Evidence.objects.kept_by(a_reviewer(submission)).exists()


def test_library_of_a_secretariat_does_not_exist():
    secretariat = a_secretariat()
    a_document(secretariat)

    assert not Evidence.objects.kept_by(a_user(secretariat, Role.LEAD)).exists()


def test_evidence_ends_when_it_expired_or_will_within_30_days():
    today = date(2026, 12, 1)
    for days in (-1, 0, 30, 31):
        a_document(a_company(), title=f"{days:+}", expires_on=today + timedelta(days))
    a_document(a_company(), title="never")

    assert titles(Evidence.objects.ending(today)) == ["+0", "+30", "-1"]


def test_evidence_is_in_use_or_unused():
    company = a_company()
    draft, used, unused = an_assessment(company), a_document(company), a_document(company)
    for code in ("A01", "A02"):
        EvidenceUse.objects.create(
            sheet=draft.company_sheet, question=code, evidence=used, added_by=used.added_by
        )

    assert list(Evidence.objects.in_use()) == [used]
    assert list(Evidence.objects.unused()) == [unused]


def test_unscanned_are_files_without_a_verdict():
    company = a_company()
    for scan in Evidence.Scan:
        a_document(company, title=scan, file="x", scan=scan)
    a_document(company, title="link", link="https://example.org")

    assert titles(Evidence.objects.unscanned()) == ["failed", "not_scanned", "waiting"]
    assert titles(Evidence.objects.withheld()) == ["failed", "infected", "waiting"]


@pytest.mark.parametrize("scan", Evidence.Scan)
def test_file_is_withheld_unless_it_is_clean_or_nobody_scans(scan):
    evidence = Evidence(scan=scan)

    assert evidence.is_withheld is (scan not in {"clean", "not_scanned"})
    assert evidence.has_virus is (scan == "infected")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org", "https://example.org"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_a_web_page_can_be_followed(link, address):
    assert Evidence(link=link).address == address


def test_names_in_a_list():
    evidence = Evidence(title="Policy")

    assert str(evidence) == "Policy"
    assert str(EvidenceUse(evidence=evidence, question="A01")) == "Policy at A01"
