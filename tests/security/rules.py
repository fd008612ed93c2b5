"""Who may reach what: one row per address. An address without a row fails.

`reads` and `writes` name the people for whom the address exists; everybody else who
is signed in gets "not found", and a visitor is asked to sign in. Of those who may
post, only the people in `changes` change anything; `data` is what they send.
"""

from dataclasses import dataclass, field

from assessments.actions.answers import Given
from tests.security.uploads import CSVFile, WorkbookFile

PREPARER, APPROVER, VIEWER = "preparer", "approver", "viewer"
REVIEWER, LEAD, ANALYST = "reviewer", "lead", "analyst"
FOREIGN_REVIEWER = "reviewer of another programme"
OTHER_PREPARER, OTHER_APPROVER = "preparer elsewhere", "approver elsewhere"
SELF_NAMED = "reviewer named by a company"
GUEST = "guest"  # of company A, asked B03
REMOVED, NOBODY, VISITOR = "removed member", "member of nothing", "visitor"

COMPANY = frozenset({PREPARER, APPROVER, VIEWER})
FILLING_IN = frozenset({PREPARER, APPROVER})
PREPARER_ONLY = frozenset({PREPARER})
SECRETARIAT = frozenset({REVIEWER, LEAD})
SIGNED_IN = frozenset(
    {
        *COMPANY,
        *SECRETARIAT,
        ANALYST,
        FOREIGN_REVIEWER,
        OTHER_PREPARER,
        OTHER_APPROVER,
        SELF_NAMED,
        REMOVED,
        NOBODY,
        GUEST,
    }
)
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Rule:
    reads: frozenset[str] | None = None  # None: GET is not a method of this address
    writes: frozenset[str] | None = None  # None: POST is not a method of this address
    changes: frozenset[str] = NONE
    is_public: bool = False  # exists for visitors too
    data: dict[str, object] = field(default_factory=dict)  # what changes something


PAGE = Rule(reads=SIGNED_IN, is_public=True)
REASON = "because this is so"
# A document of company A that stands behind no answer yet.
IN_LIBRARY = "5ca1ab1e-0000-4000-8000-000000000000"
GUEST_ONLY = frozenset({GUEST})
# Fills in for company A, and does not knock.
COLLEAGUE = "colleague@company-a.example"
ANSWER_OF_A = Given(value="canary-of-company-a-answer").fingerprint

RULES: dict[str, Rule] = {
    "pages:start": PAGE,
    "pages:help": PAGE,
    "pages:accessibility": PAGE,
    "pages:privacy": PAGE,
    "pages:security_txt": PAGE,
    "pages:healthz": PAGE,
    "pages:readyz": PAGE,
    "pages:language": Rule(
        writes=SIGNED_IN, changes=SIGNED_IN, is_public=True, data={"language": "en"}
    ),
    "demo:sign_in": Rule(writes=NONE, is_public=True),  # the demo is off: it does not exist
    "overview:index": Rule(reads=SIGNED_IN),
    "overview:agenda": Rule(reads=SIGNED_IN),
    "overview:appointment": Rule(reads=COMPANY),
    "quick_scan:scan": Rule(reads=SIGNED_IN, writes=SIGNED_IN, is_public=True),
    "quick_scan:take": Rule(writes=SIGNED_IN, is_public=True),
    "quick_scan:fill_in": Rule(writes=COMPANY, changes=FILLING_IN),
    "contexts:register": Rule(
        reads=SIGNED_IN,
        writes=SIGNED_IN,
        changes=FILLING_IN | {OTHER_PREPARER, OTHER_APPROVER},
        data={
            "region": "Vietnam",
            "product": "yarn_textile_apparel",
            "issue": "living_wage",
            "stages": "raw_material",
            "register": "1",
        },
    ),
    "contexts:regions": PAGE,
    "contexts:assess": Rule(writes=COMPANY, changes=FILLING_IN),
    "organisations:edit": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"size": "micro", "sector": "electronics", "chain_roles": "brand"},
    ),
    "people:index": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"email": "new@company.example", "role": "viewer"},
    ),
    "people:member": Rule(
        reads=COMPANY, writes=COMPANY, changes=frozenset({APPROVER}), data={"role": "viewer"}
    ),
    "people:remove": Rule(reads=COMPANY, writes=COMPANY, changes=frozenset({APPROVER})),
    "people:send_again": Rule(writes=COMPANY, changes=FILLING_IN),
    "people:withdraw": Rule(writes=COMPANY, changes=FILLING_IN),
    "people:register": Rule(
        reads=SIGNED_IN,
        writes=SIGNED_IN,
        changes=SIGNED_IN,
        is_public=True,
        data={"company": "New company", "email": "new@company.example"},
    ),
    "people:registered": PAGE,
    # Of company B: who has the link and another address learns nothing, and changes nothing.
    "account:invitation": Rule(reads=SIGNED_IN, writes=SIGNED_IN, is_public=True),
    "account:edit": Rule(
        reads=SIGNED_IN,
        writes=SIGNED_IN,
        changes=SIGNED_IN,
        data={"name": "Another name", "language": "en"},
    ),
    # Of the preparer: whoever has the link of the mail.
    "account:reminders_off": Rule(
        reads=SIGNED_IN, writes=SIGNED_IN, changes=SIGNED_IN, is_public=True
    ),
    "assessments:show": Rule(reads=COMPANY),
    "assessments:check": Rule(reads=COMPANY),
    "assessments:result": Rule(reads=COMPANY),
    "assessments:request_approval": Rule(writes=COMPANY, changes=FILLING_IN, data={"Z01": "on"}),
    "assessments:send_back": Rule(
        writes=COMPANY, changes=frozenset({APPROVER}), data={"reason": REASON}
    ),
    "assessments:sign": Rule(writes=COMPANY, changes=frozenset({APPROVER}), data={"Z02": "on"}),
    "assessments:withdraw": Rule(
        reads=COMPANY, writes=COMPANY, changes=frozenset({APPROVER}), data={"reason": REASON}
    ),
    "assessments:draft": Rule(writes=COMPANY, changes=COMPANY, data={"language": "nl"}),
    "deadlines:plan": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"due_on_day": "1", "due_on_month": "2", "due_on_year": "2101"},
    ),
    "sections:edit": Rule(
        reads=COMPANY, writes=COMPANY, changes=FILLING_IN, data={"B03-remark": "changed"}
    ),
    "answers:save": Rule(writes=COMPANY, changes=FILLING_IN, data={"B03-remark": "changed"}),
    "answers:card": Rule(reads=COMPANY),
    "answers:history": Rule(reads=COMPANY),
    "answers:restore": Rule(
        reads=COMPANY, writes=COMPANY, changes=FILLING_IN, data={"seen": ANSWER_OF_A}
    ),
    "carrying:take_over": Rule(reads=COMPANY, writes=COMPANY, changes=FILLING_IN),
    "questions:show": Rule(
        reads=COMPANY, writes=COMPANY, changes=FILLING_IN, data={"text": "a remark"}
    ),
    "remarks:index": Rule(reads=COMPANY),
    # Of the preparer: nobody changes the words of another.
    "remarks:edit": Rule(
        reads=PREPARER_ONLY,
        writes=PREPARER_ONLY,
        changes=PREPARER_ONLY,
        data={"text": "other words"},
    ),
    "remarks:settle": Rule(writes=COMPANY, changes=FILLING_IN),
    "assignments:ask": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"who": "outside", "email": COLLEAGUE},
    ),
    "assignments:withdraw": Rule(writes=COMPANY, changes=FILLING_IN),
    "asked:index": Rule(reads=SIGNED_IN),
    "asked:answer": Rule(
        reads=GUEST_ONLY,
        writes=GUEST_ONLY,
        changes=GUEST_ONLY,
        data={"B03": "changed", "save": "1"},
    ),
    "evidence:add": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"link": "https://example.org/", "kind": "policy", "grade": "2"},
    ),
    "evidence:choose": Rule(
        reads=COMPANY, writes=COMPANY, changes=FILLING_IN, data={"evidence": IN_LIBRARY}
    ),
    "evidence:detach": Rule(reads=COMPANY, writes=COMPANY, changes=FILLING_IN),
    "evidence:file": Rule(reads=COMPANY | SECRETARIAT),
    "library:index": Rule(reads=COMPANY),
    "library:add": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"link": "https://example.org/", "kind": "policy", "grade": "2"},
    ),
    "library:show": Rule(reads=COMPANY),
    "library:edit": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"title": "Another title", "kind": "policy", "grade": "2"},
    ),
    "library:remove": Rule(reads=COMPANY, writes=COMPANY, changes=FILLING_IN),
    "library:state": Rule(reads=COMPANY),
    # Each sees the queue of their own programmes.
    "submissions:index": Rule(reads=SECRETARIAT | {FOREIGN_REVIEWER}),
    "submissions:show": Rule(reads=COMPANY | SECRETARIAT),
    "reviews:take": Rule(writes=COMPANY | SECRETARIAT, changes=SECRETARIAT),
    "reviews:request_changes": Rule(
        writes=COMPANY | SECRETARIAT, changes=frozenset({REVIEWER}), data={"reason": REASON}
    ),
    "reviews:conclude": Rule(
        writes=COMPANY | SECRETARIAT,
        changes=frozenset({LEAD}),
        data={"reason": REASON, "conclusion": "accepted"},
    ),
    "offline:index": PAGE,
    "offline:workbook": PAGE,
    "offline:pdf": PAGE,
    "offline:prepare": Rule(writes=SIGNED_IN, changes=SIGNED_IN, is_public=True),
    "workbooks:show": Rule(
        reads=COMPANY, writes=COMPANY, changes=FILLING_IN, data={"file": WorkbookFile()}
    ),
    "workbooks:file": Rule(reads=COMPANY),
    "tables:upload": Rule(
        reads=COMPANY, writes=COMPANY, changes=FILLING_IN, data={"file": CSVFile()}
    ),
    "tables:workbook": Rule(reads=COMPANY),
    "tables:text": Rule(reads=COMPANY),
    # Whoever read a file in looks at it alone.
    "intakes:show": Rule(reads=PREPARER_ONLY, writes=PREPARER_ONLY, changes=PREPARER_ONLY),
    "intakes:discard": Rule(writes=PREPARER_ONLY, changes=PREPARER_ONLY),
    "reports:file": Rule(reads=COMPANY | SECRETARIAT),
    "reports:state": Rule(reads=COMPANY | SECRETARIAT),
}
