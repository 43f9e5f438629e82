"""The report as a PDF: the page as it reads on paper, without the articles, which stay on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.charts import DOT, INK, MUTED
from framing.errors import FramingError
from framing.report.wording import TEMPLATES

if TYPE_CHECKING:
    from types import ModuleType

# Annotated articles and lists of evidence would be four pages in five, and links are what they are for.
LEFT_OUT = ("articles", "evidence", "concordance", "filters")


def load_weasyprint() -> ModuleType:
    """The library that sets the PDF; called before the work, so that nobody waits for what cannot be.

    Raises:
        FramingError: if it is not installed, or the system lacks a library it needs.
    """
    try:
        import weasyprint
    except ImportError:
        problem = "A PDF needs WeasyPrint, which is not installed."
        raise FramingError(problem, "Install it: pip install 'framing[pdf]'. Or print index.html.") from None
    except OSError as error:
        raise FramingError(
            f"WeasyPrint lacks a library of the system: {str(error).partition(':')[0]}.",
            "Install Pango: apt install libpango-1.0-0 libpangoft2-1.0-0, or brew install pango. Or print index.html.",
        ) from None
    return weasyprint


def render_pdf(page: str) -> bytes:
    """Set the report's page on paper.

    Args:
        page: the report as an HTML document.

    Returns:
        The PDF, A4; the same page gives the same bytes. Nothing is fetched.

    Raises:
        FramingError: if WeasyPrint cannot be used.
    """
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=(TEMPLATES / "pdf.css").read_text(encoding="utf-8"), font_config=fonts)
    html = weasyprint.HTML(string=for_paper(page), url_fetcher=_fetch_nothing)
    return html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_identifier=b"framing-report", pdf_tags=True)


def for_paper(page: str) -> str:
    """The page without what paper has no use for: articles, evidence, navigation, scripts; links to them become text.

    Example:
        >>> for_paper('<p><a href="#e-1">4</a></p><section id="evidence"><p id="e-1">x</p></section><nav>y</nav>')
        '<html><body><p>4</p></body></html>'
    """
    from lxml import html

    document = html.document_fromstring(page)
    for name in LEFT_OUT:
        for node in document.xpath("//*[@id=$name]", name=name):
            node.drop_tree()
    for node in document.xpath("//script | //nav | //meta[@http-equiv]"):
        node.drop_tree()
    ids = set(document.xpath("//@id"))
    for link in document.xpath("//a[starts-with(@href, '#')]"):
        if link.get("href")[1:] not in ids:
            link.drop_tag()
    # Files beside the page are not beside a PDF that somebody was sent.
    for link in document.xpath("//a[not(contains(@href, ':')) and not(starts-with(@href, '#'))]"):
        link.drop_tag()
    text: str = html.tostring(document, encoding="unicode")
    # The colours of charts follow the page's theme; paper has one.
    return text.replace("var(--dot)", DOT).replace("var(--ink)", INK).replace("var(--muted)", MUTED)


def _fetch_nothing(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a report fetches nothing: {url}")
