import json
from decimal import Decimal

import pytest

from assessments.scoring.results import Improvement, ProgrammeTarget, WhatIf


@pytest.mark.parametrize(
    ("part", "stored"),
    [
        (
            WhatIf(decision={"stay": "tension"}, one_up={"ddf_band": "explain"}),
            {"decision": {"stay": "tension"}, "ddf_band_one_up": "explain"},
        ),
        (WhatIf(), {"decision": {}}),
        (
            Improvement(code="F06", gain=Decimal("4.2"), is_knock_out=True),
            {"code": "F06", "gain": 4.2, "knock_out": True},
        ),
        (
            ProgrammeTarget(target=Decimal("40.0"), is_met=False),
            {"target": 40.0, "met": False},
        ),
    ],
)
def test_part_goes_to_json_and_comes_back(part, stored):
    assert part.to_json() == stored
    assert type(part).from_json(json.loads(json.dumps(stored))) == part
