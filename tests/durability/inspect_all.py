"""python -m tests.durability.inspect_all: what the database holds, for who was not there."""

import json
import sys
from typing import Any

import django

django.setup()

from assessments.models import Answer, AnswerVersion, Assessment, Event, Submission  # noqa: E402
from assessments.models.content import digest  # noqa: E402
from assessments.workflow import Status  # noqa: E402


def inspect_all() -> dict[str, Any]:
    return {
        "remarks": dict(Answer.objects.exclude(remark="").values_list("question", "remark")),
        "ever": list(AnswerVersion.objects.values_list("remark", flat=True)),
        "broken_versions": _broken_versions(),
        "signed": {
            str(each.assessment_id): digest(each.content, each.outcome) == each.digest
            for each in Submission.objects.all()
        },
        "submitted": sorted(map(str, _ids(status=Status.SUBMITTED))),
        "waiting": sorted(map(str, _ids(status=Status.AWAITING_APPROVAL))),
        "told": sorted(str(each.subject_id) for each in Event.objects.filter(verb="submit")),
        "reported": sorted(
            {str(each.pk) for each in Assessment.objects.filter(reports__isnull=False)}
        ),
    }


def _ids(**conditions: str) -> list[Any]:
    return list(Assessment.objects.filter(**conditions).values_list("pk", flat=True))


def _broken_versions() -> list[str]:
    """Answers whose last version is not what they are now."""
    last: dict[tuple[Any, str], AnswerVersion] = {
        (each.sheet_id, each.question): each for each in AnswerVersion.objects.order_by("version")
    }
    return [
        answer.question
        for answer in Answer.objects.all()
        if (found := last.get((answer.sheet_id, answer.question)))
        and (found.version, found.remark) != (answer.version, answer.remark)
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(inspect_all()))
