"""How far two annotators agree, category by category: precision, recall and kappa, with intervals.

One of them may be the machine. Spans count as the same where they overlap (people disagree about where a
phrase ends, and mean the same words); kappa (Cohen 1960) is taken over words, each in or out of the category.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from framing.annotations.marks import AnnotatedText, Annotation

# Fewer spans than this on either side: the figures are printed with a warning.
FEW = 20
# Resamples of whole texts, as everywhere in this toolkit; the seed makes the same input give the same figures.
DRAWS, SEED = 2000, 20260101


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of ``one`` with ``other`` in a category, over the texts that both looked at.

    ``precision`` is the share of ``one``'s spans that ``other`` marked too, ``recall`` the share of ``other``'s
    that ``one`` found, each with a 95 % Wilson interval; ``kappa`` is corrected for chance, over ``words``.
    The intervals of ``f1`` and ``kappa`` come from resampling whole texts, and need two of
    them. ``None`` where there is nothing to divide by; ``note`` says what to doubt.
    """

    label: str
    one: str
    other: str
    texts: int
    words: int
    spans_one: int
    spans_other: int
    matched: int
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None
    f1: float | None
    kappa: float | None
    note: str = ""
    f1_low: float | None = None
    f1_high: float | None = None
    kappa_low: float | None = None
    kappa_high: float | None = None


def measure_agreement(texts: Iterable[AnnotatedText], one: str, other: str) -> tuple[Agreement, ...]:
    """Hold one annotator's marks against another's.

    Only texts that both looked at count, and only categories that ``other`` used at all: someone who coded
    hedges says nothing about loaded words.

    Args:
        texts: texts with the marks of both.
        one: the annotator in question, as a rule the machine.
        other: the annotator to be held against.

    Returns:
        One agreement a category, in the order of their names.

    Example:
        >>> marks = (Annotation(2, 8, "regime", "loaded", "framing"), Annotation(0, 8, "A regime", "loaded", "Oda"))
        >>> text = AnnotatedText("a1", "A regime fell.", marks, ("framing", "Oda"))
        >>> (found,) = measure_agreement([text], "framing", "Oda")
        >>> found.precision, found.recall, round(found.kappa, 2)
        (1.0, 1.0, 0.4)
    """
    shared = [text for text in texts if {one, other} <= {*text.annotators}]
    labels = sorted({mark.label for text in shared for mark in text.annotations if mark.annotator == other})
    words = [_words(text) for text in shared]
    return tuple(_agreement(label, one, other, shared, words) for label in labels)


def match_spans(one: Sequence[Annotation], other: Sequence[Annotation]) -> list[tuple[Annotation, Annotation]]:
    """Pairs of marks that overlap, each mark in one pair at most, from left to right.

    Example:
        >>> marks = [Annotation(s, e, "", "x") for s, e in ((0, 4), (5, 9), (5, 7))]
        >>> [(a.start, b.end) for a, b in match_spans(marks[:2], marks[2:])]
        [(5, 7)]
    """
    left = sorted(other, key=lambda mark: (mark.end, mark.start))
    pairs = []
    for mark in sorted(one, key=lambda mark: (mark.end, mark.start)):
        found = next((place for place, m in enumerate(left) if m.start < mark.end and mark.start < m.end), None)
        if found is not None:
            pairs.append((mark, left.pop(found)))
    return pairs


def marks_of(text: AnnotatedText, annotator: str, label: str) -> list[Annotation]:
    """An annotator's marks of a category; the same span marked twice counts once."""
    spans = {(m.start, m.end): m for m in text.annotations if m.annotator == annotator and m.label == label}
    return [spans[place] for place in sorted(spans)]


def _agreement(
    label: str, one: str, other: str, texts: Sequence[AnnotatedText], words: Sequence[Sequence[tuple[int, int]]]
) -> Agreement:
    ones, others, matched = 0, 0, 0
    rows: list[tuple[int, ...]] = []
    in_one: list[bool] = []
    in_other: list[bool] = []
    for text, tokens in zip(texts, words, strict=True):
        first, second = marks_of(text, one, label), marks_of(text, other, label)
        pairs = len(match_spans(first, second))
        ones, others, matched = ones + len(first), others + len(second), matched + pairs
        mine, theirs = _covered(tokens, first), _covered(tokens, second)
        together = sum(a and b for a, b in zip(mine, theirs, strict=True))
        rows.append((pairs, len(first) + len(second), len(tokens), sum(mine), sum(theirs), together))
        in_one += mine
        in_other += theirs
    precision, recall = _share(matched, ones), _share(matched, others)
    p, r = precision[0], recall[0]
    few = [f"{name} marked only {count}" for name, count in ((one, ones), (other, others)) if count < FEW]
    return Agreement(
        label, one, other, len(texts), len(in_one), ones, others, matched, *precision, *recall,
        None if p is None or r is None else 2 * p * r / (p + r) if p + r else 0.0,
        _kappa(in_one, in_other),
        "; ".join(few), *_resampled(rows, _f1, (0, 1)), *_resampled(rows, _chance_corrected, (2, 3, 4, 5)),
    )  # fmt: skip


def _f1(matched: Any, spans: Any) -> Any:
    return 2 * matched / spans


def _chance_corrected(words: Any, mine: Any, theirs: Any, together: Any) -> Any:
    """Cohen's kappa from the words that each marked, and that both did."""
    observed = (words - mine - theirs + 2 * together) / words
    expected = (mine * theirs + (words - mine) * (words - theirs)) / words**2
    return (observed - expected) / (1 - expected)


def _resampled(
    rows: Sequence[Sequence[int]], figure: Callable[..., Any], columns: Sequence[int]
) -> tuple[float | None, float | None]:
    """The 95 % percentile interval of a figure of sums over texts; none where draws give no figure."""
    import numpy as np
    from scipy.stats import bootstrap

    if len(rows) < 2:
        return None, None
    data = tuple(np.array([row[column] for row in rows], dtype=float) for column in columns)

    def statistic(*parts: Any, axis: int) -> Any:
        return figure(*(part.sum(axis=axis) for part in parts))

    with np.errstate(all="ignore"):
        found = bootstrap(
            data, statistic, paired=True, vectorized=True, method="percentile", n_resamples=DRAWS, batch=200,
            random_state=np.random.default_rng(SEED),
        ).confidence_interval  # fmt: skip
    if not (np.isfinite(found.low) and np.isfinite(found.high)):
        return None, None
    return float(found.low), float(found.high)


def _share(part: int, whole: int) -> tuple[float | None, float | None, float | None]:
    """A share with its 95 % interval."""
    from scipy.stats import binomtest

    if not whole:
        return None, None, None
    limits = binomtest(part, whole).proportion_ci(method="wilson")
    return part / whole, float(limits.low), float(limits.high)


def _kappa(one: Sequence[bool], other: Sequence[bool]) -> float | None:
    from sklearn.metrics import cohen_kappa_score

    # Where both say the same of every word there is no chance to correct for.
    if len({*one, *other}) < 2:
        return None
    return float(cohen_kappa_score(one, other))


def _words(text: AnnotatedText) -> list[tuple[int, int]]:
    """The words of a text, punctuation left out."""
    from framing.languages.words import tokenize

    tokens = tokenize(text.text)
    return [
        (int(start), int(end)) for start, end in zip(tokens.start[tokens.word], tokens.end[tokens.word], strict=True)
    ]


def _covered(words: Sequence[tuple[int, int]], marks: Sequence[Annotation]) -> list[bool]:
    """For each word whether a mark touches it."""
    covered, place = [], 0
    spans = sorted((mark.start, mark.end) for mark in marks)
    reach = 0
    for start, end in words:
        while place < len(spans) and spans[place][0] < end:
            reach = max(reach, spans[place][1])
            place += 1
        covered.append(reach > start)
    return covered
