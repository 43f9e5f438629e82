"""Charts of a comparison: pure functions from profiles and terms to matplotlib figures.

Nothing here touches pyplot or any global setting, so charts can be drawn in threads and servers.
The same input gives the same bytes: ids are salted with a constant and no date is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framing.markup import OKABE_ITO, without_controls
from framing.model import SOURCE_TYPES, VOICES, Measure, Profile

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Text and lines. On a page these two become CSS variables, so that a chart follows dark mode.
INK, MUTED = "#1d1d1f", "#66645f"
_DOT = OKABE_ITO["blue"]
# DejaVu Sans comes with matplotlib and has every letter of the three languages, ґ included.
STYLE = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "text.parse_math": False,  # an outlet may be called "$ and ¢"
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "svg.hashsalt": "framing",
    "svg.fonttype": "none",  # text stays text: it can be searched, read aloud and copied
    "hatch.linewidth": 0.6,
}
_NAME_LENGTH = 24  # characters in a line of a group's name beside a chart; two lines at most
_ROW = 0.36  # inches a group takes, two lines of name included
# Twelve source types: eight colours, then the same again hatched, so that no two look alike.
_SOURCE_STYLES = {
    "official": ("blue", ""),
    "politician": ("sky", ""),
    "institution": ("blue", "////"),
    "agency": ("orange", ""),
    "media": ("yellow", ""),
    "outlet": ("yellow", "////"),
    "expert": ("green", ""),
    "document": ("green", "////"),
    "organisation": ("purple", ""),
    "private_person": ("vermillion", ""),
    "social_media": ("vermillion", "////"),
    "unknown": ("grey", "\\\\\\\\"),
}
_VOICE_STYLES = {"outlet": ("blue", ""), "reported": ("sky", "////"), "quoted": ("grey", "\\\\\\\\")}


def short_name(profile: Profile, without: str = "") -> str:
    """A group's name for a chart: its values but that of one column, on two lines at most.

    Example:
        >>> short_name(Profile((("outlet", "Dawn"), ("language", "uk")), {}, (), False), without="language")
        'Dawn'
    """
    values = [value or "–" for column, value in profile.key if column != without] or [profile.name]
    return _wrap(", ".join(values))


def _wrap(name: str) -> str:
    """A name on at most two lines; what does not fit ends in …"""
    from textwrap import wrap

    lines = wrap(without_controls(name), _NAME_LENGTH, max_lines=2, placeholder="…")
    return "\n".join(lines) or "–"


def draw_measure(
    profiles: Sequence[Profile],
    measure: str,
    *,
    names: Sequence[str] = (),
    unit: str = "",
    missing: str = "no figure",
    number: str = "{:.1f}",
) -> Figure:
    """One measure of several groups: a dot each, with its 95 % interval.

    A hollow dot has no interval; a group without a figure says so. Figures of shares are drawn in
    per cent.

    Args:
        profiles: the groups, drawn from the top.
        measure: the measure's name.
        names: what the groups are called; their own names when left out.
        unit: label of the axis.
        missing: what is written where there is no figure.
        number: format of the figures beside the dots.

    Returns:
        A figure about 4 inches wide.

    Example:
        >>> hedges = Measure("hedge", 4.2, 3.1, 5.9, 40, 90, 21000, "per_1000", "bca")
        >>> figure = draw_measure([Profile((("outlet", "Dawn"),), {"hedge": hedges}, (), False)], "hedge")
        >>> [text.get_text() for text in figure.axes[0].texts]
        ['4.2']
    """
    with _style() as figure_of:
        figure = figure_of(4.0, 0.62 + _ROW * max(len(profiles), 1))
        axes = figure.add_subplot()
        _draw_dots(axes, [p.measures.get(measure) for p in profiles], missing, number)
        _label_rows(axes, names or [short_name(p) for p in profiles])
        axes.set_xlabel(unit, fontsize=8)
    return figure


def draw_measures(
    profiles: Sequence[Profile],
    measures: Mapping[str, str],
    *,
    names: Sequence[str] = (),
    units: Mapping[str, str] | None = None,
    missing: str = "no figure",
) -> Figure:
    """Several measures of several groups as small multiples, two abreast.

    Args:
        profiles: the groups, drawn from the top in every panel.
        measures: titles of the panels by measure.
        names: what the groups are called; their own names when left out.
        units: axis labels by measure.
        missing: what is written where there is no figure.
    """
    rows = (len(measures) + 1) // 2
    with _style() as figure_of:
        figure = figure_of(9.0, max(rows, 1) * (0.95 + _ROW * max(len(profiles), 1)))
        for place, (measure, title) in enumerate(measures.items()):
            axes = figure.add_subplot(rows, 2, place + 1)
            _draw_dots(axes, [p.measures.get(measure) for p in profiles], missing, "{:.1f}")
            _label_rows(axes, names or [short_name(p) for p in profiles])
            axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
            axes.set_xlabel((units or {}).get(measure, ""), fontsize=8)
    return figure


def _draw_dots(axes: Axes, measures: Sequence[Measure | None], missing: str, number: str) -> None:
    scale = [100.0 if m is not None and m.unit == "share" else 1.0 for m in measures]
    ends = [s * v for m, s in zip(measures, scale, strict=True) if m for v in (m.value, m.high) if v is not None]
    # Room on the right for the figures; an axis of zeros still gets some length.
    top = max(ends, default=0.0) or 1.0
    axes.set_xlim(-top * 0.03, top * 1.24)
    for row, (measure, factor) in enumerate(zip(measures, scale, strict=True)):
        if measure is None or measure.value is None:
            axes.text(0, row, missing, va="center", fontsize=8, color=MUTED, style="italic")
            continue
        value, right = factor * measure.value, factor * measure.value
        axes.plot([0, value], [row, row], color=MUTED, linewidth=0.5, alpha=0.4, zorder=1)
        known = measure.low is not None and measure.high is not None
        if measure.low is not None and measure.high is not None:
            right = max(factor * measure.high, right)
            axes.plot([factor * measure.low, factor * measure.high], [row, row], color=_DOT, linewidth=2, zorder=2)
        axes.plot([value], [row], "o", markersize=7, color=_DOT, markerfacecolor=_DOT if known else "white", zorder=3)
        axes.text(right + top * 0.035, row, number.format(value), va="center", fontsize=8)


def _label_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), labels=list(names))
    axes.set_ylim(max(len(names), 1) - 0.4, -0.6)
    axes.set_facecolor("none")
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=8)
    axes.locator_params(axis="x", nbins=5)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def draw_sources(
    profiles: Sequence[Profile], *, names: Sequence[str] = (), labels: Mapping[str, str], missing: str = "none"
) -> Figure:
    """Who gets to speak: the share of each source type in a group's attributions, as stacked bars."""
    rows = [source_shares(profile) for profile in profiles]
    return _draw_stacks(rows, SOURCE_TYPES, _SOURCE_STYLES, names or [short_name(p) for p in profiles], labels, missing)


def draw_voices(
    profiles: Sequence[Profile], *, names: Sequence[str] = (), labels: Mapping[str, str], missing: str = "none"
) -> Figure:
    """Whose words a group prints: body words of the outlet, in reports and in quotes, as stacked bars."""
    rows = [voice_shares(profile) for profile in profiles]
    return _draw_stacks(rows, VOICES, _VOICE_STYLES, names or [short_name(p) for p in profiles], labels, missing)


def source_shares(profile: Profile) -> dict[str, float]:
    """The share of each source type among a group's attributions; empty where there is none.

    Example:
        >>> from framing.model import ArticleScore
        >>> score = ArticleScore("a1", "Dawn", "en", None, "", {}, {}, {"source_official": 3, "source_expert": 1})
        >>> source_shares(Profile((("outlet", "Dawn"),), {}, (score,), True))["official"]
        0.75
    """
    return _shares({kind: sum(a.attributions.get(f"source_{kind}", 0) for a in profile.sums) for kind in SOURCE_TYPES})


def voice_shares(profile: Profile) -> dict[str, float]:
    """The share of each voice in a group's body words; empty where there is none."""
    return _shares({voice: sum(a.voices.get(voice, 0) for a in profile.sums) for voice in VOICES})


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {name: n / total for name, n in counts.items()} if total else {}


def _draw_stacks(
    rows: Sequence[Mapping[str, float]],
    kinds: Iterable[str],
    styles: Mapping[str, tuple[str, str]],
    names: Sequence[str],
    labels: Mapping[str, str],
    missing: str,
) -> Figure:
    from matplotlib.patches import Patch

    used = [kind for kind in kinds if any(row.get(kind) for row in rows)]
    with _style() as figure_of:
        legend_rows = (len(used) + 3) // 4
        figure = figure_of(9.0, 0.75 + 0.36 * max(len(rows), 1) + 0.24 * legend_rows)
        axes = figure.add_subplot()
        for place, row in enumerate(rows):
            left = 0.0
            for kind in used:
                share, (color, hatch) = 100 * row.get(kind, 0.0), styles[kind]
                if not share:
                    continue
                axes.barh(place, share, 0.66, left, color=_tint(color), edgecolor=INK, linewidth=0.5, hatch=hatch)
                # A label needs about 5 % of the width.
                if share >= 5:
                    box = {"facecolor": _tint(color), "edgecolor": "none", "pad": 1.2} if hatch else None
                    axes.text(
                        left + share / 2,
                        place,
                        f"{share:.0f}",
                        ha="center",
                        va="center",
                        fontsize=8,
                        color="#000001",
                        bbox=box,
                    )
                left += share
            if not row:
                axes.text(0.5, place, missing, va="center", fontsize=8, color=MUTED, style="italic")
        _label_rows(axes, names)
        axes.set_xlim(0, 100)
        axes.xaxis.set_major_formatter("{x:.0f} %")
        handles = [
            Patch(
                facecolor=_tint(styles[k][0]), edgecolor=INK, linewidth=0.5, hatch=styles[k][1], label=labels.get(k, k)
            )
            for k in used
        ]
        if handles:
            figure.legend(
                handles=handles, loc="outside lower left", ncols=4, frameon=False, fontsize=8, handlelength=1.6
            )
    return figure


def _tint(color: str) -> tuple[float, float, float]:
    """A colour half way to white: black hatches and figures stay legible on it."""
    from matplotlib.colors import to_rgb

    red, green, blue = (0.45 + 0.55 * part for part in to_rgb(OKABE_ITO[color]))
    return red, green, blue


@contextmanager
def _style() -> Iterator[Any]:
    """A maker of figures in our style; matplotlib's own settings stay as the caller has them."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        yield lambda width, height: Figure(figsize=(width, height), layout="constrained")
