"""The charts of a report: each drawn once, as inline SVG for the page and as files for reuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import charts
from framing.profiles import HEADLINE
from framing.report.catalogue import Catalogue
from framing.report.rendering import to_inline, to_png, to_svg, write_axes
from framing.report.wording import Wording

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: inline SVG for the page (``""`` for charts that are files only), and the files' contents."""

    name: str
    inline: str = ""
    svg: str = ""
    png: bytes = b""


def picture(
    figure: Figure, wording: Wording, name: str, title: str, description: str = "", page: bool = True
) -> Picture:
    """A figure as the page and the files want it.

    Args:
        figure: the chart.
        wording: how numbers are written.
        name: the files' name, and the prefix of its ids on the page.
        title: what it is, for people who do not see it.
        description: what it shows, in words.
        page: whether it also stands on the page.
    """
    write_axes(figure, wording.numerals.plain)
    svg = to_svg(figure, name=name, title=title, description=description)
    return Picture(name, to_inline(svg) if page else "", svg, to_png(figure))


def inline(figure: Figure, wording: Wording, name: str, title: str, description: str) -> Picture:
    """A figure that stands on the page only; arguments as for ``picture``."""
    write_axes(figure, wording.numerals.plain)
    return Picture(name, to_svg(figure, name=name, title=title, description=description, inline=True))


def draw_pictures(catalogue: Catalogue, wording: Wording) -> dict[str, Picture]:
    """Draw every chart of a comparison.

    Args:
        catalogue: the numbered groups of the comparison.
        wording: names and units in the reader's language.

    Returns:
        Pictures by name: ``measures-<language>`` (files only, the small multiples),
        ``measures-<language>-<measure>`` (page only, one panel), ``sources``, ``voices``.
    """
    return {picture.name: picture for picture in _pictures(catalogue, wording)} if catalogue.groups else {}


def _pictures(catalogue: Catalogue, wording: Wording) -> Iterator[Picture]:
    t = wording.messages
    units = {"per_1000": t["units"]["per_1000"], "share": t["units"]["share"]}
    for language in catalogue.languages:
        groups = catalogue.groups_of(language)
        profiles = [group.profile for group in groups]
        names = [charts.short_name(profile, without="language") for profile in profiles]
        known = t["language"].get(language) or language or t["measures"]["all_languages"]
        titles, panel_units = {}, {}
        for measure in HEADLINE:
            figures = [p.measures[measure] for p in profiles if measure in p.measures]
            if not any(figure.value is not None for figure in figures):
                continue
            titles[measure] = wording.measure(measure)
            panel_units[measure] = units.get(figures[0].unit, figures[0].unit)
            name = f"measures-{language or 'mixed'}-{measure}"
            said = "; ".join(
                f"{g.label}: {wording.value(m)} ({wording.interval(m.low, m.high, m.unit)})"
                for g in groups
                if (m := g.profile.measures.get(measure))
            )
            figure = charts.draw_measure(
                profiles,
                measure,
                names=names,
                unit=panel_units[measure],
                missing=t["page"]["no_figure"],
                number=wording.number,
            )
            title = f"{titles[measure]}, {known}, {panel_units[measure]}"
            yield inline(figure, wording, name, title, said)
        if titles:
            figure = charts.draw_measures(
                profiles, titles, names=names, units=panel_units, missing=t["page"]["no_figure"], number=wording.number
            )
            name = f"measures-{language or 'mixed'}"
            yield picture(figure, wording, name, f"{t['measures']['title']}, {known}", page=False)

    profiles = [group.profile for group in catalogue.groups]
    voices = {voice: wording.labels[f"voice.{voice}"] for voice in ("outlet", "reported", "quoted")}
    stacks = (
        ("sources", charts.draw_sources, charts.source_shares, t["source_types"]),
        ("voices", charts.draw_voices, charts.voice_shares, voices),
    )
    for name, draw, shares, labels in stacks:
        figure = draw(
            profiles, labels=labels, missing=wording.none, percent=lambda share: wording.numerals.percent(share, 0)
        )
        said = "; ".join(
            f"{group.name}: " + ", ".join(f"{labels[k]} {wording.in_unit(s, 'share')}" for k, s in found.items() if s)
            for group in catalogue.groups
            if (found := shares(group.profile))
        )
        title = t[name]["chart"]
        yield picture(figure, wording, name, title, said)
