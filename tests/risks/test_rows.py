from dataclasses import replace

import pytest

from assessments.risks.rows import Bound, Effect, Measure, RiskRow, Sifl

ROW = RiskRow(
    id="R1",
    region="CN-XJ",
    product="cotton",
    issue="forced_labour",
    table_sifl=Sifl.LISTED,
    ddf_ceiling=24,
    note={"nl": "Dwang", "en": "Coercion"},
    sources=(),
    is_verified=True,
)
LIKELIHOOD = Effect(Measure.LIKELIHOOD, Bound.AT_LEAST, 4)


def test_row_that_is_listed_sets_all_floors_and_its_ceiling():
    assert ROW.effects() == (
        LIKELIHOOD,
        Effect(Measure.SCALE, Bound.AT_LEAST, 5),
        Effect(Measure.SCOPE, Bound.AT_LEAST, 4),
        Effect(Measure.IRREMEDIABILITY, Bound.AT_LEAST, 4),
        Effect(Measure.FEASIBILITY, Bound.AT_MOST, 24),
    )


def test_row_that_is_indicated_sets_the_floor_of_scale():
    assert replace(ROW, table_sifl=Sifl.INDICATED, ddf_ceiling=59).effects() == (
        LIKELIHOOD,
        Effect(Measure.SCALE, Bound.AT_LEAST, 4),
        Effect(Measure.FEASIBILITY, Bound.AT_MOST, 59),
    )


def test_row_of_a_private_risk_sets_the_likelihood_alone():
    assert replace(ROW, table_sifl=Sifl.NONE, ddf_ceiling=100).effects() == (LIKELIHOOD,)


@pytest.mark.parametrize("include_unverified", [True, False])
def test_row_that_is_informative_never_counts(include_unverified):
    row = replace(ROW, is_informative=True)

    assert row.counts(include_unverified=include_unverified) is False
    assert row.effects(include_unverified=include_unverified) == ()


def test_row_that_is_unverified_counts_only_when_asked():
    row = replace(ROW, is_verified=False)

    assert (row.counts(), row.effects()) == (False, ())
    assert row.counts(include_unverified=True) is True
    assert row.effects(include_unverified=True) == ROW.effects()


def test_every_answer_on_state_imposed_forced_labour_has_its_floors():
    floors = [len(replace(ROW, table_sifl=sifl, ddf_ceiling=100).effects()) for sifl in Sifl]

    assert floors == [4, 2, 1]
