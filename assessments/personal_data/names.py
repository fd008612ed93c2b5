"""Names of people, known by the word before them: a title, a role, or that a name follows."""

import re
from collections.abc import Iterator

NEAR = 24  # characters after a name that can make it a company's
CAPITAL = r"[^\W\d_a-zß-ÿ]"
# With one capital, in any alphabet that has capitals: what is all capitals is an abbreviation.
WORD = rf"{CAPITAL}[^\W\d_A-Z]+(?:[-'’][^\W\d_]+)*"
INITIALS = rf"(?:{CAPITAL}\.[ ]?){{1,4}}"
BETWEEN = r"(?:(?:van|de|der|den|het|'t|ten|ter|te|el|al|bin|von|la|da|dos)[ ]){1,3}"
ONE_NAME = rf"(?:{INITIALS})?(?:{BETWEEN})?{WORD}(?:[ ](?:{BETWEEN})?{WORD}){{0,2}}"
TWO_NAMES = rf"(?:{WORD}|{INITIALS})[ ]?(?:{BETWEEN})?{WORD}(?:[ ]{WORD})?"
TITLES = r"[Dd]e heer|[Mm]evrouw|[Mm]evr\.?|[Dd]hr\.?|[Mm]eneer|[Mm]w\.|[Mm]rs?\.?|[Mm]s\."
ROLES = (
    "medewerk(?:er|ster)|werkne(?:mer|emster)|arbeid(?:er|ster)|naaister|stikster|voorman|"
    "slachtoffer|getuige|contactpersoon|vertrouwenspersoon|tolk|"
    "worker|employee|labou?rer|seamstress|victim|witness|whistleblower|contact person|"
    "interpreter|(?:oeigoerse?|uyghur|uighur) (?:man|vrouw|woman|detainee|gevangene)"
)
LABEL = (
    r"(?:(?:[Vv]olledige )?[Nn]aam(?: van de [a-z]+)?|(?:[Ff]ull )?[Nn]ame(?: of (?:the )?[a-z]+)?)"
)
PATTERNS = (
    re.compile(rf"\b(?:{TITLES})[ ]({ONE_NAME})"),
    re.compile(rf"\b(?i:{ROLES})(?:[ ](?:genaamd|named|called)|,|:)?[ ]({TWO_NAMES})"),
    re.compile(rf"(?<![\w-]){LABEL}[ ]?:[ ]?({TWO_NAMES})"),
)
CHINESE = re.compile(r"姓名[:： ]{0,2}([\u4e00-\u9fff]{2,4})")
# In or right after a name these say that it is a company's.
COMPANY = re.compile(
    r"\b(?:b\.?v\.?|n\.?v\.?|ltd|limited|co|corp|inc|llc|gmbh|s\.?a|srl|group|groep|holding|"
    r"company|bedrijf|fabriek|factory|mills?|spinnerij|weverij|ververij|confectie|textiel|"
    r"textiles?|garments?|apparel|kleding|mode|fashion|trading|handel|import|export|"
    r"industry|industries|foundation|stichting|vereniging|federation|union)\b",
    re.IGNORECASE,
)
# What follows a role without being a name: "worker Voice Survey".
NO_NAME = re.compile(
    r"\b(?:Rights|Voice|Health|Safety|Welfare|Code|Handbook|Survey|Council|Committee|Union|"
    r"Federation|Consortium|Association|Network|Initiative|Foundation|Engagement|"
    r"Representation|Protection|Wellbeing|Training|Development|Relations|Resources|Human|"
    r"Social|Corporate|Fair|Labor|Labour|Compliance|Quality|Sustainability|Sourcing|"
    r"Buying|Purchasing|Inkoop|Duurzaamheid|Kwaliteit|Maatschappelijk|Verantwoord|"
    r"Ondernemen|Personeel|Productie|Logistiek|Verkoop|Noord|Zuid|Oost|West|North|South|"
    r"East|Central|China|Xinjiang|Turkmenistan|Bangladesh|Vietnam|Turkije|India|Pakistan|"
    r"Myanmar|Cambodja|Ethiopia|Nederland|Europa|Asia|Europe|Azië|January|February|March|"
    r"April|May|June|July|August|September|October|November|December|"
    r"Act|Law|Report|Programme|Program|Project|Day|Benefits|Organisation|Organization|Bureau)\b"
)


def names(text: str) -> Iterator[str]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if _is_of_a_person(text, match):
                yield match[1]
    yield from (match[1] for match in CHINESE.finditer(text))


def _is_of_a_person(text: str, match: re.Match[str]) -> bool:
    line = text[match.start(1) : match.end(1) + NEAR].partition("\n")[0]
    return not (NO_NAME.search(match[1]) or COMPANY.search(line))
