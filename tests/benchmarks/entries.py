"""What a larger lexicon costs: the lexical pass with 500, 5,000 and 50,000 entries that find the same hits.

The first 500 entries are common English words; the others are made of syllables and occur nowhere, a
third of them of two words. So only the size of the tables grows, not what is found. Lexicons are timed in
turn, round by round; the last column is the time beside that of the smallest.

usage: python tests/benchmarks/entries.py [--rounds 7] [--megabytes 1]
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from itertools import islice, product
from statistics import median

from texts import news

from framing.batch import Segment, parse_batch
from framing.lexicon import Entry
from framing.lexicon.compiling import CompiledLexicon, compile_lexicon
from framing.model import Region

SIZES = (500, 5_000, 50_000)
COMMON = 500
BATCH_CHARACTERS = 1 << 18
SYLLABLES = ("bra", "dol", "fen", "gim", "hux", "jav", "kez", "lum", "mip", "nor", "quov", "rast", "tiz", "vulp", "wex")


def entries(common: list[str], size: int) -> list[Entry]:
    """Entries of one pattern each: the common words, then invented ones."""
    invented = ("".join(parts) for parts in product(SYLLABLES, repeat=4))
    words = [*common, *islice(invented, size - len(common))]
    patterns = [f"={word}" if n % 3 or n < len(common) else f"={word} ={word[::-1]}" for n, word in enumerate(words)]
    return [Entry(f"en/loaded/c{n}", "en", "loaded", f"c{n}", (pattern,)) for n, pattern in enumerate(patterns)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--megabytes", type=float, default=1.0, help="of text, in millions of characters")
    options = parser.parse_args()
    text = "\n".join(article.text for article in news("en", int(options.megabytes * 1e6)))
    # Whole batches; where one is cut makes no difference here.
    batches = [text[at : at + BATCH_CHARACTERS] for at in range(0, len(text), BATCH_CHARACTERS)]
    counted = Counter(re.findall(r"[a-z]{4,}", text))
    common = [word for word, _ in counted.most_common(COMMON)]
    lexicons = [compile_lexicon(entries(common, size), "en") for size in SIZES]
    times: list[list[float]] = [[] for _ in lexicons]
    hits = [0] * len(lexicons)
    for number in range(options.rounds + 1):
        for row, lexicon in enumerate(lexicons):
            begun = time.perf_counter()
            hits[row] = sum(found(batch, lexicon) for batch in batches)
            if number:  # the first round fills caches
                times[row].append(time.perf_counter() - begun)
    print(f"{'entries':>8}{'hits':>9}{'ms':>9}{'beside the smallest':>22}")
    for size, count, spent in zip(SIZES, hits, times, strict=True):
        ratio = median(a / b for a, b in zip(spent, times[0], strict=True))
        print(f"{size:8,}{count:9,}{1000 * median(spent):9.1f}{ratio:20.2f} ×")


def found(text: str, lexicon: CompiledLexicon) -> int:
    """How many hits a batch has."""
    segment = Segment(0, Region(0, len(text), "body", "en"), 0, 0, len(text))
    return len(parse_batch([text], [segment], lexicon).hits.entry)


if __name__ == "__main__":
    main()
