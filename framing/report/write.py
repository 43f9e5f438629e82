"""Writing a report: the page, the tables, the pictures, each file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framing.errors import FramingError
from framing.lexicon import load_cards
from framing.model import Comparison
from framing.report.catalogue import arrange
from framing.report.html import render_page
from framing.report.markdown import render_markdown
from framing.report.pictures import draw_pictures
from framing.report.tables import findings_csv, profiles_csv, report_json
from framing.report.wording import load_wording


def write_report(
    comparison: Comparison,
    directory: str | os.PathLike[str],
    language: str = "en",
    cards: Mapping[str, Mapping[str, Any]] | None = None,
) -> Path:
    """Write a comparison for people and for other programs.

    The folder gets ``index.html`` (one page that needs no network), ``report.md``,
    ``findings.csv``, ``profiles.csv``, ``report.json`` and the charts as PNG and SVG under
    ``charts/``. The same comparison gives the same bytes. Files of an earlier report are replaced;
    any others are left alone.

    Args:
        comparison: what ``framing.compare`` returned; made from analyses it brings the evidence.
        directory: the folder to write to; made if it does not exist.
        language: the language of the report: ``"en"``, ``"ru"`` or ``"uk"``.
        cards: category cards by id; those of the shipped lexicons when left out.

    Returns:
        The path of the page.

    Raises:
        UnknownLanguage: if there is no wording for the language.
        FramingError: if the folder cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from framing.analysis import Analysis
        >>> from framing.comparison import compare
        >>> from framing.model import Article
        >>> analyses = [Analysis(Article("…", outlet="Dawn"), "en", (), (), (), (), (), {}, {"outlet": 200}, {})]
        >>> with TemporaryDirectory() as folder:
        ...     page = write_report(compare(analyses), folder)
        ...     page.name, sorted(path.name for path in page.parent.iterdir())
        ('index.html', ['charts', 'findings.csv', 'index.html', 'profiles.csv', 'report.json', 'report.md'])
    """
    import framing

    wording = load_wording(language, load_cards() if cards is None else cards)
    folder = Path(directory)
    with _told(folder):  # before the work, so that nobody waits for a folder that cannot be
        (folder / "charts").mkdir(parents=True, exist_ok=True)
    catalogue = arrange(comparison)
    pictures = draw_pictures(catalogue, wording)
    files: dict[str, str | bytes] = {
        "findings.csv": findings_csv(catalogue),
        "profiles.csv": profiles_csv(comparison),
        "report.json": report_json(catalogue, framing.__version__),
        "report.md": render_markdown(catalogue, wording, framing.__version__),
        "index.html": render_page(catalogue, wording, pictures, framing.__version__),
    }
    for picture in pictures.values():
        if picture.svg:
            files[f"charts/{picture.name}.svg"] = picture.svg
            files[f"charts/{picture.name}.png"] = picture.png

    with _told(folder):
        for name, content in files.items():
            _write(folder / name, content)
        # A chart of an earlier report would pass for one of this; files of other names are not ours.
        for old in (folder / "charts").glob("measures-*.*"):
            if f"charts/{old.name}" not in files and old.suffix in (".svg", ".png"):
                old.unlink()
    return folder / "index.html"


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
