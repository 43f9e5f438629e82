"""Measures over time: each group by day, week or month, and before and after a date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from framing.comparison.contrasts import contrast_groups
from framing.comparison.stretches import Change, PeriodFigure, Undated
from framing.errors import FramingError
from framing.model import ArticleScore, Contrast, Measure, Profile
from framing.profiles import HEADLINE, UNMEASURED, profile_scores

# The finest first; "auto" takes the first that is neither too fine nor too many.
PERIODS: Mapping[str, Callable[[date], str]] = {
    "day": lambda day: day.isoformat(),
    "week": lambda day: f"{day.isocalendar().year}-W{day.isocalendar().week:02}",
    "month": lambda day: day.isoformat()[:7],
}
AUTO, NONE = "auto", "none"
CHOICES = (AUTO, *PERIODS, NONE)
# More points than this in a row are a smear on a page; a point of fewer articles says next to nothing.
MOST, FEWEST = 31, 5
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
_WHEN = "when"


@dataclass(frozen=True, slots=True)
class Timeline:
    """What time adds to a comparison; ``period`` is the stretch that was used, ``""`` where none was."""

    period: str = ""
    periods: tuple[PeriodFigure, ...] = ()
    changes: tuple[Change, ...] = ()
    undated: tuple[Undated, ...] = ()


def read_day(text: str) -> tuple[date | None, bool]:
    """The day an ISO 8601 date names, and whether it names a day and not only a month.

    Example:
        >>> read_day("2026-03-14T08:00Z"), read_day("2026-03"), read_day("last spring")
        ((datetime.date(2026, 3, 14), True), (datetime.date(2026, 3, 1), False), (None, False))
    """
    found = _ISO.match(text.strip())
    if not found:
        return None, False
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)), found[3] is not None
    except ValueError:
        return None, False


def check_time(period: str, split: str | None) -> None:
    """Say at once what cannot be done.

    Raises:
        FramingError: for an unknown period or a date that is no day.
    """
    if period not in CHOICES:
        raise FramingError(f"There is no period {period!r}.", f"Choose one of {', '.join(CHOICES)}.")
    if split is not None and not read_day(split)[1]:
        raise FramingError(f"{split!r} is not a day.", "Write it as 2026-03-14.")


def measure_time(
    profiles: Sequence[Profile],
    period: str = AUTO,
    split: str | None = None,
    draws: int = 2000,
    permutations: int = 10_000,
    seed: int = 20260101,
) -> Timeline:
    """The headline measures of each group over time.

    Figures and intervals of a stretch are those of a profile of its articles alone; before and after a date
    are compared like two groups.

    Args:
        profiles: the groups, with their articles' scores.
        period: ``"day"``, ``"week"``, ``"month"``, ``"auto"`` (the finest of at most 31 stretches with
            five articles each, as the median has them; nothing where there is none) or ``"none"``.
        split: a day; articles of that day and later are after it.
        draws: bootstrap resamples.
        permutations: permutations for the tests.
        seed: seed of the resampling.

    Returns:
        Figures by group, measure and stretch in the order of time, the changes at the date, and the articles
        without a date that can be read (with ``split`` or a stretch finer than a month: without a day).

    Raises:
        FramingError: for an unknown period or a date that is no day.

    Example:
        >>> articles = [ArticleScore(f"a{i}", "Dawn", "en", None, "", {"hedge": i}, {"outlet": 1000}, {},
        ...     {"date": f"2026-0{1 + i // 4}-11"}) for i in range(8)]
        >>> found = measure_time(profile_scores(articles), "month", split="2026-02-01")
        >>> [(p.period, p.value, p.n) for p in found.periods if p.measure == "hedge"]
        [('2026-01', 1.5, 4), ('2026-02', 5.5, 4)]
        >>> [(c.before, c.after, c.difference) for c in found.changes if c.measure == "hedge"]
        [(1.5, 5.5, 4.0)]
    """
    check_time(period, split)
    scores = [(group, score) for group in profiles for score in group.articles]
    dated = [(group, score, *read_day(score.keys.get("date", ""))) for group, score in scores]
    chosen = (
        _choose([(group.name, day) for group, _, day, exact in dated if day and exact]) if period == AUTO else period
    )
    if chosen == NONE and split is None:
        return Timeline()
    needs_day = split is not None or chosen != "month"
    undated = tuple(
        Undated(score.id, group.name, score.keys.get("date", ""))
        for group, score, day, exact in dated
        if day is None or (needs_day and not exact)
    )
    placed = [(group, score, day) for group, score, day, exact in dated if day and (exact or chosen == "month")]
    figures = () if chosen == NONE else _figures(placed, chosen, draws, seed)
    changes: tuple[Change, ...] = ()
    if split is not None:
        exact_only = [(group, score, day) for group, score, day, exact in dated if day and exact]
        changes = _changes(exact_only, split, draws, permutations, seed)
    return Timeline("" if chosen == NONE else chosen, figures, changes, undated)


def _choose(days: Sequence[tuple[str, date]]) -> str:
    """The finest stretch that is worth a picture, if any is."""
    for name, of in PERIODS.items():
        sizes: dict[tuple[str, str], int] = defaultdict(int)
        for group, day in days:
            sizes[group, of(day)] += 1
        stretches = {stretch for _, stretch in sizes}
        if len(stretches) < 2:
            return NONE
        if len(stretches) <= MOST and sorted(sizes.values())[len(sizes) // 2] >= FEWEST:
            return name
    return NONE


def first_day(period: str) -> date:
    """The first day of a stretch.

    Example:
        >>> first_day("2026-W11").isoformat(), first_day("2026-03").isoformat()
        ('2026-03-09', '2026-03-01')
    """
    if "W" in period:
        year, week = period.split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    return date.fromisoformat(period if len(period) > 7 else f"{period}-01")


def end_day(period: str) -> date:
    """The first day after a stretch.

    Example:
        >>> end_day("2026-W11").isoformat(), end_day("2026-12").isoformat(), end_day("2026-03-14").isoformat()
        ('2026-03-16', '2027-01-01', '2026-03-15')
    """
    start = first_day(period)
    if "W" in period:
        return start + timedelta(weeks=1)
    return start + timedelta(days=1) if len(period) > 7 else (start + timedelta(days=31)).replace(day=1)


def _split(
    placed: Sequence[tuple[Profile, ArticleScore, date]], when: Callable[[date], str], draws: int, seed: int
) -> list[tuple[Profile, str, Profile]]:
    """Profiles of the parts of each group: the group, the part's name and the part."""
    found = []
    for _, members in groupby(placed, key=lambda item: item[0].key):
        own = list(members)
        columns = tuple(column for column, _ in own[0][0].key)
        # The group's columns come along as plain keys: some were read off the date, others from the article.
        marked = [replace(s, keys={**s.keys, **dict(group.key), _WHEN: when(day)}) for group, s, day in own]
        for part in profile_scores(marked, (*columns, _WHEN), draws, seed):
            found.append((own[0][0], dict(part.key)[_WHEN], part))
    return found


def _figures(
    placed: Sequence[tuple[Profile, ArticleScore, date]], period: str, draws: int, seed: int
) -> tuple[PeriodFigure, ...]:
    parts = _split(placed, PERIODS[period], draws, seed)
    return tuple(
        PeriodFigure(
            group.name, name, when, first_day(when).isoformat(), figure.value, figure.low, figure.high, figure.n,
            part.size, figure.count, figure.unit, figure.note,
        )
        for name in _headline()
        for group, when, part in parts
        if (figure := part.measures[name])
    )  # fmt: skip


def _headline() -> list[str]:
    return [name for name in HEADLINE if name not in UNMEASURED]


def _changes(
    placed: Sequence[tuple[Profile, ArticleScore, date]], split: str, draws: int, permutations: int, seed: int
) -> tuple[Change, ...]:
    limit, _ = read_day(split)
    parts: dict[str, dict[str, Profile]] = defaultdict(dict)
    for group, when, part in _split(placed, lambda day: "after" if limit and day >= limit else "before", draws, seed):
        parts[group.name][when] = part
    found: list[Change] = []
    for name, halves in parts.items():
        before, after = halves.get("before"), halves.get("after")
        contrasts: dict[str, Contrast] = {}
        if before and after:
            contrasts = {c.measure: c for c in contrast_groups([(after, before)], draws, permutations, seed)}
        for measure in _headline():
            one, other = (half.measures[measure] if half else None for half in (before, after))
            found.append(_change(name, measure, split, one, other, contrasts.get(measure)))
    return tuple(found)


def _change(
    group: str, measure: str, split: str, before: Measure | None, after: Measure | None, contrast: Contrast | None
) -> Change:
    known = before or after
    missing = "no article before the date" if before is None else "no article after the date"
    one_side = "" if before and after else missing
    return Change(
        group=group,
        measure=measure,
        date=split,
        before=before.value if before else None,
        after=after.value if after else None,
        n_before=before.n if before else 0,
        n_after=after.n if after else 0,
        ratio=contrast.ratio if contrast else None,
        ratio_low=contrast.ratio_low if contrast else None,
        ratio_high=contrast.ratio_high if contrast else None,
        difference=contrast.difference if contrast else None,
        low=contrast.low if contrast else None,
        high=contrast.high if contrast else None,
        p=contrast.p if contrast else None,
        p_adjusted=contrast.p_adjusted if contrast else None,
        test=contrast.test if contrast else "",
        unit=known.unit if known else "",
        note=contrast.note if contrast else one_side,
    )
