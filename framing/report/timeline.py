"""The section on time: a panel a measure with its table, before and after a date, and what has no date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.charts.timeline import Series, draw_timeline, draw_timelines
from framing.comparison.stretches import Change, PeriodFigure
from framing.profiles import HEADLINE
from framing.report.catalogue import Catalogue, Group
from framing.report.pictures import Picture, inline, picture
from framing.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure over time: its groups, and for each stretch of time a figure a group (``None``: no article)."""

    measure: str
    groups: tuple[Group, ...]
    rows: tuple[tuple[str, tuple[PeriodFigure | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What the template of the section needs."""

    period: str
    split: str
    panels: tuple[tuple[str, tuple[Panel, ...]], ...]
    changes: tuple[tuple[Group, tuple[Change, ...]], ...]

    def silent(self, language: str) -> list[str]:
        """Measures without a panel, because nothing of theirs was counted in that language."""
        drawn = {panel.measure for code, panels in self.panels if code == language for panel in panels}
        return [measure for measure in HEADLINE if measure not in drawn]

    @property
    def shown(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.panels or self.changes)


def time_context(catalogue: Catalogue) -> TimeContext:
    """Arrange what a comparison holds on time as the page shows it.

    Args:
        catalogue: the numbered groups of the comparison.
    """
    comparison = catalogue.comparison
    panels = tuple((code, found) for code in catalogue.languages if (found := tuple(_panels(catalogue, code))))
    by_group = [(group, tuple(c for c in comparison.changes if c.group == group.name)) for group in catalogue.groups]
    changes = tuple((group, found) for group, found in by_group if found)
    settings = comparison.settings
    return TimeContext(settings.get("period", ""), settings.get("split", ""), panels, changes)


def _panels(catalogue: Catalogue, language: str) -> Iterator[Panel]:
    groups = tuple(catalogue.groups_of(language))
    names = {group.name for group in groups}
    found = [figure for figure in catalogue.comparison.periods if figure.group in names]
    for measure in HEADLINE:
        figures = {(f.period, f.group): f for f in found if f.measure == measure}
        if not any(figure.value for figure in figures.values()):
            continue
        # Names of stretches sort like the time they stand for.
        periods = sorted({period for period, _ in figures})
        rows = tuple((period, tuple(figures.get((period, group.name)) for group in groups)) for period in periods)
        yield Panel(measure, groups, rows)


def time_pictures(catalogue: Catalogue, wording: Wording) -> Iterator[Picture]:
    """The charts of the section: ``time-<language>-<measure>`` for the page, ``time-<language>`` as files.

    Args:
        catalogue: the numbered groups of the comparison.
        wording: names and units in the reader's language.
    """
    t, context = wording.messages["time"], time_context(catalogue)
    split = context.split if context.changes else ""
    for language, panels in context.panels:
        titles: dict[str, tuple[list[Series], str]] = {}
        for panel in panels:
            title = t["chart"].format(
                measure=wording.measure(panel.measure), period=wording.messages["period"][context.period]
            )
            series = [
                Series(group.label, tuple(figure for _, row in panel.rows if (figure := row[place]) is not None))
                for place, group in enumerate(panel.groups)
            ]
            units = {figure.unit for one in series for figure in one.figures}
            unit = wording.messages["units"].get(next(iter(units)), "")
            titles[wording.measure(panel.measure)] = (series, unit)
            said = "; ".join(
                f"{one.name}: " + ", ".join(f"{f.period} {wording.in_unit(f.value, f.unit)}" for f in one.figures)
                for one in series
            )
            name = f"time-{language or 'mixed'}-{panel.measure}"
            drawn = draw_timeline(series, unit=unit, split=split)
            yield inline(drawn, wording, name, title, said)
        name = f"time-{language or 'mixed'}"
        yield picture(draw_timelines(titles, split=split), wording, name, t["title"], page=False)
