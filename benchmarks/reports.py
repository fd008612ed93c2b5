"""What a report costs, beside the same words on as many pages without tables, charts or tags."""

import gc
from collections.abc import Callable
from io import BytesIO
from statistics import median
from textwrap import wrap
from time import perf_counter, process_time

import django

django.setup()

import pikepdf  # noqa: E402 - the settings come first
from weasyprint import HTML  # noqa: E402

from assessments.reports.pdf import write  # noqa: E402
from assessments.reports.printing import print_pdf  # noqa: E402
from tests.reports.bases import a_basis, html, words  # noqa: E402

ROUNDS = 5
IDENTIFIER = "f" * 32


def main() -> None:
    basis = a_basis("G10")
    page = html(basis, "nl")
    pages = count(write(page, identifier=IDENTIFIER))
    bare = bare_pages(words(page), pages)
    report, floor, text = (
        median(costs)
        for costs in zip(
            *(
                (
                    cpu(lambda: write(page, identifier=IDENTIFIER)),
                    cpu(lambda: HTML(string=bare).write_pdf()),
                    cpu(lambda: html(basis, "nl")),
                )
                for _ in range(ROUNDS)
            ),
            strict=True,
        )
    )
    started = perf_counter()
    print_pdf(page, identifier=IDENTIFIER)
    whole = perf_counter() - started

    print(f"pages of a G10 report          {pages:7d}")
    print(f"the PDF, cpu                   {report:7.2f} s   {pages / report:5.1f} pages/s")
    print(f"bare pages, cpu                {floor:7.2f} s   {pages / floor:5.1f} pages/s")
    print(f"ratio                          {report / floor:7.2f}")
    print(f"the HTML, cpu                  {text:7.2f} s")
    print(f"in a process of its own, clock {whole:7.2f} s   (confined, with its start)")


def bare_pages(text: str, pages: int) -> str:
    """The words as paragraphs, a tenth of a page each."""
    paragraphs = wrap(text, len(text) // pages // 10 + 1)
    parts = [paragraphs[first : first + 10] for first in range(0, len(paragraphs), 10)]
    sheets = "".join(
        '<div style="break-after: page">' + "".join(f"<p>{each}</p>" for each in part) + "</div>"
        for part in parts[:pages]
    )
    return f"<!doctype html><html lang=nl><title>Floor</title><body>{sheets}</body></html>"


def cpu(work: Callable[[], object]) -> float:
    """Processor seconds of one run; the rubbish is cleared before, as in a fresh process."""
    gc.collect()
    started = process_time()
    work()
    return process_time() - started


def count(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()
