import pytest
from django.template import Context, Template

from assessments.questionnaires.rules import FlagSeverity, Verdict
from assessments.templatetags.verdicts import SEVERITIES, VERDICTS


def shown(tag: str) -> str:
    return Template("{% load verdicts %}{% " + tag + " %}").render(Context())


def test_every_verdict_and_every_severity_has_its_look():
    assert set(VERDICTS) == set(Verdict)
    assert set(SEVERITIES) == set(FlagSeverity)


@pytest.mark.parametrize(
    ("tag", "look"),
    [
        ('verdict_tag "consistent" "Fits"', "tag--ok"),
        ('verdict_tag "tension" "Fits"', "tag--error"),
        ('severity_tag "low" "Fits"', "tag--info"),
        ('severity_tag "high" "Fits"', "tag--error"),
    ],
)
def test_a_colour_never_stands_alone(tag, look):
    html = shown(tag)

    assert f'<span class="tag {look}">' in html
    assert "<svg" in html
    assert "Fits</span>" in html
