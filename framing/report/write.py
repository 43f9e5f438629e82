"""Writing a report: the page, the tables, the pictures, each file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framing.errors import FramingError
from framing.lexicon import load_cards
from framing.lexicon.reviews import measure, read_reviews
from framing.model import Comparison
from framing.paths import lexicons_dir
from framing.report.articles import page_file
from framing.report.catalogue import ROOM, arrange
from framing.report.contents import gather
from framing.report.drawings import draw_sections
from framing.report.evidence import list_evidence
from framing.report.html import render_articles, render_page
from framing.report.markdown import render_markdown
from framing.report.pdf import load_weasyprint, render_pdf
from framing.report.pictures import draw_pictures
from framing.report.records import SCHEMA_NAME, SCHEMA_PATH, report_json
from framing.report.tables import findings_csv, profiles_csv
from framing.report.timeline import time_pictures
from framing.report.wording import Wording, load_wording
from framing.report.workbook import report_xlsx

# Files for other programs beside the page.
TABLES = ("findings.csv", "profiles.csv", "report.xlsx", "report.json", SCHEMA_NAME)
# How the names of charts begin: they come and go with the languages and pairs of groups.
CHARTS = (
    "agreement", "glance", "headlines", "measures", "naming", "ratios", "sources", "strengths", "time", "voices",
    "words",
)  # fmt: skip


def write_report(
    comparison: Comparison,
    directory: str | os.PathLike[str],
    language: str = "en",
    cards: Mapping[str, Mapping[str, Any]] | None = None,
    pdf: bool = False,
    room: int = ROOM,
    page_only: bool = False,
) -> Path:
    """Write a comparison for people and for other programs.

    The folder gets ``index.html`` (one page that needs no network), ``report.md``, ``findings.csv``,
    ``profiles.csv``, every table in ``report.xlsx``, ``report.json`` with its JSON Schema, the charts as PNG
    and SVG under ``charts/`` and, if asked for, ``report.pdf``. The same comparison gives the same bytes.
    Files of an earlier report are replaced; any others are left alone.

    Args:
        comparison: what ``framing.compare`` returned; made from analyses it brings the evidence.
        directory: the folder to write to; made if it does not exist.
        language: the language of the report: ``"en"``, ``"ru"`` or ``"uk"``.
        cards: category cards by id; those of the shipped lexicons when left out.
        pdf: also write ``report.pdf``, the report without its articles (needs the ``pdf`` extra).
        page_only: write the pages and ``report.md`` alone, without links to files that are not there.
        room: articles the page holds; further ones stand on linked pages (``articles-2.html``, …), and fewer
            stand on a page where they are long (``catalogue.ROOM_CHARACTERS``).

    Returns:
        The path of the page.

    Raises:
        UnknownLanguage: if there is no wording for the language.
        FramingError: if the folder cannot be written, or a PDF cannot be made.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from framing.analysis import Analysis
        >>> from framing.comparison import compare
        >>> from framing.model import Article
        >>> analyses = [Analysis(Article("…", outlet="Dawn"), "en", (), (), (), (), (), {}, {"outlet": 200}, {})]
        >>> with TemporaryDirectory() as folder:
        ...     page = write_report(compare(analyses), folder)
        ...     page.name, sorted(path.name for path in page.parent.glob("report.*"))
        ('index.html', ['report.json', 'report.md', 'report.schema.json', 'report.xlsx'])
    """
    import framing

    if pdf:
        load_weasyprint()
    wording = load_wording(language, load_cards() if cards is None else cards)
    folder = Path(directory)
    with _told(folder):  # before the work, so that nobody waits for a folder that cannot be
        (folder if page_only else folder / "charts").mkdir(parents=True, exist_ok=True)
    catalogue = arrange(comparison, room)
    contents = gather(catalogue, wording, measure(read_reviews([lexicons_dir()]), ()))
    over_time = {picture.name: picture for picture in time_pictures(catalogue, wording)}
    pictures = {**draw_pictures(catalogue, wording), **draw_sections(contents, wording), **over_time}
    beside = ("report.md",) if page_only else (*TABLES, "report.md", "charts/")
    page = render_page(contents, wording, pictures, framing.__version__, beside)
    files: dict[str, str | bytes] = {
        "report.md": render_markdown(contents, wording, framing.__version__),
        "index.html": page,
    }
    if not page_only:
        files |= {
            "findings.csv": findings_csv(catalogue),
            "profiles.csv": profiles_csv(comparison),
            "report.json": report_json(catalogue, framing.__version__),
            SCHEMA_NAME: SCHEMA_PATH.read_bytes(),
            "report.xlsx": report_xlsx(catalogue, _about(comparison, wording, framing.__version__)),
        }
    if pdf:
        files["report.pdf"] = render_pdf(page)
    listings = list_evidence(catalogue).values() if catalogue.pages > 1 else ()
    for number in range(2, catalogue.pages + 1):
        files[page_file(number)] = render_articles(catalogue, wording, number, listings)
    for picture in pictures.values():
        if picture.svg and not page_only:
            files[f"charts/{picture.name}.svg"] = picture.svg
            files[f"charts/{picture.name}.png"] = picture.png

    with _told(folder):
        for name, content in files.items():
            _write(folder / name, content)
        _clear(folder, files)
    return folder / "index.html"


def _clear(folder: Path, files: Collection[str]) -> None:
    """Take away what an earlier report left and this one has not: it would pass for a part of this."""
    for name in (*TABLES, "report.pdf"):
        if name not in files:
            (folder / name).unlink(missing_ok=True)
    # Files of other names are not ours.
    for old in folder.glob("charts/*"):
        ours = old.stem.partition("-")[0] in CHARTS and old.suffix in (".svg", ".png")
        if ours and f"charts/{old.name}" not in files:
            old.unlink()
    for old in folder.glob("articles-*.html"):
        if old.name not in files and old.stem.removeprefix("articles-").isdecimal():
            old.unlink()


def _about(comparison: Comparison, wording: Wording, version: str) -> list[tuple[str, str]]:
    """What the workbook says of itself: what it shows, what it does not, and everything its figures depend on."""
    page = wording.messages["page"]
    settings = {**comparison.settings, "framing": version}.items()
    return [
        (page["title"], page["read_first_text"]),
        *((page["warnings"], warning) for warning in comparison.warnings),
        *settings,
    ]


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the system says of a folder, said as a failure the user can mend."""
    try:
        yield
    except OSError as error:
        raise FramingError(
            f"The report cannot be written: {error.strerror or error}.", "Name a folder you may write to.", path=folder
        ) from error


def _write(path: Path, content: str | bytes) -> None:
    """Put a file in its place in one step, so that nobody ever reads half of it."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files that only their owner can read; a report is for others.
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
