"""Parity: which concepts are found alike in two languages, tried on parallel text."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from framing.engine import parse_articles
from framing.errors import FramingError, UnreadableInput
from framing.lexicon import Lexicon
from framing.model import LANGUAGES, Article
from framing.sheets import read_csv

# The gate of LINGUISTICS §6.5: Dice of paired hits, and the hits it must rest on in each language.
LEAST_DICE = 0.6
LEAST_HITS = 20
DRAWS = 1000  # of the bootstrap: enough for two decimals of an interval
SEED = 20260101
COMPARABLE, WITHIN, FEW = "comparable", "within one language only", "too few hits"

Segment = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parity:
    """One concept (or whole category) in two languages.

    ``hits`` are those of the first and second language, ``paired`` those that stand in the same segments;
    ``dice`` is twice the paired over all of them, with a 95 % bootstrap interval over segments.
    """

    concept: str
    category: str
    languages: tuple[str, str]
    hits: tuple[int, int]
    paired: int
    dice: float
    low: float | None
    high: float | None
    verdict: str


def read_segments(path: Path) -> list[dict[str, str]]:
    """Parallel text: a segment a row, a language a column.

    Args:
        path: a CSV file with columns ``en``, ``ru``, ``uk`` (two of them will do), or JSON Lines with these keys,
            in the line itself or in each item of its list ``segments``.

    Raises:
        UnreadableInput: if a line is no JSON, or no row has two languages.
    """
    rows: Iterable[Mapping[str, object]] = read_csv(path) if path.suffix.lower() == ".csv" else _lines(path)
    found = [{language: str(row[language]) for language in LANGUAGES if row.get(language)} for row in rows]
    whole = [segment for segment in found if len(segment) > 1]
    if not whole:
        remedy = f"Give one column a language, two at least, called {', '.join(LANGUAGES)}."
        raise UnreadableInput("No row holds the same text in two languages.", remedy, path)
    return whole


def _lines(path: Path) -> Iterator[Mapping[str, object]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise UnreadableInput("This is not UTF-8.", "Save it as UTF-8.", path) from None
    except OSError as error:
        raise UnreadableInput(f"{error.strerror or error}.", "Check the name and your rights to it.", path) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            listed = row.get("segments", [row])
            yield from (dict(item) for item in listed)
        except (ValueError, TypeError, AttributeError):
            remedy = 'Write one object a line: {"en": "…", "uk": "…"}.'
            raise UnreadableInput("This is no segment.", remedy, path, f"line {number}") from None


def measure_parity(segments: Sequence[Segment], lexicon: Lexicon) -> list[Parity]:
    """Count paired hits of every concept and every category, for every two languages.

    All voices count, and attribution's words too: a translation says the same in the same voices.

    Args:
        segments: the same text by language.
        lexicon: the lexicon.

    Returns:
        Categories, then concepts, for every pair of languages that have any hit of them.

    Raises:
        FramingError: if there is no segment.

    Example:
        >>> from framing.lexicon import load_lexicon
        >>> segments = [{"en": "The so-called council met.", "uk": "Так звана рада зібралася."}]
        >>> found = measure_parity(segments, load_lexicon())
        >>> [(p.languages, p.hits, p.dice, p.verdict) for p in found if p.concept == "distancing"]
        [(('en', 'uk'), (1, 1), 1.0, 'too few hits')]
    """
    if not segments:
        raise FramingError("There is no parallel text.", "Give a file with one column a language.")
    counts = {language: _count(segments, language, lexicon) for language in LANGUAGES}
    category = {concept.id: concept.category for concept in lexicon.concepts.values()}
    categories = sorted(set(category.values()))
    found = []
    for first, second in combinations(LANGUAGES, 2):
        both = [number for number, segment in enumerate(segments) if first in segment and second in segment]
        for name in (*categories, *sorted(category)):
            pairs = [(counts[first][name][n], counts[second][name][n]) for n in both]
            pairs = [pair for pair in pairs if any(pair)]
            if pairs:
                found.append(_parity(name, category.get(name, name), (first, second), pairs))
    return sorted(found, key=lambda parity: parity.concept != parity.category)


def _count(segments: Sequence[Segment], language: str, lexicon: Lexicon) -> Mapping[str, Counter[int]]:
    """Hits of every concept and category in one language, by segment."""
    numbers = [number for number, segment in enumerate(segments) if language in segment]
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    articles = [Article(segments[number][language], language=language) for number in numbers]
    for number, document in zip(numbers, parse_articles(articles, language, lexicon), strict=True):
        for match in document.matches:
            for name in {match.entry.concept, match.entry.category}:
                counts[name][number] += 1
    return counts


def _parity(name: str, category: str, languages: tuple[str, str], pairs: Sequence[tuple[int, int]]) -> Parity:
    import numpy as np

    uses = np.array(pairs)
    hits = int(uses[:, 0].sum()), int(uses[:, 1].sum())
    paired, total = uses.min(axis=1), uses.sum(axis=1)
    dice = float(2 * paired.sum() / total.sum())
    low = high = None
    verdict = FEW
    if min(hits) >= LEAST_HITS:
        low, high = _interval(paired, total)
        verdict = COMPARABLE if dice >= LEAST_DICE else WITHIN
    return Parity(name, category, languages, hits, int(paired.sum()), dice, low, high, verdict)


def _interval(paired: object, total: object) -> tuple[float | None, float | None]:
    import numpy as np
    from scipy.stats import bootstrap

    def dice(left: np.ndarray, right: np.ndarray, axis: int = -1) -> np.ndarray:
        return 2 * left.sum(axis=axis) / right.sum(axis=axis)

    result = bootstrap(
        (paired, total),
        dice,
        paired=True,
        n_resamples=DRAWS,
        method="percentile",
        random_state=np.random.default_rng(SEED),
    )
    return float(result.confidence_interval.low), float(result.confidence_interval.high)


def verdicts(found: Iterable[Parity]) -> dict[str, dict[str, str]]:
    """By concept, the verdict for each pair of languages (``"en-uk"``).

    Example:
        >>> verdicts([Parity("label.mob", "loaded", ("en", "uk"), (30, 28), 25, 0.86, 0.8, 0.9, COMPARABLE)])
        {'label.mob': {'en-uk': 'comparable'}}
    """
    result: dict[str, dict[str, str]] = {}
    for parity in found:
        result.setdefault(parity.concept, {})["-".join(parity.languages)] = parity.verdict
    return result
