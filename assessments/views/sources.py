"""Where people read on, in their language; our pages ask nothing of these sites."""

from collections.abc import Mapping

from django.utils.translation import get_language

OUTSIDE: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "guidelines": "https://www.oesorichtlijnen.nl/",
        "risk_checker": "https://www.mvorisicochecker.nl/nl",
    },
    "en": {
        "guidelines": "https://www.oecdguidelines.nl/",
        "risk_checker": "https://www.mvorisicochecker.nl/en",
    },
}


def outside() -> Mapping[str, str]:
    return OUTSIDE[(get_language() or "nl")[:2]]
