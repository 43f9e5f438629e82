"""How fast the toolkit is beside what a user would pick instead, in one process on the same text.

Every round runs each contestant once, one after the other, so that a busy moment of the machine
hits all alike; figures are medians over the rounds, and the ratios are what counts.

usage: python tests/benchmarks/bench.py [--rounds 5] [--megabytes 1]
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from framing import Article, analyze, load_lexicon
from framing.engine import BATCH_CHARACTERS, parse_articles
from framing.paths import seeds_dir

ROOT = Path(__file__).resolve().parents[2]
LABELLED = ROOT.parent / "shared" / "eval" / "dev" / "attribution_polnear_en.jsonl"
# VADER and spaCy are slow; they see this many characters of the same articles.
SLOW_CHARACTERS = 200_000


def articles(megabytes: float) -> list[str]:
    """English news: the labelled set where it lies beside the checkout, else the demonstration corpus, repeated."""
    if LABELLED.exists():
        texts = [json.loads(line)["text"] for line in LABELLED.open(encoding="utf-8")]
    else:
        from framing import read_corpus

        texts = [article.text for article in read_corpus(seeds_dir()) if article.language == "en"]
    out: list[str] = []
    while sum(map(len, out)) < megabytes * 1e6:
        out.extend(texts)
    return out


def contestants(texts: list[str]) -> dict[str, tuple[Callable[[], object], int]]:
    """Name → what to run, and how many characters it reads."""
    lexicon = load_lexicon()
    english = [Article(text=text, language="en") for text in texts]
    few: list[str] = []
    for text in texts:
        if sum(map(len, few)) < SLOW_CHARACTERS:
            few.append(text)
    total, part = sum(map(len, texts)), sum(map(len, few))
    sentences = [text[s.start : s.end] for text in few for s in analyze(text, language="en").sentences]
    found: dict[str, tuple[Callable[[], object], int]] = {
        "re.findall (bare tokens)": (lambda: [re.findall(r"\w+|[^\w\s]", text) for text in texts], total),
        "framing, lexical pass": (lambda: lexical_pass(english, lexicon), total),
        "framing, full analysis": (lambda: [analyze(a, lexicon=lexicon) for a in english[: len(few)]], part),
    }
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        found["vaderSentiment per sentence"] = (lambda: [vader.polarity_scores(s) for s in sentences], part)
    except ImportError:
        print("vaderSentiment is not installed: left out (pip install framing[bench])")
    try:
        import spacy
        from spacy.matcher import PhraseMatcher

        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        terms = sorted({form for form in lexicon.compiled("en").forms if form.isalpha()})
        terms = terms[:: max(1, len(terms) // len(lexicon.compiled("en").entry))][: len(lexicon.compiled("en").entry)]
        matcher.add("terms", list(nlp.pipe(terms)))
        found["spaCy blank + PhraseMatcher"] = (lambda: [matcher(doc) for doc in nlp.pipe(few)], part)
        print(f"{len(terms)} terms for PhraseMatcher, {len(lexicon.compiled('en').entry)} patterns for framing")
    except ImportError:
        print("spaCy is not installed: left out (pip install framing[bench])")
    return found


def lexical_pass(english: list[Article], lexicon: object) -> None:
    """Words, sentences, quotations and lexicon matches, batch by batch."""
    batch: list[Article] = []
    for article in english:
        batch.append(article)
        if sum(len(one.text) for one in batch) >= BATCH_CHARACTERS:
            parse_articles(batch, "en", lexicon)  # type: ignore[arg-type]
            batch = []
    if batch:
        parse_articles(batch, "en", lexicon)  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=float, default=1.0)
    options = parser.parse_args()
    runs = contestants(articles(options.megabytes))
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    for run, _ in runs.values():  # warm: caches filled, pages touched
        run()
    for _ in range(options.rounds):
        for name, (run, characters) in runs.items():
            begun = time.perf_counter()
            run()
            speeds[name].append(characters / (time.perf_counter() - begun) / 1e6)
    medians = {name: statistics.median(found) for name, found in speeds.items()}
    print(f"\n{'':32}{'M chars/s':>10}   lexical pass is   full analysis is")
    for name, speed in medians.items():
        lexical, full = medians["framing, lexical pass"] / speed, medians["framing, full analysis"] / speed
        print(f"{name:32}{speed:10.2f}{lexical:15.2f} ×{full:17.2f} ×")


if __name__ == "__main__":
    main()
