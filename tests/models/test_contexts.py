import pytest
from django.db import IntegrityError

from assessments.models import RiskContext
from tests.factories import XINJIANG, a_company, a_programme, a_user, an_assessment

pytestmark = pytest.mark.django_db


def test_contexts_are_visible_within_the_company():
    company = a_company(a_programme())
    context = an_assessment(company).context
    reviewer = a_user(context.programme.secretariat)

    assert list(RiskContext.objects.visible_to(a_user(company))) == [context]
    assert not RiskContext.objects.visible_to(a_user(a_company())).exists()
    assert not RiskContext.objects.visible_to(reviewer).exists()


def test_the_database_refuses_the_same_context_twice():
    context = an_assessment().context

    with pytest.raises(IntegrityError):
        RiskContext.objects.create(
            organisation=context.organisation,
            region=XINJIANG.region,
            product=XINJIANG.product,
            issue=XINJIANG.issue,
            created_by=context.created_by,
        )


def test_a_context_is_told_by_its_codes():
    assert str(RiskContext(region="TM", product="cotton", issue="forced_labour")) == (
        "TM cotton forced_labour"
    )
