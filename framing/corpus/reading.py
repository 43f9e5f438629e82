"""``read_corpus``: paths in, articles out, one at a time; what is left out is listed with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from framing.corpus.articles import build_article
from framing.corpus.columns import FIELDS
from framing.corpus.duplicates import fingerprint
from framing.corpus.files import Source, list_files, read_records
from framing.corpus.records import Record
from framing.errors import UnreadableInput
from framing.model import Article, Skipped

PathLike = str | os.PathLike[str]


class Corpus(Iterator[Article]):
    """Articles, read while they are asked for; ``skipped`` fills on the way and is complete at the end.

    ``skipped`` lists every file, row and line that gave no article, with the reason and what would help.
    """

    def __init__(self, roots: list[Path], columns: Mapping[str, str]):
        self.skipped: list[Skipped] = []
        self._articles = self._read(roots, columns)

    def __next__(self) -> Article:
        return next(self._articles)

    def _read(self, roots: list[Path], columns: Mapping[str, str]) -> Iterator[Article]:
        ids: dict[str, int] = {}
        # Where each text was seen first: its outlet if the input names one, and its id.
        seen: dict[bytes, tuple[str, str]] = {}
        for root in roots:
            for source in list_files(root, several=len(roots) > 1):
                if isinstance(source, Skipped):
                    self.skipped.append(source)
                else:
                    yield from self._read_file(source, columns, ids, seen)

    def _read_file(
        self, source: Source, columns: Mapping[str, str], ids: dict[str, int], seen: dict[bytes, tuple[str, str]]
    ) -> Iterator[Article]:
        for record in read_records(source, columns):
            built = _built(record, source)
            if isinstance(built, Skipped):
                self.skipped.append(built)
                continue
            article, outlet = built
            key = fingerprint(article)
            first_outlet, first_id = seen.get(key, ("", ""))
            # Outlets print the same agency report: those are two articles. Without two names it is one, stored twice.
            if key in seen and not (outlet and first_outlet and outlet != first_outlet):
                place = getattr(record, "place", "")
                reason = f"the same text as {first_id}"
                self.skipped.append(Skipped(str(source.path), place, reason, "Name the outlets if both printed it."))
                continue
            unique = unique_id(article.id, ids)
            seen.setdefault(key, (outlet, unique))
            warnings = article.warnings + ((f"the same text as {first_id} of {first_outlet}",) if first_id else ())
            yield replace(article, id=unique, warnings=warnings)


def read_corpus(paths: PathLike | Iterable[PathLike], *, columns: Mapping[str, str] | None = None) -> Corpus:
    """Read articles from folders and files.

    Reads ``.txt`` (with optional front matter in TOML between ``+++`` lines), saved ``.html`` pages,
    ``.csv``, ``.jsonl``, ``.xlsx`` and ``.parquet`` tables of articles, ``.docx`` and ``.rtf`` (exports of Nexis Uni
    with several articles, or a single one), and ``.warc`` archives; tables and archives also packed (``.gz``,
    ``.zst``). A ``manifest.csv`` in a folder gives the files beside it their
    outlet, language, date, title, event, url, author, genre and section. Folders are read with all they hold,
    in alphabetical order; links that lead out of them are not followed, and nothing is downloaded.

    Args:
        paths: a folder, a file or a manifest, or several of them.
        columns: where a table's columns have unusual names, ours and the table's: ``{"text": "post"}``.

    Returns:
        An iterator of articles with their regions; ``skipped`` lists what was left out and why.

    Raises:
        UnreadableInput: if a path does not exist, or ``columns`` names something unknown.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = (folder / "a.txt").write_text("Bridge closed\\n\\nThe bridge was closed on Monday, the mayor said.")
        >>> _ = (folder / "b.pdf").write_bytes(b"")
        >>> corpus = read_corpus(folder)
        >>> [(article.id, article.language, article.title) for article in corpus]
        [('a', 'en', 'Bridge closed')]
        >>> [skipped.reason for skipped in corpus.skipped]
        ['not an article format']
    """
    listed = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    roots = [Path(path) for path in listed]
    for root in roots:
        if not root.exists():
            raise UnreadableInput("There is no such file or folder.", "Check the path.", path=root)
    unknown = [name for name in columns or {} if name not in FIELDS]
    if unknown:
        problem = f"{', '.join(unknown)} is nothing an article has."
        raise UnreadableInput(problem, f"Columns can be named for {', '.join(FIELDS)}.")
    return Corpus(roots, dict(columns or {}))


def _built(record: Record | Skipped, source: Source) -> tuple[Article, str] | Skipped:
    if isinstance(record, Skipped):
        return record
    try:
        return build_article(record, source)
    except Exception as error:  # a text that no rule foresaw is one text lost, and named, not a run lost
        reason = f"its parts cannot be told: {type(error).__name__}: {error}"
        return Skipped(str(source.path), record.place, reason, "Report it with the text.")


def unique_id(wanted: str, ids: dict[str, int]) -> str:
    """The id itself, or with the first free number behind it; ``ids`` remembers those given out."""
    unique = wanted
    while unique in ids:
        ids[wanted] = ids.get(wanted, 1) + 1
        unique = f"{wanted}-{ids[wanted]}"
    ids[unique] = 1
    return unique
