"""Charts: the figures are in them, nothing of a name becomes markup, the same input gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import matplotlib
import pytest
from lxml import etree

from framing import charts
from framing.comparison.results import Headlines, Keyness, Keyword, StrengthPoint
from framing.model import SOURCE_TYPES, VOICES, ArticleScore, Contrast, Measure, Profile
from framing.report.rendering import to_png, to_svg

NAMES = ("Harbour Post", "Ґанок", "Costs $5 & <b>$</b>", "Вечерний вестник области и её окрестностей, выпуск для всех")


def profile(name: str, language: str = "en", **figures: tuple[float | None, float | None, float | None]) -> Profile:
    """A group with measures given as value, low, high."""
    measures = {
        key: Measure(key, value, low, high, 12, 5, 100, "share" if key.endswith("share") else "per_1000")
        for key, (value, low, high) in figures.items()
    }
    tallies = {f"source_{kind}": number for number, kind in enumerate(SOURCE_TYPES)}
    score = ArticleScore("a1", name, language, None, "", {}, {"outlet": 60, "reported": 30, "quoted": 10}, tallies)
    return Profile((("outlet", name), ("language", language)), measures, (score,), False)


def texts(svg: str) -> list[str]:
    return [
        "".join(node.itertext()).strip()
        for node in etree.fromstring(svg.encode()).iter("{http://www.w3.org/2000/svg}text")
    ]


def test_a_dot_has_its_figure_its_interval_and_its_name() -> None:
    figure = charts.draw_measure([profile("Harbour Post", loaded=(12.34, 8.0, 20.0))], "loaded", unit="per 1,000 words")
    shown = texts(to_svg(figure, name="x", title="Loaded words"))
    assert {"12.3", "Harbour Post, en", "per 1,000 words"} <= {*shown}
    line = next(line for line in figure.axes[0].lines if line.get_linewidth() == 2)
    assert list(line.get_xdata()) == [8.0, 20.0]


def test_a_dot_without_an_interval_is_hollow_and_a_group_without_a_figure_says_so() -> None:
    groups = [profile("A", loaded=(3.0, None, None)), profile("B", loaded=(None, None, None)), profile("C")]
    figure = charts.draw_measure(groups, "loaded", missing="no figure")
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert [dot.get_markerfacecolor() for dot in dots] == ["white"]
    assert [text.get_text() for text in figure.axes[0].texts] == ["3.0", "no figure", "no figure"]


def test_shares_are_drawn_in_per_cent() -> None:
    figure = charts.draw_measure([profile("A", quoted_share=(0.25, 0.2, 0.3))], "quoted_share")
    assert figure.axes[0].texts[0].get_text() == "25.0"


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_drawn_as_it_is_written(name: str) -> None:
    figure = charts.draw_measure([profile(name, loaded=(1.0, 0.5, 2.0))], "loaded")
    to_png(figure)
    svg = to_svg(figure, name="x", title=name, description=name)
    assert "<b>" not in svg
    start = charts.short_name(profile(name), without="language").split("\n")[0]
    assert any(start in text for text in texts(svg))


def test_the_font_has_the_letters_of_the_three_languages() -> None:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family="DejaVu Sans"), fallback_to_default=False))
    assert {*"ґҐєїіъыэёЎ«»“”–…"} <= {chr(code) for code in font.get_charmap()}


@pytest.mark.parametrize("draw", [charts.draw_sources, charts.draw_voices])
def test_stacks_add_up_and_tell_kinds_apart_without_colour(draw: Callable[..., Any]) -> None:
    labels: Mapping[str, str] = {name: name.title() for name in (*SOURCE_TYPES, *VOICES)}
    figure = draw([profile("A"), profile("B")], labels=labels)
    bars = figure.axes[0].patches
    assert sum(bar.get_width() for bar in bars) == pytest.approx(200)
    kinds = {(bar.get_facecolor(), bar.get_hatch()) for bar in bars}
    assert len(kinds) == len(bars) / 2


def test_a_group_without_sources_gets_no_bar() -> None:
    empty = Profile((("outlet", "A"),), {}, (), True)
    assert charts.source_shares(empty) == charts.voice_shares(empty) == {}
    figure = charts.draw_sources([empty], labels={}, missing="none")
    assert [text.get_text() for text in figure.axes[0].texts] == ["none"]


def test_small_multiples_have_one_panel_a_measure() -> None:
    groups = [profile("A", loaded=(1.0, 0.5, 2.0)), profile("B", loaded=(2.0, None, None))]
    figure = charts.draw_measures(groups, {"loaded": "Loaded words", "hedge": "Hedges", "booster": "Boosters"})
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["Loaded words", "Hedges", "Boosters"]


def test_the_same_input_gives_the_same_bytes_and_the_settings_stay_untouched() -> None:
    def draw() -> tuple[str, bytes]:
        figure = charts.draw_sources([profile("A"), profile("B")], labels={})
        return to_svg(figure, name="sources", title="Sources"), to_png(figure)

    before = dict(matplotlib.rcParams)
    first = draw()
    assert first == draw()
    assert dict(matplotlib.rcParams) == before
    assert not re.search(rb"Matplotlib|20\d\d-\d\d", first[0].encode() + first[1])


def test_inline_charts_can_stand_together_on_one_page() -> None:
    figure = charts.draw_voices([profile("A")], labels={})
    one, two = (to_svg(figure, name=name, title="T", description="D", inline=True) for name in ("one", "two"))
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in (one, two)]
    assert len({*ids[0], *ids[1]}) == len(ids[0]) + len(ids[1])
    assert {*re.findall(r"(?:url\(#|href=\"#)([^)\"]+)", one)} <= {*ids[0]}
    assert one.startswith("<svg ") and "<style" not in one
    assert 'role="img"' in one and '<title id="one-title">T</title>' in one and '<desc id="one-desc">D</desc>' in one
    assert charts.INK not in one


def contrast(ratio: float | None, low: float | None, high: float | None, p: float | None = None) -> Contrast:
    difference = 1.0 if ratio is None or ratio > 1 else -1.0
    return Contrast("hedge", "A", "B", ratio, low, high, difference, None, None, p, p, "holm", "permutation", 3)


def test_a_ratio_is_filled_where_its_interval_excludes_one_and_a_diamond_where_it_holds() -> None:
    rows = [
        contrast(2.0, 1.5, 3.0, 0.2),
        contrast(0.5, 0.2, 1.5),
        contrast(4.0, 3.0, 5.0, 0.01),
        contrast(None, None, None),
    ]
    figure = charts.draw_forest(rows, names=["a", "b", "c", "d"], a="Dawn", b="Dusk")
    dots = [line for line in figure.axes[0].lines if line.get_marker() in ("o", "D", ">", "<")]
    assert [(dot.get_marker(), dot.get_markerfacecolor() == "white") for dot in dots] == [
        ("o", False), ("o", True), ("D", False), (">", False)
    ]  # fmt: skip
    assert float(dots[0].get_xdata()[0]) == -float(dots[1].get_xdata()[0]) == 1.0
    assert {"2.00", "0.50", "4.00", "higher in Dawn", "higher in Dusk"} <= {*texts(to_svg(figure, name="x", title="T"))}


@pytest.mark.parametrize("limits", [(0.0, 0.5), (0.001, 900.0), (1.2, None)])
def test_limits_beyond_the_scale_are_drawn_at_its_edge(limits: tuple[float, float | None]) -> None:
    figure = charts.draw_forest([contrast(0.3 if limits[0] < 1 else 2.0, *limits)], names=["a"], a="A", b="B")
    line = next(line for line in figure.axes[0].lines if line.get_linewidth() == 2)
    assert max(abs(float(end)) for end in line.get_xdata()) <= 5


def test_names_stand_on_their_sides() -> None:
    rows = [charts.Choice("Dawn", 1.0, 0.5, 1.0, "n = 3"), charts.Choice("Dusk", 0.25), charts.Choice("Noon", None)]
    figure = charts.draw_naming([charts.Choices("protesters", "rioters", rows)], missing="none")
    widths = [round(float(bar.get_width()), 2) for bar in figure.axes[0].patches]
    assert widths == [1.0, -0.75, 0.25]
    assert {"◀ rioters", "protesters ▶", "none", "Noon"} <= {*texts(to_svg(figure, name="x", title="T"))}


def test_words_of_both_groups_stand_opposite_each_other() -> None:
    words = [
        Keyword(name, (name,), 9, 1, 5, 1, z / 3, z, 0.001, 0.01, 0) for name, z in (("mill", 5.0), ("boat", -4.0))
    ]
    figure = charts.draw_keyness(Keyness("A", "B", "en", 900, 800, 70, 5, tuple(words)), a="Dawn", b="Dusk")
    assert [float(bar.get_width()) for bar in figure.axes[0].patches] == [5.0, -4.0]
    assert {"mill", "boat", "◀ Dusk", "Dawn ▶"} <= {*texts(to_svg(figure, name="x", title="T"))}


def test_every_line_can_be_told_from_the_others_without_colour() -> None:
    points = [StrengthPoint("A", level, 9.0 / level, 5.0, 12.0, 9, 30) for level in (1, 2, 3)]
    figure = charts.draw_strengths([(f"Group {n}", points) for n in range(9)])
    lines = [line for line in figure.axes[0].lines if line.get_marker() not in ("None", None)]
    assert len(lines) == charts.MOST_LINES == len({(line.get_linestyle(), line.get_marker()) for line in lines})


def test_headlines_without_figures_say_so() -> None:
    bare = Headlines("A", 1, 0, 0.0, None, None, None, None, None, 0)
    figure = charts.draw_headlines([("A", bare)], title="titles", body="bodies", missing="no figure")
    assert "no figure" in texts(to_svg(figure, name="x", title="T"))


def test_a_heatmap_says_every_figure_and_leaves_what_is_missing_unshaded() -> None:
    groups = [profile("A", loaded=(8.0, 5.0, 9.0)), profile("B", loaded=(None, None, None))]
    figure = charts.draw_heatmap(groups, {"loaded": "Loaded"}, value=lambda m: f"{m.value}" if m else "–")
    assert [text.get_text() for text in figure.axes[0].texts] == ["8.0", "None"]
    assert [patch.get_facecolor()[3] for patch in figure.axes[0].patches] == [1.0, 0.0]
