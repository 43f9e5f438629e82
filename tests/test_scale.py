"""Archives: the contract of a batch, output that survives being stopped, one result whoever computes it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.errors import FramingError

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

# They need the extra as well, so they are looked for behind it.
scale = pytest.importorskip("framing.scale")
output = pytest.importorskip("framing.scale.output")
schemas = pytest.importorskip("framing.scale.schemas")

SENTENCES = (
    "The regime of Orvena may close the bridge, the mayor of Kalven said on Monday.",
    "Critics called the plan a shameful sham; the council reportedly never voted on it.",
    '"We will open the lock again," the harbour master told reporters, and everybody believed her.',
    "It is obvious that the so-called reform will always cost more than anybody admits.",
)


def generated(path: Path, count: int) -> Path:
    """A table of articles that all differ, from four sentences; a few cannot be used."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = " ".join(SENTENCES[(number + k) % 4] for k in range(1 + number % 5)) + f" Report {number}."
            row = {"id": f"a{number % 50}", "outlet": f"Outlet {number % 3}", "title": f"Bridge {number}", "text": text}
            file.write("{broken\n" if number % 97 == 96 else json.dumps(row) + "\n")
    return path


def parts(folder: Path) -> dict[str, bytes]:
    """Every file of the output but the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated(tmp_path_factory.mktemp("archive") / "news.jsonl", 300)


def run_whole(archive: Path, folder: Path) -> Path:
    """The uninterrupted run of one process: what every other run must equal."""
    done = scale.score_corpus(archive, folder / "out", batch=40)
    assert (done.articles, done.skipped) == (297, 3)
    return folder / "out"


@pytest.fixture(scope="module")
def whole(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_whole(archive, tmp_path_factory.mktemp("whole"))


# The contract


def test_a_batch_is_scored_row_by_row() -> None:
    """Rows keep their order and key; what cannot be scored says why and spoils no other."""
    rows = [{"key": "1", "text": SENTENCES[0]}, {"key": "2", "text": "  "}, {"key": "3", "text": SENTENCES[1]}]
    scored = scale.score_batch(pa.RecordBatch.from_pylist(rows))
    assert scored.schema.equals(schemas.scored_schema(), check_metadata=True)
    assert scored.schema.metadata[b"framing.schema"] == str(schemas.VERSION).encode()
    assert scored["key"].to_pylist() == ["1", "2", "3"]
    assert [bool(problem) for problem in scored["problem"].to_pylist()] == [False, True, False]
    analysis = framing.analyze(SENTENCES[0], language="en")
    found = scored["findings"].to_pylist()[0]
    assert [(f["start"], f["end"], f["text"], f["voice"]) for f in found] == [
        (f.start, f.end, f.text, f.voice) for f in analysis.findings
    ]
    assert all(f["context"] == SENTENCES[0] for f in found)


def test_a_batch_takes_pages_and_every_column() -> None:
    page = b"<html><head><title>Bridge</title></head><body><article><p>" + b"</p><p>".join(
        sentence.encode() for sentence in SENTENCES
    )
    row = {"key": "p", "html": page + b"</p></article></body></html>", "outlet": "The Courier", "event": "bridge"}
    batch = pa.RecordBatch.from_pylist([row], schema=schemas.records_schema())
    (scored,) = scale.score_batch(batch, sentences=False).to_pylist()
    assert (scored["outlet"], scored["event"], scored["language"]) == ("The Courier", "bridge", "en")
    assert scored["findings"]
    assert all(found["context"] is None for found in scored["findings"])


def test_one_article_that_breaks_the_analysis_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from framing import engine

    real = engine._analysis

    def failing(document: Any) -> Any:
        if "reform" in document.article.text:
            raise RecursionError("too deep")
        return real(document)

    monkeypatch.setattr(engine, "_analysis", failing)
    batch = pa.RecordBatch.from_pylist([{"key": str(n), "text": text} for n, text in enumerate(SENTENCES)])
    problems = scale.score_batch(batch)["problem"].to_pylist()
    assert problems == [None, None, None, "it cannot be analysed: RecursionError: too deep"]
    corpus = framing.analyze_corpus([framing.Article(text, id=text[:4], language="en") for text in SENTENCES])
    assert [analysis.article.id for analysis in corpus] == [text[:4] for text in SENTENCES[:3]]
    assert [item.path for item in corpus.skipped] == ["It i"]


def test_the_schemas_are_those_of_the_documentation(root: Path) -> None:
    text = (root / "docs" / "scale.md").read_text(encoding="utf-8")
    for schema in (schemas.records_schema(), *map(schemas.table_schema, schemas.TABLES)):
        assert all(f"`{name}`" in text for name in schema.names)
    assert f"version {schemas.VERSION}" in text


def test_the_functions_of_the_documentation_run(root: Path, whole: Path) -> None:
    """All but Spark itself: what it calls, and how states of batches merge."""
    blocks = re.findall(r"```python\n(.*?)```", (root / "docs" / "scale.md").read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {"batch": pa.RecordBatch.from_pylist([{"key": "1", "text": SENTENCES[0]}])}
    for block in blocks:
        exec(compile(block, "docs/scale.md", "exec"), names)
    (scored,) = names["score"]([names["batch"]])
    assert scored.equals(names["scored"])
    merged = names["merge"](names["states"](scored), names["states"](scored))
    assert [state.number for state in merged.values()] == [2]
    stored = parquet.read_table(whole / "articles").to_batches()
    assert sum(state.number for batch in stored for state in names["states"](batch).values()) == 297


# One result


def test_parts_hold_what_the_manifest_says(whole: Path) -> None:
    manifest = scale.read_manifest(whole)
    assert manifest.complete
    for table in schemas.TABLES:
        found = [parquet.ParquetFile(path) for path in sorted((whole / table).iterdir())]
        assert all(part.schema_arrow.equals(schemas.table_schema(table), check_metadata=False) for part in found)
        assert [part.metadata.num_rows for part in found] == [line[table] for line in manifest.batches]
    keys = [row["key"] for row in parquet.read_table(whole / "articles", columns=["key"]).to_pylist()]
    assert len(keys) == len(set(keys)) == 297
    joined = parquet.read_table(whole / "findings", columns=["key", "number"]).to_pylist()
    assert {row["key"] for row in joined} <= set(keys)
    assert len({(row["key"], row["number"]) for row in joined}) == len(joined)
    assert [item["reason"][:7] for line in manifest.batches for item in line["skipped"]] == ["no JSON"] * 3


def test_any_number_of_jobs_gives_the_same_bytes(archive: Path, whole: Path, tmp_path: Path) -> None:
    scale.score_corpus(archive, tmp_path / "out", jobs=2, batch=40)
    assert parts(tmp_path / "out") == parts(whole)


def test_a_run_killed_at_any_time_goes_on(archive: Path, whole: Path, tmp_path: Path) -> None:
    """Killed twice with -9 while it writes; nothing is lost and nothing comes twice."""
    out = tmp_path / "out"
    code = (
        f"from framing.scale import score_corpus; score_corpus({str(archive)!r}, {str(out)!r}, batch=40, resume=True)"
    )
    for finished in (1, 4):
        process = subprocess.Popen([sys.executable, "-c", code])
        _wait_for(partial(_has_batches, out, finished), process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert not scale.read_manifest(out).complete
        (out / "findings" / "part-0000009.parquet").write_bytes(b"a leftover")
    done = scale.score_corpus(archive, out, batch=40, resume=True)
    assert done.resumed >= 4 * 39
    assert parts(out) == parts(whole)
    assert scale.score_corpus(archive, out, batch=40, resume=True).articles == 297  # complete: nothing to do
    assert parts(out) == parts(whole)


def _has_batches(out: Path, least: int) -> bool:
    return _batches(out) >= least


def _batches(out: Path) -> int:
    try:
        return len(scale.read_manifest(out).batches)
    except FramingError:
        return 0


def _wait_for(ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    for _ in range(3000):
        if ready() or process.poll() is not None:
            return
        time.sleep(0.02)
    raise AssertionError("it never came so far")


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_leaves_a_folder_that_goes_on(archive: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["score", str(archive), "-o", str(out), "--jobs", "2"]
    code = "import framing.scale.running as r, framing.cli as c; r.score_corpus.__defaults__ = tuple("
    code += f"20 if d == 1000 else d for d in r.score_corpus.__defaults__); c.main({arguments!r})"
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, start_new_session=True)
    _wait_for(lambda: _batches(out) >= 2, process)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"continue it with --resume" in err
    assert b"Traceback" not in err
    scale.score_corpus(archive, out, batch=20, resume=True)
    keys = parquet.read_table(out / "articles", columns=["key"]).column("key").to_pylist()
    assert keys == parquet.read_table(whole / "articles", columns=["key"]).column("key").to_pylist()


def test_a_process_that_dies_takes_one_article_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article on which the process ends (memory, a crash in a library) is found and left out."""
    killer = tmp_path / "sitecustomize.py"
    killer.write_text(
        "import os, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'framing.scale.scoring':\n"
        "            sys.meta_path.remove(self)\n"
        "            import framing.corpus.articles as articles\n"
        "            real = articles.build_article\n"
        "            def build(record, source):\n"
        "                if 'Report 17.' in record.text:\n"
        "                    os._exit(1)\n"
        "                return real(record, source)\n"
        "            articles.build_article = build\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))
    archive = generated(tmp_path / "news.jsonl", 20)
    done = scale.score_corpus(archive, tmp_path / "out", jobs=2, batch=8)
    assert (done.articles, done.skipped) == (19, 1)
    (lost,) = (item for line in scale.read_manifest(tmp_path / "out").batches for item in line["skipped"])
    assert (lost["place"], lost["reason"]) == ("line 18", "its analysis ends the process")


# The folder


def test_another_run_in_the_folder_is_refused(archive: Path, tmp_path: Path) -> None:
    with output.locked(tmp_path / "out"), pytest.raises(FramingError, match="Another run"):
        scale.score_corpus(archive, tmp_path / "out")


def test_a_finished_folder_is_not_written_over(archive: Path, whole: Path) -> None:
    before = parts(whole)
    with pytest.raises(FramingError, match="holds a run already"):
        scale.score_corpus(archive, whole, batch=40)
    with pytest.raises(FramingError, match="another sentences"):
        scale.score_corpus(archive, whole, batch=40, resume=True, sentences=False)
    assert parts(whole) == before


def test_a_corpus_that_changed_is_told(tmp_path: Path) -> None:
    archive, out = generated(tmp_path / "news.jsonl", 60), tmp_path / "out"

    def stop(_: scale.Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scale.score_corpus(archive, out, batch=40, report=stop)
    generated(archive, 10)
    with pytest.raises(FramingError, match="files have changed"):
        scale.score_corpus(archive, out, batch=40, resume=True)


def test_a_full_disk_leaves_what_is_finished(
    archive: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, real, calls = tmp_path / "out", os.fsync, iter(range(100))

    def fsync(handle: int) -> None:
        if next(calls) == 11:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(output.os, "fsync", fsync)
    with pytest.raises(FramingError, match=r"No space left on device\. Make room"):
        scale.score_corpus(archive, out, batch=40)
    monkeypatch.undo()
    assert not list(out.rglob("*.tmp"))
    assert len(scale.read_manifest(out).batches) == 2
    scale.score_corpus(archive, out, batch=40, resume=True)
    assert parts(out) == parts(whole)


def test_a_torn_manifest_line_does_not_count(archive: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name, content in parts(whole).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    manifest = out / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-200])
    scale.score_corpus(archive, out, batch=40, resume=True)
    assert parts(out) == parts(whole)


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_links_in_the_folder_lead_nowhere(archive: Path, tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    out.mkdir()
    (out / "findings").symlink_to(elsewhere)
    with pytest.raises(FramingError, match="A link stands"):
        scale.score_corpus(archive, out)
    (out / "findings").unlink()
    (out / ".lock").unlink()
    (out / ".lock").symlink_to(elsewhere / "file")
    with pytest.raises(FramingError):
        scale.score_corpus(archive, out)
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize("paths", [("a", "a/b"), ("a", "a"), ("none",)])
def test_paths_that_would_count_twice(paths: tuple[str, ...], tmp_path: Path) -> None:
    generated(tmp_path / "x.jsonl", 1)
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(FramingError):
        scale.score_corpus([tmp_path / path for path in paths], tmp_path / "out")
    with pytest.raises(FramingError, match="among the articles"):
        scale.score_corpus(tmp_path / "a", tmp_path / "a" / "out")


def test_progress_tells_rate_and_time_left() -> None:
    from framing.cli.score import _line

    assert _line(scale.Progress(articles=1500, seconds=10, share=0.5)) == "1,500 articles, 150/s, 0:00:10 left"
    resumed = scale.Progress(articles=2000, seconds=10, share=0.5, resumed=1000)
    assert _line(resumed) == "2,000 articles, 100/s, 0:00:20 left"


# Dask


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50, protocol="tcp"
    ) as cluster:
        yield cluster


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    archive: Path, whole: Path, tmp_path: Path, cluster: Any
) -> None:
    killed = []

    def kill(_: scale.Progress) -> None:
        if not killed:
            process = next(iter(cluster.workers.values())).process.process
            os.kill(process.pid, signal.SIGKILL)
            killed.append(process.pid)

    scale.score_corpus(
        archive, tmp_path / "out", engine="dask", scheduler=cluster.scheduler_address, batch=40, report=kill
    )
    assert killed
    assert parts(tmp_path / "out") == parts(whole)


def test_a_scheduler_that_does_not_answer(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(FramingError, match="does not answer"):
        scale.score_corpus(archive, tmp_path / "out", engine="dask", scheduler="nowhere:1:2")
