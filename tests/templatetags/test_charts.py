import pytest
from django.template import Context, Template

from assessments.reports import charts, matrix
from assessments.reports.drawing import Medium
from tests.reports.cases import golden_dossier, results

RESULTS = results(golden_dossier("G10"))
PAPER = Medium.PAPER


def drawn(tag: str, **context) -> str:
    return Template("{% load charts %}{% " + tag + " %}").render(Context(context))


@pytest.mark.parametrize(
    ("tag", "screen", "paper"),
    [
        (
            "band_scale results.quality",
            charts.band_scale(RESULTS.quality),
            charts.band_scale(RESULTS.quality, PAPER, 300),
        ),
        (
            "score_bar results.quality.sections.0",
            charts.score_bar(RESULTS.quality.sections[0]),
            charts.score_bar(RESULTS.quality.sections[0], PAPER, 300),
        ),
        (
            "meter results.risk.headline",
            charts.meter(RESULTS.risk.headline),
            charts.meter(RESULTS.risk.headline, PAPER, 300),
        ),
        (
            "evidence_scale results.evidence",
            charts.evidence_scale(RESULTS.evidence),
            charts.evidence_scale(RESULTS.evidence, PAPER, 300),
        ),
        (
            "position_matrix results",
            matrix.position_matrix(RESULTS.risk, RESULTS.abilities),
            matrix.position_matrix(RESULTS.risk, RESULTS.abilities, PAPER, 300),
        ),
    ],
)
def test_a_chart_is_drawn_for_the_screen_and_at_a_width_on_paper(tag, screen, paper):
    assert drawn(tag, results=RESULTS) == screen
    assert drawn(f'{tag} "paper" 300', results=RESULTS) == paper
