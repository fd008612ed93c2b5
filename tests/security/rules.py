"""Who may reach what: one row per address. An address without a row fails.

`reads` and `writes` name the people for whom the address exists; everybody else who
is signed in gets "not found", and a visitor is asked to sign in. Of those who may
post, only the people in `changes` change anything; `data` is what they send.
"""

from dataclasses import dataclass, field

PREPARER, APPROVER, VIEWER = "preparer", "approver", "viewer"
REVIEWER, LEAD, ANALYST = "reviewer", "lead", "analyst"
FOREIGN_REVIEWER = "reviewer of another programme"
OTHER_PREPARER, OTHER_APPROVER = "preparer elsewhere", "approver elsewhere"
SELF_NAMED = "reviewer named by a company"
REMOVED, NOBODY, VISITOR = "removed member", "member of nothing", "visitor"

COMPANY = frozenset({PREPARER, APPROVER, VIEWER})
FILLING_IN = frozenset({PREPARER, APPROVER})
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
    "contexts:regions": Rule(reads=SIGNED_IN),
    "contexts:assess": Rule(writes=COMPANY, changes=FILLING_IN),
    "organisations:edit": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"size": "micro", "sector": "electronics", "chain_roles": "brand"},
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
    "sections:edit": Rule(
        reads=COMPANY, writes=COMPANY, changes=FILLING_IN, data={"B03-remark": "changed"}
    ),
    "evidence:add": Rule(
        reads=COMPANY,
        writes=COMPANY,
        changes=FILLING_IN,
        data={"link": "https://example.org/", "kind": "policy", "grade": "2"},
    ),
    "evidence:detach": Rule(reads=COMPANY, writes=COMPANY, changes=FILLING_IN),
    "evidence:file": Rule(reads=COMPANY | SECRETARIAT),
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
    "reports:file": Rule(reads=COMPANY | SECRETARIAT),
    "reports:state": Rule(reads=COMPANY | SECRETARIAT),
}
