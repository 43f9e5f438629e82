"""Influence: what is left of a difference when one entry, one article or one event is taken out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis import Analysis
from framing.comparison.contrasts import comparable
from framing.comparison.results import Influence
from framing.model import ArticleScore, Profile
from framing.profiles import HEADLINE, MEASURES, article_id, rate

# LINGUISTICS §6.6: one entry that moves a figure by more than this carries too much of it.
MOVED = 0.15
# Forms of an entry named in the note.
FORMS = 4

# What is left of a group's figure without one thing; None where no rated article is left.
Without = dict[str, float | None]


@dataclass(frozen=True)
class _Rated:
    """The articles of a group that have a figure for a measure, and these figures."""

    scores: Sequence[ArticleScore]
    rates: Sequence[float]

    @property
    def mean(self) -> float:
        return sum(self.rates) / len(self.rates)


def find_influence(pairs: Sequence[tuple[Profile, Profile]], analyses: Iterable[Analysis]) -> tuple[Influence, ...]:
    """Find the entry, article and event that each headline difference rests on most.

    Args:
        pairs: the groups compared; pairs of different languages are left out.
        analyses: the articles of the groups; without them entries cannot be left out.

    Returns:
        For every pair and headline measure the most influential of each kind, flagged where it moves a
        group's figure by more than 15 % or turns the order of the two.

    Example:
        >>> from framing.profiles import profile_scores
        >>> articles = [ArticleScore(f"{o}{i}", o, "en", None, "", {"hedge": 9 if (o, i) == ("A", 1) else 1},
        ...     {"outlet": 1000}, {}) for o in "AB" for i in (1, 2)]
        >>> found = find_influence([profile_scores(articles, draws=9)], ())
        >>> [(i.left_out, i.value_a, i.without_a, i.flags) for i in found if i.measure == "hedge"]
        [('A1', 5.0, 1.0, 2)]
    """
    entries = _entries(analyses)
    found: list[Influence] = []
    for a, b in pairs:
        if not comparable(a, b):
            continue
        for measure in HEADLINE:
            rated_a, rated_b = _rated(a, measure), _rated(b, measure)
            if rated_a and rated_b:
                found += _influence(measure, (a.name, b.name), (rated_a, rated_b), entries)
    return tuple(found)


@dataclass(frozen=True)
class _Entries:
    """Own-voice findings by article and measure: the weight of each entry, and the words it marked."""

    weights: Mapping[tuple[str, str], Counter[str]]
    forms: Mapping[str, Counter[str]]


def _entries(analyses: Iterable[Analysis]) -> _Entries:
    weights: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for analysis in analyses:
        name = article_id(analysis)
        for finding in analysis.findings:
            # Findings of an analyzer without a lexicon bear its name: that is the whole measure, no entry of it.
            if finding.voice == "outlet" and finding.region == "body" and "/" in finding.entry:
                weight = finding.strength if finding.category == "loaded" else 1
                weights[name, finding.category][finding.entry] += weight
                forms[finding.entry][finding.text.lower()] += 1
    return _Entries(weights, forms)


def _rated(group: Profile, measure: str) -> _Rated | None:
    rule = MEASURES[measure]
    rows = [(score, value) for score in group.articles if (value := rate(score, rule)) is not None]
    return _Rated([score for score, _ in rows], [value for _, value in rows]) if rows else None


def _influence(
    measure: str, names: tuple[str, str], rated: tuple[_Rated, _Rated], entries: _Entries
) -> list[Influence]:
    found = []
    for kind in ("entry", "article", "event"):
        without = [_without(kind, measure, group, entries) for group in rated]
        # An article stands in one group; entries and events can stand in both.
        rows = [_row(measure, names, rated, kind, key, without) for key in sorted({*without[0], *without[1]})]
        if not rows:
            continue
        flags = sum(row.flagged for row in rows)
        worst = max(rows, key=lambda row: (row.flips, row.moved))
        note = ""
        if kind == "entry":
            forms = entries.forms[worst.left_out]
            note = ", ".join(sorted(forms, key=lambda form: (-forms[form], form))[:FORMS])
        if worst.moved or worst.flips:
            found.append(_noted(worst, flags, note))
    return found


def _noted(row: Influence, flags: int, note: str) -> Influence:
    from dataclasses import replace

    said = "nothing is left without it" if row.without_a is None or row.without_b is None else ""
    return replace(row, flags=flags, note="; ".join(filter(None, (note, said))))


def _without(kind: str, measure: str, group: _Rated, entries: _Entries) -> Without:
    """The group's figure without each thing of a kind."""
    count, total = len(group.rates), sum(group.rates)
    if kind == "entry":
        taken: dict[str, float] = defaultdict(float)
        for score in group.scores:
            # The words stay and only the findings go, so the exposure is the same.
            for entry, weight in entries.weights.get((score.id, measure), Counter()).items():
                taken[entry] += weight * 1000 / score.voices["outlet"]
        return {entry: (total - part) / count for entry, part in taken.items()}
    keys = [score.id if kind == "article" else score.event for score in group.scores]
    left: Without = {}
    for key in sorted({key for key in keys if key}):
        rest = [value for value, own in zip(group.rates, keys, strict=True) if own != key]
        left[str(key)] = sum(rest) / len(rest) if rest else None
    return left


def _row(
    measure: str,
    names: tuple[str, str],
    rated: tuple[_Rated, _Rated],
    kind: str,
    key: str,
    without: Sequence[Without],
) -> Influence:
    before = [group.mean for group in rated]
    after = [left.get(key, value) for left, value in zip(without, before, strict=True)]
    moves = [_move(old, new) for old, new in zip(before, after, strict=True)]
    known = after[0] is not None and after[1] is not None
    order = (before[0] > before[1]) - (before[0] < before[1])
    turned = (after[0] > after[1]) - (after[0] < after[1]) if after[0] is not None and after[1] is not None else order
    flips = known and order * turned < 0
    moved = max(moves)
    return Influence(
        measure=measure,
        a=names[0],
        b=names[1],
        kind=kind,
        left_out=key,
        value_a=before[0],
        value_b=before[1],
        without_a=after[0],
        without_b=after[1],
        moved=moved,
        flips=flips,
        flagged=flips or moved > MOVED,
        flags=0,
    )


def _move(old: float, new: float | None) -> float:
    """How far a figure moves, as a part of itself; all of it where nothing is left."""
    if new is None:
        return 1.0
    # Sums of floats leave a trace where nothing changed.
    return abs(new - old) / old if old and abs(new - old) > 1e-12 * old else 0.0
