"""Events: articles grouped without being told, across three languages, and the table a person corrects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from commands import Outcome

import framing
from framing.comparison.events import LIKE, propose_events
from framing.comparison.proposals import files_of, to_manifest
from framing.comparison.results import EventProposal
from framing.model import Article
from framing.paths import seeds_dir

SHARED = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def partition(proposal: EventProposal) -> set[frozenset[str]]:
    events = {found.event for found in proposal.assignments}
    return {frozenset(a.article for a in proposal.assignments if a.event == event) for event in events}


def demonstration() -> tuple[list[Article], set[frozenset[str]]]:
    articles = list(framing.read_corpus(seeds_dir()))
    events = {article.event for article in articles}
    return articles, {frozenset(a.id for a in articles if a.event == event) for event in events}


def test_the_events_of_the_demonstration_corpus_are_recovered() -> None:
    """Three events in three languages each, without looking at the event column."""
    articles, wanted = demonstration()
    found = propose_events([replace(a, event=None) for a in articles])
    assert partition(found) == wanted
    assert len(wanted) == 3 and all(len(group) == 6 for group in wanted)
    assert min(a.confidence for a in found.assignments) > 0.6 and found.notes == ()


@pytest.mark.parametrize("like", [LIKE * 0.7, LIKE, LIKE * 1.2])
def test_the_threshold_does_not_stand_on_an_edge(like: float) -> None:
    articles, wanted = demonstration()
    assert partition(propose_events(articles, like)) == wanted


def test_events_of_one_day_are_kept_apart() -> None:
    articles, wanted = demonstration()
    assert partition(propose_events([replace(a, date="2026-01-01") for a in articles])) == wanted


def test_without_dates_no_two_events_are_merged() -> None:
    """Then articles may be left over, and the note says that dates are missing."""
    articles, wanted = demonstration()
    found = propose_events([replace(a, date=None) for a in articles])
    assert all(any(group <= event for event in wanted) for group in partition(found))
    assert "no date" in found.notes[0]


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("language", [None, "en", "ru", "uk"])
def test_a_corpus_on_one_event_is_not_split(number: int, language: str | None) -> None:
    articles, _ = demonstration()
    events = sorted({a.event or "" for a in articles})
    for kept in combinations(events, number):
        chosen = [a for a in articles if a.event in kept and language in (None, a.language)]
        assert len(partition(propose_events(chosen))) == number


def test_the_event_column_is_not_looked_at() -> None:
    articles, _ = demonstration()
    misled = [replace(a, event="one") for a in articles]
    assert propose_events(misled) == propose_events([replace(a, event=None) for a in articles])


def test_the_order_of_articles_changes_nothing() -> None:
    articles, _ = demonstration()
    there, back = propose_events(articles), propose_events(articles[::-1])
    assert there.assignments == back.assignments[::-1]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages are not here")
def test_real_pages_of_different_days_are_kept_apart() -> None:
    found = propose_events(framing.read_corpus(SHARED))
    groups = {frozenset(name[:3] for name in group) for group in partition(found)}
    assert groups == {frozenset({"003", "004"}), frozenset({"000"}), frozenset({"001"}), frozenset({"002"})}


def test_dates_far_apart_count_against_one_event() -> None:
    text = "Mayor Olga Brandel opened the Orvik bridge with 41 guests. Peter Halm of Orvik County stayed away."
    days = ("2026-01-01", "2026-01-02", "2026-03-01")
    first, near, late = (Article(text, id=day, language="en", date=day) for day in days)
    other = Article("Three boats sank off Merrow Quay in a storm.", id="other", language="en", date="2026-01-01")
    found = propose_events([first, near, late, other])
    assert partition(found) == {frozenset(days[:2]), frozenset(days[2:]), frozenset({"other"})}


def test_nothing_and_one_article() -> None:
    assert propose_events([]).assignments == ()
    (only,) = propose_events([Article("It rained in Orvik.", id="a", language="en")]).assignments
    assert only.article == "a" and only.event


def test_a_table_that_spreadsheets_do_not_run() -> None:
    article = Article("=1+1 was said.", id="a", language="en", title="=cmd()", outlet="(no outlet)")
    table, manifest = to_manifest([article], propose_events([article]))
    assert not manifest and "'=cmd()" in table and "(no outlet)" not in table


def test_the_manifest_is_read_again(tmp_path: Path, run: Callable[..., Outcome]) -> None:
    """A folder of files, the proposal written beside them, and the corpus read with it."""
    for name, text in {
        "a": "Mayor Olga Brandel opened the Orvik bridge with 41 guests of Peter Halm, but without Ida Strom.",
        "b": "The bridge at Orvik has 41 lamps. Mayor Olga Brandel came, and so did Peter Halm, not Ida Strom.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    outcome = run("events", str(tmp_path), "-o", str(tmp_path / "manifest.csv"))
    assert outcome.code == 0 and "a manifest of the files" in outcome.out
    articles = list(framing.read_corpus(tmp_path))
    assert [article.id for article in articles] == ["a", "b"]
    assert articles[0].event and articles[0].event == articles[1].event
    again = run("events", str(tmp_path), "-o", str(tmp_path / "manifest.csv"))
    assert again.code == 2 and "exists already" in again.err


def test_articles_of_tables_are_written_with_their_text(tmp_path: Path, run: Callable[..., Outcome]) -> None:
    target = tmp_path / "events.csv"
    outcome = run("events", str(seeds_dir()), "-o", str(target))
    assert outcome.code == 0 and outcome.out.count("   6 articles") == 3
    _, wanted = demonstration()
    articles = list(framing.read_corpus(target))
    events = {article.event for article in articles}
    assert {frozenset(a.id for a in articles if a.event == event) for event in events} == wanted


def test_without_a_file_the_table_is_printed(tmp_path: Path, run: Callable[..., Outcome]) -> None:
    (tmp_path / "a.txt").write_text("Olga Brandel opened the Orvik bridge.", encoding="utf-8")
    outcome = run("events", str(tmp_path))
    assert outcome.code == 0 and outcome.out.startswith("id,outlet,language")
    assert run("events", str(tmp_path / "nowhere")).code == 2


def test_files_outside_the_folder_cannot_be_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained.", encoding="utf-8")
    assert files_of([tmp_path / "in"], tmp_path / "in") == {"a": "a.txt"}
    assert files_of([tmp_path / "in"], tmp_path) == {"a": "in/a.txt"}
    assert files_of([tmp_path / "in"], tmp_path / "out") == {}
