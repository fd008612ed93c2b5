"""What the demo's people say to each other and ask of each other while they fill in."""

from datetime import timedelta

from django.utils import timezone

from assessments.actions import assignments, remarks
from assessments.actions.assignments import Wanted
from assessments.management.demo.founding import House
from assessments.management.demo.reading import Asked, Story, Talk
from assessments.models import Assessment
from assessments.templatetags.demo import DOMAIN
from assessments.workflow import Role


def talk(assessment: Assessment, story: Story, company: House) -> None:
    for said in story.talks:
        _say(assessment, said, company)
    for asked in story.asked:
        _ask(assessment, asked, company)


def _say(assessment: Assessment, talk: Talk, company: House) -> None:
    remarks.add(
        assessment,
        talk.question,
        talk.text,
        by=company.people[Role(talk.by)],
        mentions=[company.people[Role(role)] for role in talk.mentions],
    )


def _ask(assessment: Assessment, asked: Asked, company: House) -> None:
    """A colleague is named by their role, somebody outside by the name in their address."""
    colleague = company.people.get(Role(asked.of)) if asked.of in Role else None
    wanted = Wanted(
        section=asked.section,
        question=asked.question,
        note=asked.note,
        due_on=timezone.localdate() + timedelta(days=asked.days),
    )
    address = colleague.email if colleague else asked.of + DOMAIN
    assignments.ask(assessment, wanted, address, by=company.preparer)
