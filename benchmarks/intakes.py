"""What reading a list of 200 suppliers costs, beside bare reading of the same file."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from statistics import median
from time import perf_counter

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 - settings come first
from openpyxl import load_workbook  # noqa: E402

from assessments.actions.contexts import QUESTIONNAIRE  # noqa: E402
from assessments.questionnaires import library  # noqa: E402
from assessments.questionnaires.questions import Kind, Question  # noqa: E402
from assessments.workbooks.table_files import rows_from, table_workbook  # noqa: E402

SITES = 200
ROUNDS = 5
HEADS = "name;region;tier;process;status;flags;origin_known;os_id;volume_share"
ROW = {
    "name": "Fabriek",
    "region": "CN-XJ",
    "tier": "t3",
    "process": "garen",
    "status": "active",
    "flags": ("high_risk_region",),
    "origin_known": "known",
}


def main() -> None:
    question = next(
        each for each in library.current(QUESTIONNAIRE).questions() if each.kind is Kind.TABLE
    )
    line = ";".join("".join(cell) for cell in ROW.values())
    text = "\n".join([HEADS, *[line] * SITES]).encode()
    workbook = table_workbook(question, [ROW] * SITES)
    told("CSV", lambda: read(question, text, "rows.csv"), lambda: bare_text(text))
    told("XLSX", lambda: read(question, workbook, "rows.xlsx"), lambda: bare_workbook(workbook))


def told(kind: str, ours: Callable[[], int], bare: Callable[[], int]) -> None:
    cost, floor = seconds(ours), seconds(bare)
    print(f"{SITES} sites from {kind:4}          {cost * 1000:7.0f} ms")
    print(f"the same, bare reading      {floor * 1000:7.1f} ms")
    print(f"ratio                       {cost / floor:7.1f}")


def read(question: Question, content: bytes, name: str) -> int:
    found = rows_from(SimpleUploadedFile(name, content), question)
    assert len(found.value) == SITES
    return len(found.value)


def bare_text(content: bytes) -> int:
    return len(list(csv.reader(StringIO(content.decode()), delimiter=";")))


def bare_workbook(content: bytes) -> int:
    book = load_workbook(BytesIO(content), read_only=True)
    return sum(1 for sheet in book for _row in sheet.iter_rows(values_only=True))


def seconds(work: Callable[[], int]) -> float:
    taken = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        taken.append(perf_counter() - started)
    return median(taken)


if __name__ == "__main__":
    main()
