"""Measures over time: stretches, intervals, before and after a date, and what has no date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commands import Outcome
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from test_report import english

from framing.comparison import compare
from framing.comparison.time import PERIODS, end_day, first_day, measure_time, read_day
from framing.errors import FramingError
from framing.model import ArticleScore, Profile
from framing.profiles import HEADLINE, profile_scores
from framing.report import write_report

ANY_DAY = st.dates(min_value=first_day("1900-01"), max_value=first_day("2100-01"))


def score(number: int, day: str, hedges: int, outlet: str = "Dawn", **columns: str) -> ArticleScore:
    keys = {"date": day, **columns} if day else columns
    return ArticleScore(f"{outlet}{number}", outlet, "en", None, "", {"hedge": hedges}, {"outlet": 1000}, {}, keys)


def monthly(outlet: str = "Dawn", rise: int = 0) -> list[ArticleScore]:
    """Six articles a month for four months, hedges rising by ``rise`` from March on."""
    return [
        score(10 * month + n, f"2026-0{month}-{3 * n + 2:02}", 2 + n % 3 + rise * (month > 2), outlet)
        for month in (1, 2, 3, 4)
        for n in range(6)
    ]


def groups(scores: Sequence[ArticleScore], by: tuple[str, ...] = ("outlet", "language")) -> tuple[Profile, ...]:
    return profile_scores(scores, by, draws=100)


def test_a_stretch_is_the_profile_of_its_articles() -> None:
    found = measure_time(groups(monthly()), "month", draws=100)
    march = next(f for f in found.periods if (f.period, f.measure) == ("2026-03", "hedge"))
    alone = groups([s for s in monthly() if s.keys["date"].startswith("2026-03")])[0].measures["hedge"]
    assert (march.value, march.n, march.articles, march.count) == (alone.value, 6, 6, alone.count)
    assert march.low is not None and march.high is not None and march.low <= march.value <= march.high
    assert {f.measure for f in found.periods} == {*HEADLINE}
    assert [f.start for f in found.periods if f.measure == "hedge"] == [f"2026-0{m}-01" for m in (1, 2, 3, 4)]


@pytest.mark.parametrize(("period", "stretches"), [("day", 24), ("week", 12), ("month", 4)])
def test_the_stretch_can_be_chosen(period: str, stretches: int) -> None:
    found = measure_time(groups(monthly()), period, draws=20)
    assert found.period == period and len({f.period for f in found.periods}) == stretches
    assert sum(f.articles for f in found.periods if f.measure == "hedge") == 24


def test_auto_takes_what_has_enough_articles_or_nothing() -> None:
    assert measure_time(groups(monthly()), draws=20).period == "month"
    few = monthly()[::3]
    assert measure_time(groups(few), draws=20) == measure_time(groups(few), "none")
    one_day = [score(n, "2026-03-14", n) for n in range(20)]
    assert not measure_time(groups(one_day), draws=20).periods
    daily = [score(n, f"2026-03-{1 + n % 4:02}", n) for n in range(40)]
    assert measure_time(groups(daily), draws=20).period == "day"


def test_before_and_after_a_day_each_group_is_held_against_itself() -> None:
    both = groups([*monthly("Dawn", rise=6), *monthly("Dusk")])
    found = measure_time(both, "none", split="2026-03-01", draws=200, permutations=500)
    rose, stayed = (c for c in found.changes if c.measure == "hedge")
    assert (rose.group, rose.before, rose.after, rose.n_before, rose.n_after) == ("Dawn, en", 3.0, 9.0, 12, 12)
    assert rose.ratio == 3.0 and rose.difference == 6.0 and rose.ratio_low is not None and rose.ratio_low > 1
    assert rose.p is not None and rose.p < 0.01 and rose.p_adjusted is not None and rose.p_adjusted >= rose.p
    assert (stayed.group, stayed.ratio, stayed.difference) == ("Dusk, en", 1.0, 0.0)
    assert not found.periods and found.period == ""


def test_the_day_itself_is_after_and_one_side_alone_is_said() -> None:
    scores = [score(1, "2026-03-13", 1), score(2, "2026-03-14", 5), score(3, "2026-03-15", 5)]
    (change,) = (c for c in measure_time(groups(scores), "none", "2026-03-14").changes if c.measure == "hedge")
    assert (change.n_before, change.n_after) == (1, 2)
    (change,) = (c for c in measure_time(groups(scores), "none", "2026-03-01").changes if c.measure == "hedge")
    assert (change.before, change.ratio, change.note) == (None, None, "no article before the date")


def test_articles_without_a_usable_date_are_listed() -> None:
    scores = [
        *monthly(),
        score(91, "", 1),
        score(92, "last spring", 1),
        score(93, "2026-02-31", 1),
        score(94, "2026-03", 1),
    ]
    by_month = measure_time(groups(scores), "month", draws=20)
    assert [(u.article, u.date) for u in by_month.undated] == [
        ("Dawn91", ""), ("Dawn92", "last spring"), ("Dawn93", "2026-02-31"),
    ]  # fmt: skip
    assert sum(f.articles for f in by_month.periods if f.measure == "hedge") == 25
    by_week = measure_time(groups(scores), "week", draws=20)
    assert len(by_week.undated) == 4 and sum(f.articles for f in by_week.periods if f.measure == "hedge") == 24


@pytest.mark.parametrize("by", [("outlet", "month"), ("owner",), ("event",)])
def test_groups_by_any_column_can_be_followed(by: tuple[str, ...]) -> None:
    scores = [replace(s, keys={**s.keys, "owner": "town"}) for s in monthly()]
    found = measure_time(groups(scores, by), "week", draws=20)
    assert {f.group for f in found.periods} == {group.name for group in groups(scores, by)}


@given(ANY_DAY)
def test_every_day_lies_in_its_stretch(day: date) -> None:
    for of in PERIODS.values():
        name = of(day)
        assert first_day(name) <= day < end_day(name)


@given(ANY_DAY)
def test_names_of_stretches_sort_like_time(day: date) -> None:
    for of in PERIODS.values():
        assert of(day) < of(end_day(of(day)))


@given(st.text(max_size=12))
def test_no_date_is_a_failure(text: str) -> None:
    day, exact = read_day(text)
    assert not exact or day is not None


@pytest.mark.parametrize(("period", "split"), [("year", None), ("auto", "2026-03"), ("auto", "yesterday")])
def test_what_cannot_be_done_is_told(period: str, split: str | None) -> None:
    with pytest.raises(FramingError):
        compare([english(1, "Lantern", True)], period=period, split=split)


# In the report


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    analyses = [english(n, outlet, n % 2 == 0) for outlet in ("Lantern", "Wire") for n in range(1, 13)]
    lost = english(20, "Wire", True)
    analyses.append(replace(lost, article=replace(lost.article, date="<b>spring</b>")))
    folder = tmp_path_factory.mktemp("report")
    write_report(compare(analyses, draws=50, permutations=50, period="week", split="2026-03-07", details=False), folder)
    return folder


def test_the_report_shows_a_panel_a_measure_with_its_table(folder: Path) -> None:
    section = lxml_html.parse(str(folder / "index.html")).getroot().get_element_by_id("time")
    assert len(section.xpath(".//*[local-name()='svg']")) == len(section.xpath(".//article")) >= 3
    cells = section.xpath(".//article")[0].text_content()
    assert "2026-W10" in cells and "n = " in cells
    text = section.text_content()
    assert "Before and after 2026-03-07" in text and "<b>spring</b>" in text
    assert {"time-en.svg", "time-en.png"} <= {path.name for path in (folder / "charts").iterdir()}


def test_a_report_without_time_has_no_such_section_and_no_old_chart(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "time-en.svg").write_text("old", encoding="utf-8")
    write_report(compare([english(1, "Lantern", True)], draws=20, details=False), tmp_path)
    assert 'id="time"' not in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "charts" / "time-en.svg").exists()


@pytest.mark.parametrize("option", [("--period", "year"), ("--split", "soon")])
def test_the_command_says_what_it_can_do(option: tuple[str, str], run: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = run("report", str(tmp_path), "-o", str(tmp_path / "out"), *option)
    assert outcome.code == 2 and ("day, week, month" in outcome.err or "2026-03-14" in outcome.err)
