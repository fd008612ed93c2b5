"""The one input of scoring: a questionnaire, the facts, the replies and the day they are judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assessments.questionnaires.answers import AnswerValue
from assessments.questionnaires.conditions import Fact
from assessments.questionnaires.definitions import Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    kind: str
    grade: int  # E0 to E4, as stated or as adjusted
    dated: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What was filled in at one question. Not applicable wins over a value."""

    value: AnswerValue | None = None
    not_applicable: bool = False
    reason: str = ""  # why it is not applicable
    evidence: tuple[Evidence, ...] = ()


NO_REPLY = Reply()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Company-scope and context-scope replies meet here, and nowhere else.

    Replies to hidden or unknown questions may be among them; they are not heard.
    """

    questionnaire: Questionnaire
    assessed_on: date
    context: Mapping[str, Fact] = field(default_factory=dict)
    company: Mapping[str, Fact] = field(default_factory=dict)
    replies: Mapping[str, Reply] = field(default_factory=dict)
    adjusted: Mapping[str, Reply] = field(default_factory=dict)  # by a reviewer, in their stead
    refused_not_applicable: frozenset[str] = frozenset()  # question codes
    lifted: frozenset[str] = frozenset()  # knock-out keys
    quick: bool = False

    def reply(self, code: str) -> Reply:
        return self.adjusted.get(code) or self.replies.get(code) or NO_REPLY

    def context_facts(self) -> Mapping[str, Fact]:
        """What is known of the context, on top of the defaults of its issue and in general."""
        known = {**self.questionnaire.context_defaults, **self.context}
        issue = self.questionnaire.issue_defaults.get(str(known.get("issue")), {})
        return {**known, **issue, **self.context}
