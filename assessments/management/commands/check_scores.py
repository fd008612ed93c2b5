"""Prove that every stored outcome can still be reproduced from what was signed."""

import json

from django.core.management.base import BaseCommand, CommandError

from assessments.models import Submission, content
from assessments.questionnaires import library
from assessments.scoring.outcome import evaluate


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_: object) -> None:
        submissions = Submission.objects.select_related("assessment__organisation")
        count = drifted = 0
        for submission in submissions.iterator():
            count += 1
            if problems := _problems(submission):
                drifted += 1
                self.stderr.write(f"{submission.pk} {submission}: {', '.join(problems)}")
        if drifted:
            raise CommandError(f"Submissions that cannot be reproduced: {drifted} of {count}.")
        self.stdout.write(f"Submissions reproduced: {count}.")


def _problems(submission: Submission) -> list[str]:
    signed = submission.content["questionnaire"]
    try:
        now = library.digest(signed["slug"], signed["version"])
    except LookupError:
        return [f"the questionnaire {signed['slug']} {signed['version']} is gone"]
    found = {
        "the questionnaire was changed": now != signed["sha256"],
        "the outcome differs": _recomputed(submission) != submission.outcome,
        "the digest differs": _digest(submission) != submission.digest,
    }
    return [sentence for sentence, is_so in found.items() if is_so]


def _recomputed(submission: Submission) -> object:
    """As it would come back from the database."""
    return json.loads(json.dumps(evaluate(content.dossier_again(submission)).to_json()))


def _digest(submission: Submission) -> str:
    return content.digest(submission.content, submission.outcome)
