"""What an archive costs: articles a second on one core, measured, and what that makes for large numbers.

The articles are those of the demonstration corpus, each made different by a number, so that nothing is
remembered from the last one. Measured is all a worker does: language and regions, analysis, packing.

usage: python tests/benchmarks/cost.py [--articles 1500] [--price 0.04] [--cores 2 64 1000]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import Any

from framing import load_lexicon, read_corpus
from framing.model import LANGUAGES
from framing.paths import seeds_dir
from framing.scale.parts import Task, score_part

SIZES = (1_000_000, 100_000_000, 1_000_000_000)
BATCH = 250


def batches(count: int) -> Iterator[Any]:
    """Batches of articles that all differ."""
    import pyarrow as pa

    seeds = list(read_corpus(seeds_dir()))
    rows = [
        {"key": str(n), "text": f"{seeds[n % len(seeds)].text}\n\n{n}.", "outlet": f"Outlet {n % 4}"}
        for n in range(count)
    ]
    for begin in range(0, count, BATCH):
        yield pa.RecordBatch.from_pylist(rows[begin : begin + BATCH])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--price", type=float, default=0.04, help="of a core for an hour, in your currency")
    parser.add_argument("--cores", type=int, nargs="+", default=[2, 64, 1000])
    options = parser.parse_args()
    lexicon = load_lexicon()
    for language in LANGUAGES:
        lexicon.compiled(language)
    task = Task(None, lexicon.hash, True)
    first, *rest = batches(options.articles + BATCH)
    score_part(task, first)
    characters = sum(len(text) for batch in rest for text in batch["text"].to_pylist())
    begun = time.process_time()
    for batch in rest:
        score_part(task, batch)
    seconds = time.process_time() - begun
    rate = options.articles / seconds
    # Repeated texts pack far too well: the room is that of each seed once, a little more than in large parts.
    alone = first.slice(0, len(list(read_corpus(seeds_dir()))))
    size = sum(map(len, score_part(task, alone).files.values())) / alone.num_rows
    print(
        f"{rate:,.0f} articles/s/core: {options.articles:,} articles of {characters / options.articles:,.0f} characters"
        f" in {seconds:.1f} s of one core; {size / 1000:.1f} kB of Parquet an article.\n"
    )
    wall = "".join(f" {cores:,} cores |" for cores in options.cores)
    print(f"| articles | core hours | at {options.price} a core hour |{wall} results |")
    print("|---:|---:|---:|" + "---:|" * (len(options.cores) + 1))
    for number in SIZES:
        hours = number / rate / 3600
        walls = "".join(f" {duration(hours / cores)} |" for cores in options.cores)
        print(f"| {number:,} | {hours:,.1f} | {hours * options.price:,.2f} |{walls} {number * size / 1e9:,.0f} GB |")
    print(f"\ncore hours = articles / {rate:,.0f} / 3600")
    print(f"time = core hours / cores; results = articles × {size:,.0f} bytes")


def duration(hours: float) -> str:
    """Hours as people say them."""
    if hours < 1:
        return f"{max(1, round(hours * 60))} min"
    return f"{hours:.1f} h" if hours < 48 else f"{hours / 24:.1f} days"


if __name__ == "__main__":
    main()
