"""What nobody types by accident: texts, forms, addresses and headers that broke others."""

from random import Random

TEXTS = (
    "",
    " ",
    "0",
    "-1",
    "1e400",
    "9" * 400,
    "-0",
    "NaN",
    "Infinity",
    "١٢٣",
    "0001-01-01",
    "9999-12-31",
    "31-02-0000",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><svg onload=alert(1)>",
    "<link rel=attachment href='file:///etc/passwd'>",
    "{{7*7}}{% load static %}{{ settings.SECRET_KEY }}",
    "%(count)s %s {0} ${x}",
    "=1+1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "' OR 1=1 --",
    "_connector",
    "password__startswith",
    "../../../../etc/passwd",
    "http://169.254.169.254/latest/",
    "javascript:alert(1)",
    "a@b\r\nBcc: c@example.org",
    "a\r\nSet-Cookie: x=y",
    "\x1b[31m\x07",
    "\u2028\u2029\u0085",
    "\u202egnp.exe\u202c",
    "\u200b\u200d\ufeff",
    "a" + "\u0300" * 500,
    "\U000e0041\U000e0042",
    "ئۇيغۇر 新疆 বাংলা",
    "\ufffe\uffff",
    "👩‍👩‍👧‍👦",
    "a" * 5_000 + "!",
    "(" * 2_000,
    "\n" * 3_000,
    "x" * 60_000,
)
ORM_NAMES = (
    "_connector",
    "_negated",
    "pk__in",
    "assessment__organisation__name",
    "-password",
    "?",
    "outcome__overall",
    "",
)
QUERIES = (
    *(f"sort={each}&tab={each}&page={each}&new={each}&region={each}" for each in ORM_NAMES),
    "page=-1&page=0&page=" + "9" * 5_000,
    "page=1e400&region=" + "a" * 3_000,
    "region=%27%22%3Cscript%3E&product=%FF%FE&issue[]=1&company=x",
    "region=%00",
    "&".join(f"a{number}=1" for number in range(3_000)),
    "%ED%A0%80=%ED%A0%80&a[b][c]=d&=&&==",
)
TAILS = ("x", "//", "..", "%2e%2e/", "?", ";a=b", "%00", "%FF", "%0d%0aX: y", ".json", "x" * 3_000)
IDS = (
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF",
    "1",
    "-1",
    "9" * 400,
    "' OR 1=1",
    "%00",
    "..%2f..",
    "null",
)
HEADERS = (
    {"HTTP_ACCEPT_LANGUAGE": "x" * 8_000},
    {"HTTP_ACCEPT_LANGUAGE": ",".join(f"a-{n};q=0.{n}" for n in range(3_000))},
    {"HTTP_ACCEPT_LANGUAGE": "../../nl;q=1e400, \x00, *;q=-1"},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "testserver:evil"},
    {"HTTP_HOST": "[::1"},
    {"HTTP_HOST": ""},
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_X_FORWARDED_FOR": "1.2.3.4, not-an-address, " + "9" * 5_000},
    {"HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_REFERER": "http://[::1/é\x1b"},
    {"HTTP_COOKIE": 'sessionid=../../x; csrftoken="; django_language=%00; messages=x' * 50},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "<x>", "HTTP_HX_CURRENT_URL": "http://["},
    {"HTTP_RANGE": "bytes=9-1"},
    {"HTTP_IF_MODIFIED_SINCE": "Thu, 99 Foo 0000"},
    {"CONTENT_LENGTH": "-5"},
    {"CONTENT_LENGTH": "abc"},
    {"REMOTE_ADDR": "not-an-address"},
)
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
NAMES = ("reason", "F06", "B03-remark", "C01.0.name", "title", "region", "language", "Z02")
BODIES: tuple[tuple[str, bytes], ...] = (
    (FORM, b""),
    (FORM, b"&&&===%%%"),
    (FORM, b"reason=%FF%FE%80&B03-remark=\xff\xfe"),
    (FORM, b"reason=%ED%A0%80&reason=%ED%B0%80"),
    (FORM, b"reason=a%00b"),
    (FORM, b"&".join(b"C01.%d.name=x&C01.%d.name=y" % (n, n) for n in range(1_000))),
    (FORM, b"C01.999999999999.name=x&C01.-1.name=x&C01..=x&C01.1.2.3[4]=x&C01.%D9%A1.name=x"),
    (FORM, b"C01.-=" + b"%22" + b"a%09" * 5_000),
    (FORM, b"C01.-=" + b"%0D" * 500 + b"a;b%0Dc" + b"x" * 140_000),
    (FORM, b"B02_day=%D9%A1&B02_month=99&B02_year=0&B03-seen=x&B03-na=x&done=maybe&next=1"),
    (FORM, b"detach=B03+x&evidence=B03&add=C01&save=1&save=2"),
    (FORM, b"next=word&language=en&language=nl"),
    (FORM, b"a[b][c]=1&a.b.c=1&__proto__=x&self=1&by=1&assessment=1&pk=1&id=1&status=concluded"),
    (FORM + "; charset=utf-16", "reason=x".encode("utf-16")),
    (FORM + "; charset=utf-7", b"reason=+ADw-script+AD4-"),
    (FORM + "; charset=", b"reason=x"),
    ("application/json", b'{"reason": ' + b"[" * 10_000),
    ("text/xml", b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>"),
    ("", b"reason=x"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=" + "b" * 500, b"--b--"),
    (MULTIPART, b'--b\r\nContent-Disposition: form-data; name="reason"\r\n\r\nno end'),
    (
        MULTIPART,
        (
            b'--b\r\nContent-Disposition: form-data; name="reason"\r\n'
            b"Content-Transfer-Encoding: base64\r\n\r\nAGEA!\r\n--b--\r\n"
        ),
    ),
    (
        MULTIPART,
        (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="../../\x00\x1b.pdf"\r\n'
            b"Content-Type: text/html; charset=utf-16\r\n\r\n<script>\r\n--b--\r\n"
        ),
    ),
    (
        MULTIPART,
        (
            b'--b\r\nContent-Disposition: form-data; name="reason"; filename="x.txt"\r\n\r\nx\r\n--b\r\n'
            b'Content-Disposition: form-data; name="file"\r\n\r\nnot a file\r\n--b--\r\n'
        ),
    ),
    (MULTIPART, b"--b\r\n" + b"X: y\r\n" * 3_000 + b"\r\n--b--\r\n"),
)


def filled(names, seed: int) -> dict[str, list[str]]:
    """A form in which every field holds something of the corpus, or two things, or nothing."""
    random = Random(seed)  # noqa: S311 - the same every time
    return {name: random.choices(TEXTS, k=random.choice((0, 1, 1, 1, 2))) for name in names}
