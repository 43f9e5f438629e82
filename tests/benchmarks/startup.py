"""How long whole processes take: help, import, and the analysis of one article, first ever and from then on.

Each is started anew, so that the time is what a user waits; figures are medians.

usage: python tests/benchmarks/startup.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from framing.paths import seeds_dir

PROCESSES = {
    "python, nothing else": ("-c", "pass"),
    "import framing": ("-c", "import framing"),
    "framing --help": ("-m", "framing", "--help"),
}


def waited(command: tuple[str, ...], cache: str) -> float:
    """Seconds from start to end of a process."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, *command], capture_output=True, check=True, env={**os.environ, "FRAMING_CACHE": cache}
    )
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    article = next(path for path in sorted(Path(seeds_dir()).rglob("*.txt")))
    analysis = ("-m", "framing", "analyze", str(article))
    with tempfile.TemporaryDirectory() as cache:
        print(f"{'framing analyze, first ever':32}{waited(analysis, cache):8.2f} s")
        for name, command in {**PROCESSES, "framing analyze": analysis}.items():
            times = [waited(command, cache) for _ in range(options.rounds)]
            print(f"{name:32}{median(times):8.2f} s")


if __name__ == "__main__":
    main()
