"""Playing the demo's stories through the same actions that people use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessments.actions import contexts, reviews, submissions
from assessments.actions.contexts import Place
from assessments.management.demo.days import in_the_past
from assessments.management.demo.filling import fill
from assessments.management.demo.founding import House
from assessments.management.demo.reading import Move, Story
from assessments.management.demo.talking import talk
from assessments.models import Assessment, Submission, User
from assessments.workflow import Role


@dataclass(frozen=True, slots=True)
class Scene:
    """One assessment, and the two houses that work on it."""

    assessment: Assessment
    company: House
    secretariat: House

    @property
    def latest(self) -> Submission:
        return self.assessment.submissions.latest("number")

    @property
    def approver(self) -> User:
        return self.company.people[Role.APPROVER]

    @property
    def reviewer(self) -> User:
        return self.secretariat.people[Role.REVIEWER]

    @property
    def lead(self) -> User:
        return self.secretariat.people[Role.LEAD]


def play(story: Story, houses: Mapping[str, House], secretariat: House) -> Assessment:
    """Play the acts of a story in its own year; the assessment ends where they lead."""
    with in_the_past(story.years_ago):
        return _played(story, houses[story.company], secretariat)


def _played(story: Story, company: House, secretariat: House) -> Assessment:
    assessment = _begun(company, story.place)
    scene = Scene(assessment, company, secretariat)
    for act in story.acts:
        fill(assessment, act, by=company.preparer)
        for move in act.moves:
            MOVES[move.move](scene, move)
    talk(assessment, story, company)
    return assessment


def _begun(company: House, place: Place) -> Assessment:
    """Of a context that was registered for another year there comes an assessment more."""
    organisation, preparer = company.organisation, company.preparer
    if context := contexts.registered(organisation, place):
        return contexts.assess(context, by=preparer)
    return contexts.register(organisation, place, by=preparer)


def _request_approval(scene: Scene, _: Move) -> None:
    submissions.request_approval(scene.assessment, declared=True, by=scene.company.preparer)


def _send_back(scene: Scene, move: Move) -> None:
    submissions.send_back(scene.assessment, move.reason, by=scene.approver)


def _submit(scene: Scene, _: Move) -> None:
    submissions.submit(scene.assessment, declared=True, by=scene.approver)


def _withdraw(scene: Scene, move: Move) -> None:
    submissions.withdraw(scene.assessment, move.reason, by=scene.approver)


def _take(scene: Scene, _: Move) -> None:
    reviews.take(scene.latest, by=scene.reviewer)


def _request_changes(scene: Scene, move: Move) -> None:
    reviews.request_changes(scene.latest, move.reason, by=scene.reviewer)


def _conclude(scene: Scene, move: Move) -> None:
    reviews.conclude(scene.latest, move.conclusion, move.reason, by=scene.lead)


MOVES: Mapping[str, Callable[[Scene, Move], None]] = {
    "request_approval": _request_approval,
    "send_back": _send_back,
    "submit": _submit,
    "withdraw": _withdraw,
    "take": _take,
    "request_changes": _request_changes,
    "conclude": _conclude,
}
