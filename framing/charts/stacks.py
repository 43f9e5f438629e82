"""Stacked bars: who gets to speak, and whose words are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from framing.charts.style import EDGE, MUTED, label_rows, short_name, styled, tint
from framing.model import SOURCE_TYPES, VOICES, Profile

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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


def draw_sources(
    profiles: Sequence[Profile],
    *,
    names: Sequence[str] = (),
    labels: Mapping[str, str],
    missing: str = "none",
    percent: Callable[[float], str] = "{:.0f} %".format,
) -> Figure:
    """Who gets to speak: the share of each source type in a group's attributions, as stacked bars."""
    rows = [source_shares(profile) for profile in profiles]
    return _draw_stacks(
        rows, SOURCE_TYPES, _SOURCE_STYLES, names or [short_name(p) for p in profiles], labels, missing, percent
    )


def draw_voices(
    profiles: Sequence[Profile],
    *,
    names: Sequence[str] = (),
    labels: Mapping[str, str],
    missing: str = "none",
    percent: Callable[[float], str] = "{:.0f} %".format,
) -> Figure:
    """Whose words a group prints: body words of the outlet, in reports and in quotes, as stacked bars."""
    rows = [voice_shares(profile) for profile in profiles]
    return _draw_stacks(
        rows, VOICES, _VOICE_STYLES, names or [short_name(p) for p in profiles], labels, missing, percent
    )


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
    percent: Callable[[float], str],
) -> Figure:
    from matplotlib.patches import Patch

    used = [kind for kind in kinds if any(row.get(kind) for row in rows)]
    with styled() as figure_of:
        legend_rows = (len(used) + 3) // 4
        figure = figure_of(9.0, 0.75 + 0.36 * max(len(rows), 1) + 0.24 * legend_rows)
        axes = figure.add_subplot()
        for place, row in enumerate(rows):
            left = 0.0
            for kind in used:
                share, (color, hatch) = 100 * row.get(kind, 0.0), styles[kind]
                if not share:
                    continue
                axes.barh(place, share, 0.66, left, color=tint(color), edgecolor=EDGE, linewidth=0.5, hatch=hatch)
                # A label needs about 5 % of the width.
                if share >= 5:
                    box = {"facecolor": tint(color), "edgecolor": "none", "pad": 1.2} if hatch else None
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
        label_rows(axes, names)
        axes.set_xlim(0, 100)
        axes.xaxis.set_major_formatter(lambda value, _: percent(value))
        handles = [
            Patch(
                facecolor=tint(styles[k][0]), edgecolor=EDGE, linewidth=0.5, hatch=styles[k][1], label=labels.get(k, k)
            )
            for k in used
        ]
        if handles:
            figure.legend(
                handles=handles, loc="outside lower left", ncols=4, frameon=False, fontsize=8, handlelength=1.6
            )
    return figure
