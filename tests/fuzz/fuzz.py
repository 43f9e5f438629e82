"""Fuzzing: made-up files for every reader, made-up patterns for the compiler, made-up texts for the analysis.

Whatever comes in, a reader gives articles or says why there are none, and the pattern compiler takes
a pattern or says what to write instead; any other exception is a fault. An input that showed one is
kept in tests/fuzz/found/<target>/, where tests/test_hostile.py runs it again for good.

usage: python tests/fuzz/fuzz.py TARGET [libFuzzer options]
       python tests/fuzz/fuzz.py jsonl -max_total_time=600 -artifact_prefix=tests/fuzz/found/jsonl/

Needs atheris (pip install 'framing[fuzz]'). Without a target the targets are listed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

KINDS = (
    *("txt", "html", "csv", "tsv", "jsonl", "jsonl.gz", "csv.zst", "parquet", "xlsx", "docx", "rtf", "warc"),
    "manifest",
)


def run_reader(kind: str, content: bytes) -> None:
    """Read a file of this kind to its end; a manifest lies beside an article."""
    from framing.corpus import read_corpus
    from framing.model import Article

    with tempfile.TemporaryDirectory() as folder:
        name = "manifest.csv" if kind == "manifest" else f"a.{kind}"
        Path(folder, name).write_bytes(content)
        if kind == "manifest":
            Path(folder, "a.txt").write_text("The council closed the old bridge on Monday, the mayor said.")
        corpus = read_corpus(folder)
        for article in corpus:
            assert isinstance(article, Article)
            assert all(0 <= region.start < region.end <= len(article.text) for region in article.regions)
        assert all(item.reason and not item.reason.startswith("its parts cannot be told") for item in corpus.skipped)


def run_pattern(content: bytes) -> None:
    """Compile an entry with this pattern in each language and look for it in a text that holds it."""
    from framing.languages import get_language
    from framing.lexicon.patterns import parse_pattern
    from framing.model import LANGUAGES

    text = content.decode("utf-8", "replace")
    for language in LANGUAGES:
        try:
            pattern = parse_pattern(text, get_language(language))
        except ValueError as error:
            assert str(error)
        else:
            assert pattern.slots


def run_analysis(content: bytes) -> None:
    """Analyse a text in each language; every span holds."""
    import framing
    from framing.model import LANGUAGES

    text = content.decode("utf-8", "surrogatepass" if len(content) % 2 else "replace") if content else ""
    for language in LANGUAGES:
        analysis = framing.analyze(text, language=language)
        assert all(text[finding.start : finding.end] == finding.text for finding in analysis.findings)


def run_rtf(content: bytes) -> None:
    """Take an RTF document apart; the result can be written."""
    from framing.corpus.rtf import rtf_to_text

    rtf_to_text("{\\rtf1 " + content.decode("latin-1")).encode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{kind: partial(run_reader, kind) for kind in KINDS},
    "rtf-text": run_rtf,
    "patterns": run_pattern,
    "analysis": run_analysis,
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"{__doc__}\nTargets: {', '.join(TARGETS)}")
    import atheris

    target = TARGETS[sys.argv.pop(1)]
    # What the targets import is instrumented, so that the fuzzer sees which inputs lead somewhere new.
    with atheris.instrument_imports(include=["framing"]):
        target(b"x")

    def guarded(content: bytes) -> None:
        try:
            target(content)
        except UnicodeDecodeError:  # the fuzzer's bytes are no text: nothing of ours was run
            if target is not run_analysis:
                raise

    atheris.Setup(sys.argv, guarded)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
