"""Proposed events as a table: a manifest that a person can correct, and the toolkit reads again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from framing.comparison.results import EventProposal
from framing.model import Article
from framing.sheets import to_csv

# The columns of a manifest, then those that help to correct it; the reader of manifests passes over these two.
COLUMNS = ("outlet", "language", "date", "title", "event", "confidence", "reason", "url", "author", "genre", "section")


def to_manifest(
    articles: Sequence[Article], proposal: EventProposal, files: Mapping[str, str] | None = None
) -> tuple[str, bool]:
    """Write the proposal as CSV, group by group, the doubtful articles of a group last.

    Args:
        articles: the articles, in the order of the proposal.
        proposal: what ``propose_events`` returned.
        files: the file of each article id, relative to where the table will stand.

    Returns:
        The table, and whether it is a manifest: with a file for every article it names the files; else it holds
        the texts themselves, and is a corpus of its own.

    Example:
        >>> article = Article("Bridge closed.", id="a", outlet="Dawn", language="en")
        >>> from framing.comparison.results import Assignment
        >>> table, _ = to_manifest([article], EventProposal((Assignment("a", "bridge", 0.9, ""),)), {"a": "a.txt"})
        >>> print(table.splitlines()[1])
        a.txt,Dawn,en,,,bridge,0.9,,,,,
    """
    listed = files is not None and all(article.id in files for article in articles)
    rows = sorted(
        zip(articles, proposal.assignments, strict=True),
        key=lambda row: (row[1].event, -row[1].confidence, row[0].id),
    )
    table = []
    for article, found in rows:
        first = (files or {})[article.id] if listed else article.id
        own = {"event": found.event, "confidence": found.confidence, "reason": found.reason}
        cells = [own[name] if name in own else _known(getattr(article, name)) for name in COLUMNS]
        table.append([first, *cells] if listed else [first, *cells, _body(article)])
    header = ("file", *COLUMNS) if listed else ("id", *COLUMNS, "text")
    return to_csv(header, table), listed


def _known(value: object) -> object:
    """A value as the input gave it; what the reader says of a gap ("(no outlet)") is none."""
    return "" if isinstance(value, str) and value.startswith("(no ") else value


def _body(article: Article) -> str:
    """The running text; the title has a column of its own."""
    body = [article.text[r.start : r.end] for r in article.regions if r.kind == "body"]
    return "\n\n".join(body) or article.text


def files_of(paths: Sequence[Path], folder: Path) -> dict[str, str]:
    """The file of every article id that a file's place gives, relative to a folder that holds it.

    Args:
        paths: what ``read_corpus`` was given.
        folder: where the manifest will stand; files outside it are left out, since a manifest cannot name them.

    Returns:
        Article ids and their files. Articles of tables and archives are not in it.
    """
    from framing.corpus.files import list_files
    from framing.model import Skipped

    found: dict[str, str] = {}
    for path in paths:
        for source in list_files(path, several=len(paths) > 1):
            if not isinstance(source, Skipped) and source.path.suffix.lower() in (
                ".txt",
                ".text",
                ".html",
                ".htm",
                ".xhtml",
            ):
                try:
                    found[source.stem] = source.path.resolve().relative_to(folder.resolve()).as_posix()
                except ValueError:
                    continue
    return found
