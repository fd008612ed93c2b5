import pytest
from django.db import IntegrityError

from assessments.models import Report
from assessments.models.reports import storage_name
from assessments.workflow import Role
from tests.factories import a_company, a_reviewer, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db


def a_draft(assessment, language="nl") -> Report:
    return Report.objects.create(
        assessment=assessment, language=language, requested_by=assessment.created_by
    )


def test_reports_of_a_submission_are_visible_to_who_sees_the_submission():
    submission = a_submission()
    viewer = a_user(submission.assessment.organisation, Role.VIEWER)

    for person in [viewer, a_reviewer(submission)]:
        assert set(Report.objects.visible_to(person)) == set(submission.reports.all())
    for person in [a_user(a_company()), a_reviewer(submission, Role.ANALYST)]:
        assert not Report.objects.visible_to(person).exists()


def test_drafts_are_visible_within_the_company_only():
    submission = a_submission()
    draft = a_draft(submission.assessment)

    assert draft in Report.objects.visible_to(submission.prepared_by)
    assert draft not in Report.objects.visible_to(a_reviewer(submission))


def test_the_database_refuses_a_second_report_in_a_language():
    submission = a_submission()

    with pytest.raises(IntegrityError):
        Report.objects.create(
            assessment=submission.assessment,
            submission=submission,
            language="nl",
            requested_by=submission.signed_by,
        )


def test_several_drafts_may_stand_side_by_side():
    assessment = an_assessment()

    a_draft(assessment)
    a_draft(assessment)

    assert assessment.reports.count() == 2


def test_a_file_is_kept_under_our_own_names():
    draft = a_draft(an_assessment())

    assert storage_name(draft, "x.pdf") == (
        f"reports/{draft.assessment.organisation_id}/{draft.pk}.pdf"
    )


def test_names_in_a_list():
    submission = a_submission()

    assert str(Report(submission=submission, language="en")) == f"{submission}, en"
    assert str(Report(assessment=submission.assessment, language="nl")) == (
        f"{submission.assessment}, nl"
    )
