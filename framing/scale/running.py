"""``score_corpus``: an archive in, an output folder of Parquet parts out; stopped and continued at will."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import framing
from framing.errors import FramingError
from framing.lexicon import load_lexicon
from framing.model import LANGUAGES
from framing.scale.batches import BATCH_RECORDS, Cursor, check_paths, read_batches, total_size
from framing.scale.engines import ENGINES, Scored, score_here, score_in_processes, score_with_dask
from framing.scale.output import append, begin, commit, locked
from framing.scale.parts import Task
from framing.scale.schemas import TABLES, VERSION

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: rows written, texts left out, seconds and about which share of the bytes read."""

    articles: int = 0
    findings: int = 0
    attributions: int = 0
    skipped: int = 0
    seconds: float = 0.0
    share: float = 0.0
    resumed: int = 0  # articles of these that an earlier run had finished


def score_corpus(
    paths: PathLike | Iterable[PathLike],
    out: PathLike,
    jobs: int = 1,
    resume: bool = False,
    engine: str = "local",
    scheduler: str | None = None,
    lexicon: PathLike | None = None,
    columns: Mapping[str, str] | None = None,
    sentences: bool = True,
    batch: int = BATCH_RECORDS,
    report: Callable[[Progress], None] | None = None,
) -> Progress:
    """Score every article of an archive and write the results as Parquet.

    The result is the same for any number of jobs and either engine, byte for byte. A run that is stopped, by
    Ctrl-C, a full disk or ``kill -9``, leaves a folder that can be read, and continued with ``resume``.

    Args:
        paths: folders and files, everything ``read_corpus`` reads.
        out: the folder for the results.
        jobs: processes that score side by side.
        resume: continue the run that the folder holds.
        engine: ``"local"`` or ``"dask"``.
        scheduler: the address of a Dask scheduler; without one a local cluster of ``jobs`` workers is started.
        lexicon: a folder of lexicons on top of the shipped ones.
        columns: names of a table's columns, where they are not the usual ones.
        sentences: whether to keep the sentence around each finding and the words of each quotation.
        batch: the most articles of a batch.
        report: called after each batch.

    Returns:
        How much was done.

    Raises:
        FramingError: if an extra is missing, a path or the folder cannot be used, or another run holds it.
    """
    if find_spec("pyarrow") is None:
        raise FramingError("pyarrow is not installed.", "Install it: pip install 'framing[scale]'.")
    if jobs < 1 or batch < 1 or engine not in ENGINES:
        raise FramingError(f"jobs={jobs}, batch={batch}, engine={engine!r} cannot be.", "Use 1 or more, local or dask.")
    roots = [Path(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    folder = Path(out)
    check_paths(roots)
    for root in roots:
        if folder.resolve().is_relative_to(root.resolve()):
            raise FramingError("The results would lie among the articles.", "Name a folder elsewhere.", path=folder)
    words = load_lexicon(lexicon if lexicon is None else str(lexicon))
    task = Task(None if lexicon is None else str(lexicon), words.hash, sentences)
    settings = {
        "schema": VERSION,
        "framing": framing.__version__,
        "lexicon": words.hash,
        "paths": [str(root) for root in roots],
        "columns": dict(columns or {}),
        "sentences": sentences,
        "batch": batch,
    }
    with locked(folder):
        done = begin(folder, settings, resume)
        state = _add(Progress(), done.batches)
        state = _with(state, resumed=state.articles)
        if done.complete:
            return _with(state, share=1.0)
        # Workers find the tables in the cache, instead of each making them anew.
        for language in LANGUAGES:
            words.compiled(language)
        last = done.batches[-1]["cursor"] if done.batches else None
        batches = read_batches(roots, columns, Cursor(**last) if last else None, len(done.batches), batch)
        total, begun = max(1, total_size(roots)), time.monotonic()
        scored: Scored
        if engine == "dask":
            scored = score_with_dask(batches, task, jobs, scheduler)
        else:
            scored = score_here(batches, task) if jobs == 1 else score_in_processes(batches, task, jobs)
        for piece, part in scored:
            line = {
                **part.rows,
                "cursor": asdict(piece.cursor),
                "skipped": [asdict(item) for item in (*piece.skipped, *part.skipped)],
            }
            commit(folder, piece.number, part.files, line)
            state = _add(state, [line])
            state = _with(state, seconds=time.monotonic() - begun, share=min(1.0, piece.cursor.read / total))
            if report:
                report(state)
        append(folder, {"end": {name: getattr(state, name) for name in (*TABLES, "skipped")}})
    return _with(state, share=1.0)


def _add(state: Progress, lines: Iterable[Mapping[str, Any]]) -> Progress:
    """The state with the rows of finished batches."""
    sums = {name: getattr(state, name) for name in (*TABLES, "skipped")}
    for line in lines:
        for name in TABLES:
            sums[name] += line[name]
        sums["skipped"] += len(line["skipped"])
    return _with(state, **sums)


def _with(state: Progress, **changes: Any) -> Progress:
    from dataclasses import replace

    return replace(state, **changes)
