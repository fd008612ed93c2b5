"""From HTML to a tagged, archivable PDF; the only module that knows WeasyPrint.

Run as a program: HTML on standard input, the PDF on standard output, the identifier as its one
argument. `printing.py` runs it in a process of its own.
"""

import gc
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from assessments.reports import fonts
from assessments.reports.confinement import confine

HERE = Path(__file__).parent
STYLES = HERE / "report.css"
VARIANT = "pdf/a-3a"

# The document is PDF/UA-1 as well. PDF/A wants every metadata schema that is not its own declared.
PDF_UA = b"""
<rdf:Description rdf:about="" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>PDF/UA part</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


class AddressRefused(Exception):  # noqa: N818 - says what happened
    """The document asked for something that is not ours to give."""


class OwnAssetsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves what it was given; every other address is an error, never a request.

    WeasyPrint goes on without what it cannot fetch, so what was refused is kept.
    """

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._assets = assets
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - the base class's signature
        if url not in self._assets:
            self.refused.append(url)
            raise AddressRefused(url)
        return URLFetcherResponse(
            url, body=self._assets[url], headers={"Content-Type": "font/woff2"}
        )


def write(html: str, *, identifier: str) -> bytes:
    """The same HTML and identifier give the same bytes, if the HTML has a dcterms.created.

    Raise AddressRefused when it asks for anything outside itself.
    """
    text = fonts.printable(html)
    used = fonts.needed(text)
    fetcher, configuration = OwnAssetsOnly(fonts.assets(used)), FontConfiguration()
    styles = fonts.stylesheet(used) + STYLES.read_text(encoding="utf-8")
    sheet = CSS(string=styles, url_fetcher=fetcher, font_config=configuration)
    options = {"pdf_variant": VARIANT, "pdf_identifier": identifier.encode()}
    document = HTML(string=text, url_fetcher=fetcher).render(
        stylesheets=[sheet], font_config=configuration, **options
    )
    metadata = document.metadata
    metadata.generate_rdf_metadata = _with_pdf_ua(metadata.generate_rdf_metadata)
    result: bytes = document.write_pdf(**options)
    if fetcher.refused:
        raise AddressRefused(*fetcher.refused)
    return result


def _with_pdf_ua(standard: Callable[..., bytes]) -> Callable[..., bytes]:
    def generate(*arguments: object) -> bytes:
        return standard(*arguments).replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>")

    return generate


def main() -> None:
    gc.disable()  # this process ends with its one document; a sixth of its time saved
    html = sys.stdin.buffer.read().decode()
    confine(HERE)
    sys.stdout.buffer.write(write(html, identifier=sys.argv[1]))


if __name__ == "__main__":
    main()
