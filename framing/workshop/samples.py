"""Coding sheets: hits drawn from a corpus, to be judged in context."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis import Analysis
from framing.lexicon import Entry, Lexicon
from framing.lexicon.reviews import READERS, VERDICTS, digest_of
from framing.model import Finding
from framing.profiles import article_id
from framing.sheets import to_csv

# Characters of context either side: two or three lines, enough to see what a word means there.
CONTEXT = 200
# The columns a reader fills in stand behind the hit; what names the entry stands at the end.
SHEET = (
    *("number", "left", "hit", "right", "verdict", "reader", "note", "category", "concept", "meaning", "strength"),
    *("voice", "language", "article", "start", "entry", "digest"),
)
SEED = 20260101  # that of framing.profile and framing.compare


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding with its context, and the entry that made it."""

    article: str
    left: str
    right: str
    finding: Finding
    entry: Entry


@dataclass(frozen=True, slots=True)
class Sample:
    """The hits that were drawn, and of how many, by category."""

    hits: tuple[Hit, ...]
    found: Mapping[str, int]


def draw_sample(
    analyses: Iterable[Analysis], lexicon: Lexicon, language: str, n: int = 100, strength: int = 0, seed: int = SEED
) -> Sample:
    """Draw hits for review: equally many of every category as far as it has them, at random within it.

    Args:
        analyses: the analysed articles, read once; no more than ``n`` hits a category are kept.
        lexicon: the lexicon they were analysed with.
        language: the language of the hits.
        n: how many to draw.
        strength: only hits of at least this strength.
        seed: seed of the drawing; the same corpus and seed give the same sheet.

    Example:
        >>> from framing.engine import analyze
        >>> from framing.lexicon import load_lexicon
        >>> lexicon = load_lexicon()
        >>> sample = draw_sample([analyze("The so-called council met.", language="en")], lexicon, "en")
        >>> [hit.finding.text for hit in sample.hits]
        ['so-called']
    """
    chance = random.Random(seed)
    kept: defaultdict[str, list[Hit]] = defaultdict(list)
    found: dict[str, int] = {}
    for analysis in analyses:
        for finding in analysis.findings:
            entry = lexicon.by_id.get(finding.entry)
            if entry is None or finding.language != language or finding.strength < strength:
                continue
            # A reservoir: every hit of a category has the same chance, and memory stays small.
            pool = kept[finding.category]
            found[finding.category] = found.get(finding.category, 0) + 1
            place = len(pool) if len(pool) < n else chance.randrange(found[finding.category])
            if place < n:
                hit = _hit(analysis, finding, entry)
                pool[place : place + 1] = [hit]
    shares = _shares({category: len(pool) for category, pool in kept.items()}, n)
    drawn = [hit for category in sorted(kept) for hit in chance.sample(kept[category], shares[category])]
    chance.shuffle(drawn)  # a reader who sees one category after the other judges by habit
    return Sample(tuple(drawn), dict(sorted(found.items())))


def _hit(analysis: Analysis, finding: Finding, entry: Entry) -> Hit:
    text = analysis.text
    left, right = text[max(0, finding.start - CONTEXT) : finding.start], text[finding.end : finding.end + CONTEXT]
    return Hit(article_id(analysis), " ".join(left.split()), " ".join(right.split()), finding, entry)


def _shares(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """Equal shares, what small categories leave given to the larger ones."""
    shares: dict[str, int] = {}
    ordered = sorted(sizes, key=lambda category: (sizes[category], category))
    for place, category in enumerate(ordered):
        shares[category] = min(sizes[category], (n - sum(shares.values())) // (len(ordered) - place))
    return shares


def sheet_of(hits: Sequence[Hit], lexicon: Lexicon) -> str:
    """The coding sheet as CSV: a hit a row, ``verdict`` and ``reader`` to be filled in.

    Args:
        hits: the drawn hits.
        lexicon: where the concepts are defined.
    """
    return to_csv(SHEET, [_row(number, hit, lexicon) for number, hit in enumerate(hits, 1)])


def _row(number: int, hit: Hit, lexicon: Lexicon) -> list[object]:
    finding, entry = hit.finding, hit.entry
    meaning = lexicon.concepts[entry.concept].definition + (f" ({entry.note})" if entry.note else "")
    return [
        *(number, hit.left, finding.text, hit.right, "", "", "", finding.category, finding.concept, meaning),
        *(finding.strength, finding.voice, finding.language, hit.article, finding.start, entry.id, digest_of(entry)),
    ]


def instructions() -> str:
    """What a reader should know, in a few lines.

    Example:
        >>> "right, wrong, unsure" in instructions()
        True
    """
    return (
        f"Write in the column verdict: {', '.join(VERDICTS)}. Right means: in this sentence the words mean what the\n"
        f"column meaning says. Write in the column reader who judged: {', '.join(READERS)}. Leave a row empty that\n"
        "you have not judged. Then run: framing lexicon review SHEET"
    )
