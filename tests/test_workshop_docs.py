"""The walk-through of CONTRIBUTING.md, done: every file is written, every command run, every output compared."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome

# A fenced block, and the line before it that may name the file it is.
BLOCK = re.compile(r"(?:^([^\n]*)\n\n)?^```(toml|console)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`(my-[\w./-]+\.toml)`")
LOOSE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_the_walk_through_is_current(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Outcome]
) -> None:
    """Lines of ``...`` stand for what depends on the shipped lexicon, which grows."""
    for name in ("seeds", "tests"):
        (tmp_path / name).symlink_to(root / name)
    monkeypatch.chdir(tmp_path)
    commands = 0
    for before, kind, block in BLOCK.findall((root / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        if kind == "toml":
            path = Path(NAMED.findall(before)[-1])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, encoding="utf-8")
            continue
        for command, expected in re.findall(r"^\$ framing (.*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE):
            printed = run(*shlex.split(command))
            commands += 1
            assert "Traceback" not in printed.err
            assert doctest.OutputChecker().check_output(expected, printed.out, LOOSE), (command, printed.out)
    assert commands >= 10
