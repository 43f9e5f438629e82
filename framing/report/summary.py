"""The summary: what a reader in a hurry should know, in three to five sentences with their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from framing.charts import excludes_one
from framing.model import Contrast, Measure
from framing.report.catalogue import Catalogue, Group
from framing.report.figures import Difference, Pair
from framing.report.naming import NamingTable
from framing.report.wording import Wording

# One sentence a language, three languages at most; then one on names and one on shared words.
MOST_DIFFERENCES = 3
# The rule of every other statement of this toolkit.
LEVEL = 0.05
# Two groups call a thing by different names when their shares are so far apart.
APART = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the summary with what it rests on; ``href`` leads to its evidence, ``link`` says so.

    ``standing`` is ``"settled"`` (holds after correction), ``"apart"`` (the interval excludes 1), ``"open"`` or ``""``.
    """

    text: str
    facts: tuple[str, ...]
    href: str
    link: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences, the count of all headline comparisons in one, and what is too small to say anything of."""

    statements: tuple[Statement, ...]
    overall: str
    small: tuple[str, ...]


def summarize(
    catalogue: Catalogue, wording: Wording, pairs: Sequence[Pair], naming: Mapping[str, Sequence[NamingTable]]
) -> Summary:
    """Say what was found in few sentences.

    Args:
        catalogue: the numbered groups.
        wording: messages in the reader's language.
        pairs: the differences pair by pair.
        naming: competing names by language.

    Returns:
        The largest difference of each language that the figures bear, the clearest choice of names, speakers who
        are introduced differently, and shared quotations; every sentence with n, interval and link.
    """
    return Summary(
        (
            *_differences(pairs, wording),
            *_names(naming, wording),
            *_speakers(pairs, wording),
            *_shared(catalogue, wording),
        )[:5],
        _overall(pairs, wording),
        tuple(_small(catalogue, pairs, wording)),
    )


def _differences(pairs: Sequence[Pair], w: Wording) -> Iterator[Statement]:
    """The differences the figures bear best, one a language, each about another measure where that costs nothing."""
    found = [(weight, pair, row) for pair in pairs for row in pair.headline if (weight := _weight(row))]
    found.sort(key=lambda item: item[0], reverse=True)
    used: set[str] = set()
    for languages in list(dict.fromkeys(pair.languages for _, pair, _ in found))[:MOST_DIFFERENCES]:
        ours = [item for item in found if item[1].languages == languages]
        fresh = [item for item in ours if item[2].contrast.measure not in used and item[0][:2] == ours[0][0][:2]]
        _, pair, row = (fresh or ours)[0]
        used.add(row.contrast.measure)
        yield _difference(pair, row, w)


def _weight(row: Difference) -> tuple[float, ...]:
    """How much a difference bears, the surest first; nothing for one that is no difference.

    After what was tested and what the interval says, it is the part of the ratio that is beyond doubt: the end of
    its interval nearer to 1. Where there is no interval, counts stand in for it. It orders the sentences and is
    never printed.
    """
    first, second, contrast = row.first.measure, row.second.measure, row.contrast
    if not first or not second or first.value is None or second.value is None or first.value == second.value:
        return ()
    sure = 0.0
    if excludes_one(contrast):
        low, high = contrast.ratio_low or 0.0, contrast.ratio_high
        sure = log(low) if low > 1 else -log(high or 1.0)
    elif not contrast.ratio and first.exposure and second.exposure:
        # Half a count stands for none; two errors are taken off.
        counts = first.count + 0.5, second.count + 0.5
        distance = abs(log(counts[0] / first.exposure) - log(counts[1] / second.exposure))
        sure = distance - 2 * sqrt(1 / counts[0] + 1 / counts[1])
    return (float(settled(contrast)), float(sure > 0), sure) if sure > 0 or settled(contrast) else ()


def settled(contrast: Contrast) -> bool:
    """Whether a difference holds after the correction for the number of comparisons.

    Example:
        >>> settled(Contrast("hedge", "A", "B", 2.0, 1.5, 2.7, 3.0, 1.0, 5.0, 0.01, 0.04, "holm", "permutation", 0))
        True
    """
    return contrast.p_adjusted is not None and contrast.p_adjusted < LEVEL


def _difference(pair: Pair, row: Difference, w: Wording) -> Statement:
    t, c = w.messages["summary"], row.contrast
    high, low = (row.first, row.second) if (c.difference or 0) > 0 else (row.second, row.first)
    ratio = c.ratio if c.ratio is None or c.ratio == 0 or c.ratio >= 1 else 1 / c.ratio
    form = t["difference"] if ratio else t["only"]
    text = form.format(
        measure=w.measure(c.measure),
        a=high.group.label,
        b=low.group.label,
        value_a=_told(high.measure, w),
        value_b=_told(low.measure, w),
        ratio=w.ratio(ratio),
    )
    standing = "settled" if settled(c) else "apart" if excludes_one(c) else "open"
    sizes = [str(side.measure.n if side.measure else 0) for side in (high, low)]
    facts = [t["n"].format(n=" + ".join(sizes))]
    limits = _limits(c)
    if limits:
        ends = [t["no_limit"] if value is None else w.ratio(value) for value in limits]
        facts.append(t["interval"].format(low=ends[0], high=ends[1]))
    else:
        facts.append(t["no_interval"])
    if c.p_adjusted is None:
        facts.append(t["untested"])
    facts.append(t[standing] if limits or standing == "settled" else t["open_few"])
    moved = [one.moved for name, found in pair.influence if name == c.measure for one in found]
    if moved:
        facts.append(t["rests"].format(moved=w.in_unit(max(moved), "share")))
    listing = high.listing or low.listing
    href = f"#{listing.id}" if listing else f"#pair-{pair.number}"
    return Statement(text, tuple(facts), href, t["evidence"], standing)


def _told(measure: Measure | None, w: Wording) -> str:
    """A figure with its unit."""
    if measure is None or measure.unit == "share":
        return w.value(measure)
    return f"{w.value(measure)} {w.messages['units'][measure.unit]}"


def _limits(contrast: Contrast) -> tuple[float | None, float | None] | None:
    """The interval of the ratio, the higher group first."""
    low, high = contrast.ratio_low, contrast.ratio_high
    if low is None or not contrast.ratio:
        return None
    if contrast.ratio >= 1:
        return low, high
    return (1 / high if high else 0.0), (1 / low if low else None)


def _names(naming: Mapping[str, Sequence[NamingTable]], w: Wording) -> Iterator[Statement]:
    """The pair of names on which two groups are furthest apart."""
    t = w.messages["summary"]
    best: tuple[tuple[float, int], Statement] | None = None
    for table in (table for tables in naming.values() for table in tables):
        rows = [row for row in table.rows if row.share.share is not None]
        for high in rows:
            for low in rows:
                gap = (high.share.share or 0.0) - (low.share.share or 0.0)
                articles = min(high.share.articles, low.share.articles)
                if gap < APART or articles < 2 or (best and (gap, articles) <= best[0]):
                    continue
                text = t["naming"].format(a=high.group.label, b=low.group.label, first=table.name, second=table.other)
                n = t["n"].format(n=f"{high.share.articles} + {low.share.articles}")
                facts = [
                    n,
                    *(_share(row.group, row.share.share, row.share.low, row.share.high, w) for row in (high, low)),
                ]
                best = (gap, articles), Statement(text, tuple(facts), f"#{table.id}", t["sentences"])
    if best:
        yield best[1]


def _share(group: Group, value: float | None, low: float | None, high: float | None, w: Wording) -> str:
    return f"{group.label}: {w.in_unit(value, 'share')} ({w.interval(low, high, 'share')})"


def _speakers(pairs: Sequence[Pair], w: Wording) -> Iterator[Statement]:
    """The speaker whom two groups introduce most differently."""
    t = w.messages["summary"]
    # Cues of different occasions are no choice between words for one: an event in common is asked for.
    same = [pair for pair in pairs if pair.events]
    rows = [(abs(r.share_a - r.share_b), r.statements_a + r.statements_b, p, r) for p in same for r in p.asymmetries]
    if rows:
        _, _, pair, row = max(rows, key=lambda item: item[:2])
        text = t["speaker"].format(
            speaker=row.speaker,
            a=pair.a.label,
            b=pair.b.label,
            cues_a=w.tally(row.cues_a),
            cues_b=w.tally(row.cues_b),
        )
        facts = (t["statements"].format(n=f"{row.statements_a} + {row.statements_b}"), t["few_statements"])
        yield Statement(text, facts, "#asymmetries", t["sentences"])


def _shared(catalogue: Catalogue, w: Wording) -> Iterator[Statement]:
    """What articles have in common: quotations, and whole texts."""
    t, found = w.messages["summary"], catalogue.comparison
    if found.quotes:
        differ = [quote for quote in found.quotes if quote.kind != "same words"]
        text = t["quotes"].format(quotes=len(found.quotes), differ=len(differ))
        yield Statement(text, (t["articles"].format(n=len(catalogue.entries)),), "#quotes", t["sentences"])
    if found.shared_texts:
        text = t["texts"].format(texts=len(found.shared_texts))
        yield Statement(text, (t["articles"].format(n=len(catalogue.entries)),), "#sharing", t["sentences"])


def _overall(pairs: Sequence[Pair], w: Wording) -> str:
    """How many comparisons were made, and how many of them stand: the sentence that keeps the others honest."""
    made = [row.contrast for pair in pairs for row in pair.headline if row.contrast.difference is not None]
    if not made:
        return w.messages["summary"]["none"]
    return str(w.messages["summary"]["overall"]).format(
        made=len(made),
        apart=sum(map(excludes_one, made)),
        tested=sum(c.p_adjusted is not None for c in made),
        settled=sum(map(settled, made)),
    )


def _small(catalogue: Catalogue, pairs: Sequence[Pair], w: Wording) -> Iterator[str]:
    """Groups that are too small, and what the pairs could have shown; each thing once."""
    few = [group for group in catalogue.groups if group.profile.too_few]
    if few:
        sizes = ", ".join(f"{group.name} ({group.profile.size})" for group in few)
        yield f"{w.messages['page']['too_few']} {sizes}."
    # The weakest pair stands for all: what it cannot show is what a reader must not look for.
    weak = [b for pair in pairs if (b := pair.balance) and b.notes and (b.detectable is None or b.detectable > 2)]
    if weak:
        yield w.note(max(weak, key=lambda balance: balance.detectable or float("inf")).notes[-1])
