"""The definitions of the tests: one with every construct, and a tiny one."""

from functools import cache
from pathlib import Path

from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.loading import load

FOLDER = Path(__file__).parent / "definitions"


@cache
def definition(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text("utf-8")


@cache
def every_construct() -> Questionnaire:
    return load(definition("every"), "every.yaml")


@cache
def tiny() -> Questionnaire:
    return load(definition("tiny"), "tiny.yaml")
