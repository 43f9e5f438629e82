"""How time grows with the text: 1, 2, 4 and 8 times a normal article and texts made to be slow.

Linear work takes twice the time for twice the text; the last column says how many times the first
length's time the last one took, and eight is the aim. Short times measure the clock, not the work.

usage: python tests/benchmarks/growth.py [--characters 25000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from framing import Article, analyze, load_lexicon, read_corpus
from framing.corpus.articles import build_article
from framing.corpus.encoding import decode
from framing.corpus.files import Source
from framing.corpus.nexis import split_articles
from framing.corpus.records import Record
from framing.corpus.rtf import rtf_to_text
from framing.paths import seeds_dir

STEPS = (1, 2, 4, 8)
# Times more than linear that are still put down to chance and to caches that no longer hold the text.
ALLOWED = 2.0
UNITS = {
    "one word": "a",
    "one sentence": "the men said that the plan may fail and ",
    "no full stop": "the regime of the bridge and ",
    "full stops": ". ",
    "abbreviations": "A. B. Mr. ",
    "line ends": "a\n",
    "blank lines": "\n",
    "blanks": " ",
    "commas": "said, ",
    "cues": "he said that she said that ",
    "names": "Ilse Brandt met Karel Dunst. ",
    "dashes": "he said that — so — the plan — ",
    "straight quotes": '"a ',
    "unclosed quotes": "“the ",
    "quotations": "the “reform” goes on and ",
    "apostrophes": "' a' the leaders’ ",
    "brackets": "[ “a ",
    "hyphens": "a-",
    "marks": "a\u0301",
    "bullets": "• News / World / Bridge\n",
    "links": "Read also: the bridge\n\n",
}


def normal() -> str:
    """An English article of the demonstration corpus."""
    return next(article.text for article in read_corpus(seeds_dir()) if article.language == "en")


def repeated(unit: str, n: int) -> str:
    """So many characters of a text that says the same again and again."""
    return (unit * (n // len(unit) + 1))[:n]


def texts() -> dict[str, Callable[[int], str]]:
    """By name, what makes a text of so many characters."""
    article = normal()
    made: dict[str, Callable[[int], str]] = {"a normal article": partial(repeated, article)}
    for name, unit in UNITS.items():
        made[name] = partial(repeated, unit)
    made["nested quotes"] = lambda n: "«" * (n // 2) + "»" * (n // 2)
    return made


def works() -> dict[str, Callable[[str], object]]:
    """By name, what is done with a text."""
    lexicon, source = load_lexicon(), Source(Path("a.txt"), "a")
    return {
        "analysis": lambda text: analyze(Article(text, language="en"), lexicon=lexicon),
        "regions": lambda text: build_article(Record(text), source),
        "decoding": lambda text: (decode(text.encode("utf-8")), decode(text.encode("cp1251", "replace"))),
        "documents": lambda text: (
            list(split_articles(text.split("\n"), Path("a.rtf"))),
            rtf_to_text("{\\rtf1 " + text.replace("a", "\\par{\\b ") + "}"),
        ),
    }


def measure(work: Callable[[str], object], text: str, rounds: int) -> float:
    """The shortest of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=25_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    slow = []
    head = "".join(f"{step * options.characters:>11,}" for step in STEPS)
    for name, work in works().items():
        print(f"\n{name:24}{head} characters, ms   growth over {STEPS[-1]} ×")
        for kind, make in texts().items():
            times = [measure(work, make(step * options.characters), options.rounds) for step in STEPS]
            growth = times[-1] / times[0]
            # Below two milliseconds nothing can be said.
            bad = growth > ALLOWED * STEPS[-1] and times[-1] > 0.002
            slow += [f"{name} of {kind}"] if bad else []
            print(f"{kind:24}" + "".join(f"{1000 * t:11.1f}" for t in times) + f"{growth:21.1f}{'  <' if bad else ''}")
    print(f"\nGrows faster than the text: {', '.join(slow) or 'nothing'}")
    return bool(slow)


if __name__ == "__main__":
    raise SystemExit(main())
