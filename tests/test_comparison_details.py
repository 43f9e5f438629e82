"""What stands beside figures and tests: keywords, names, influence, balance, headlines, sources, omissions, parity."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from figures import known
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.analysis import Analysis
from framing.comparison.balance import balance_groups, detectable_ratio
from framing.comparison.influence import find_influence
from framing.comparison.keyness import find_keywords, log_odds
from framing.comparison.naming import naming_shares, share_interval
from framing.comparison.parity import compare_languages, read_parity
from framing.comparison.results import NamingShare
from framing.comparison.strengths import strength_curves
from framing.comparison.texts import ArticleText, read_texts
from framing.errors import FramingError, LexiconError
from framing.model import Article, ArticleScore, Comparison, Finding, Profile
from framing.paths import seeds_dir
from framing.profiles import profile, profile_scores


def plain(name: str, outlet: str, text: str, *findings: Finding, language: str = "en", event: str = "") -> Analysis:
    """An article in the own voice, nothing found but what is given."""
    article = Article(text, id=name, outlet=outlet, event=event or None)
    return Analysis(article, language, (), (), (), findings, (), {}, {"outlet": 200}, {})


def read(*analyses: Analysis) -> tuple[ArticleText, ...]:
    return read_texts((analysis.article.outlet, analysis) for analysis in analyses)


def hit(concept: str, strength: int = 2, voice: str = "outlet", category: str = "loaded") -> Finding:
    return Finding(0, 3, "Rye", category, concept, voice, strength, f"en/{category}/{concept}", "en")


@cache
def demonstration() -> tuple[Comparison, tuple[Analysis, ...]]:
    analyses = tuple(framing.analyze_corpus(framing.read_corpus(seeds_dir())))
    return framing.compare(analyses), analyses


# --- keyness ----------------------------------------------------------------------------------------------

COUNTS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 9)), min_size=2, max_size=8)


@settings(max_examples=50, deadline=None)
@given(COUNTS)
def test_swapping_the_groups_negates_log_odds(rows: list[tuple[int, int, int]]) -> None:
    a, b, prior = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    there, back = log_odds(a, b, prior), log_odds(b, a, prior)
    assert np.allclose(there[0], -back[0]) and np.allclose(there[1], -back[1])


def test_log_odds_by_hand() -> None:
    delta, z = log_odds(np.array([9.0, 90.0]), np.array([4.0, 95.0]), np.array([1.0, 1.0]))
    assert delta[0] == pytest.approx(math.log(10 / 91) - math.log(5 / 96))
    assert z[0] == pytest.approx(delta[0] / math.sqrt(1 / 10 + 1 / 5))


def field(outlet: str, word: str, times: int, articles: int = 12) -> list[Analysis]:
    """Articles that differ in one word."""
    rest = "The mill by the river ground rye and oats for the town and the farms around it all winter. "
    return [plain(f"{outlet}{i:02d}", outlet, rest * 4 + f"{word} stood there. " * times) for i in range(articles)]


def test_a_word_of_one_outlet_is_found_for_it() -> None:
    (found,) = find_keywords(read(*field("Dawn", "windmills", 3), *field("Dusk", "boats", 3)), [("Dawn", "Dusk")])
    words = {keyword.word: keyword for keyword in found.keywords}
    assert words["windmill"].z > 3 > -3 > words["boat"].z
    mill = words["windmill"]
    assert (mill.count_a, mill.count_b, mill.articles_a, mill.forms) == (36, 0, 12, ("windmills",))
    assert all(p.text == "windmills" and p.group == "Dawn" for p in mill.passages)
    assert found.floor == 5 and not found.note and max(k.p_adjusted for k in found.keywords) <= 0.05


def test_forms_of_a_slavic_word_are_pooled() -> None:
    forms = ["мельница", "мельницы", "мельнице", "мельницу", "мельницей"]
    dawn = [plain(f"a{i}", "Заря", f"Была {forms[i % 5]} у реки. " * 40, language="ru") for i in range(15)]
    dusk = [plain(f"b{i}", "Закат", "Была лодка у реки. " * 40, language="ru") for i in range(15)]
    (found,) = find_keywords(read(*dawn, *dusk), [("Заря", "Закат")])
    (mill,) = (k for k in found.keywords if k.word == "мельница")
    assert mill.count_a == 600 and sorted(mill.forms) == sorted(forms)


def test_one_article_cannot_make_a_keyword() -> None:
    loud = [*field("Dawn", "mills", 1)[:-1], plain("Dawn99", "Dawn", "Windmills stood there. " * 60)]
    (found,) = find_keywords(read(*loud, *field("Dusk", "boats", 1)), [("Dawn", "Dusk")])
    assert "windmill" not in {keyword.word for keyword in found.keywords}


def test_one_article_gives_a_fifth_at_most() -> None:
    loud = [*field("Dawn", "windmills", 2)[:-1], plain("Dawn99", "Dawn", "Windmills stood there. " * 78)]
    (found,) = find_keywords(read(*loud, *field("Dusk", "boats", 1)), [("Dawn", "Dusk")])
    (mill,) = (k for k in found.keywords if k.word == "windmill")
    assert (mill.count_a, mill.capped) == (22 + 20, 58)


def test_small_corpora_lower_the_floor_and_say_so() -> None:
    few = read(*field("Dawn", "windmills", 3, 3), *field("Dusk", "boats", 3, 3))
    (found,) = find_keywords(few, [("Dawn", "Dusk")])
    assert found.floor == 2 and "only 6 articles" in found.note
    assert find_keywords(few, [("Dawn", "Dusk")], floor=4)[0].floor == 4


def test_others_voices_give_no_keywords() -> None:
    text = "“Windmills stood there by the old river, windmills and windmills,” said Olga Brandel."
    quoted = [
        replace(framing.analyze(text, language="en"), article=Article(text, id=f"q{i}", outlet="Dawn"))
        for i in range(12)
    ]
    (found,) = find_keywords(read(*quoted, *field("Dusk", "boats", 3)), [("Dawn", "Dusk")])
    assert "windmill" not in {keyword.word for keyword in found.keywords}


# --- naming and parity ------------------------------------------------------------------------------------


def named(name: str, outlet: str, *concepts: str, voice: str = "outlet", language: str = "en") -> Analysis:
    hits = [hit(concept, category="naming", voice=voice) for concept in concepts]
    return plain(name, outlet, "Rye came.", *hits, language=language)


def test_each_article_has_one_vote_on_a_name() -> None:
    marchers, mob = "naming.protesters", "naming.rioters"
    found = naming_shares(
        read(
            named("a", "Dawn", marchers, marchers, marchers, mob),
            named("b", "Dawn", mob),
            named("c", "Dawn", marchers, voice="quoted"),
            named("d", "Dusk", marchers, voice="reported"),
        )
    )
    dawn, dusk = found
    assert (dawn.name, dawn.other, dawn.share, dawn.articles) == (marchers, mob, 0.375, 2)
    assert (dawn.count, dawn.count_other, dawn.theirs, dawn.theirs_other) == (3, 2, 1, 0)
    assert dawn.low is not None and dawn.high is not None and dawn.low < 0.375 < dawn.high
    assert [p.article for p in dawn.passages_other] == ["a", "b"]
    assert (dusk.share, dusk.note) == (None, "only in others' words")


def test_intervals_of_shares_hold_at_the_ends() -> None:
    assert share_interval(0, 0) == (None, None)
    low, high = share_interval(0, 4)
    assert low == 0 and high is not None and 0.3 < high < 0.6
    assert share_interval(4, 4) == (pytest.approx(1 - high), 1.0)


def shares(*languages: str) -> list[NamingShare]:
    pair = ("naming.refugees", "naming.migrants")
    return [NamingShare(*pair, f"D, {lang}", lang, 1, 1, 0.5, 0.1, 0.9, 2, 0, 0) for lang in languages]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no parity test has been made"),
        ("[concept]\n", "naming.refugees has not been tested"),
        ('[concept."naming.refugees".uk-en]\ndice = 0.9\nhits = 12\n', "12 hits only"),
        ('[concept."naming.refugees".uk-en]\ndice = 0.5\nhits = 40\n', "agrees too little"),
        ('[concept."naming.refugees".uk-en]\ndice = 0.9\nhits = 40\n', "naming.migrants has not been tested"),
    ],
)
def test_languages_are_compared_only_through_the_gate(content: str | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "parity.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    (verdict,) = compare_languages(shares("en", "uk"), read_parity(path))
    assert not verdict.allowed and reason in verdict.reason and verdict.shares == ()


def test_the_gate_opens_for_what_was_tested(tmp_path: Path) -> None:
    path = tmp_path / "parity.toml"
    rows = [f'[concept."naming.{name}".en-uk]\ndice = 0.8\nhits = 30\n' for name in ("refugees", "migrants")]
    path.write_text("".join(rows), encoding="utf-8")
    found = compare_languages(shares("en", "ru", "uk"), read_parity(path))
    assert [(v.languages, v.allowed) for v in found] == [
        (("en", "ru"), False),
        (("en", "uk"), True),
        (("ru", "uk"), False),
    ]
    assert [s.language for s in found[1].shares] == ["en", "uk"]


@pytest.mark.parametrize("content", ["[concept", "x = 1\n", '[concept."a.b"]\nen = 1\n'])
def test_a_damaged_parity_file_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "parity.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match="does not hold parity figures"):
        read_parity(path)


# --- influence, strengths, balance ------------------------------------------------------------------------


def scored(outlet: str, *hedges: int, event: bool = False, **columns: Any) -> list[ArticleScore]:
    return [
        replace(
            ArticleScore(
                f"{outlet}{i}", outlet, "en", f"e{i}" if event else None, "", {"hedge": n}, {"outlet": 1000}, {}
            ),
            **columns,
        )
        for i, n in enumerate(hedges)
    ]


def pair(*scores: ArticleScore) -> tuple[Profile, Profile]:
    a, b = profile_scores(scores, draws=50)
    return a, b


def test_one_article_that_carries_a_difference_is_named() -> None:
    groups = pair(*scored("A", 30, 2, 2, 2), *scored("B", 4, 4, 4, 4))
    (found,) = (i for i in find_influence([groups], ()) if i.measure == "hedge" and i.kind == "article")
    assert (found.left_out, found.value_a, found.without_a, found.flips, found.flagged) == ("A0", 9, 2, True, True)


def test_an_even_difference_rests_on_nothing() -> None:
    groups = pair(*scored("A", *[9, 10, 11] * 4, event=True), *scored("B", *[4, 5, 4] * 4, event=True))
    found = [i for i in find_influence([groups], ()) if i.measure == "hedge"]
    assert {i.kind for i in found} == {"article", "event"} and not any(i.flagged for i in found)


def test_one_entry_that_carries_a_difference_is_named_with_its_words() -> None:
    regime, other = hit("label.regime", 3), hit("label.clique", 1)
    a = [plain(f"A{i}", "A", "Rye.", regime, regime, other) for i in range(3)]
    b = [plain(f"B{i}", "B", "Rye.", other) for i in range(3)]
    groups = profile([*a, *b], draws=50)
    (found,) = (
        i for i in find_influence([(groups[0], groups[1])], [*a, *b]) if (i.measure, i.kind) == ("loaded", "entry")
    )
    assert (found.left_out, found.note, found.flags) == ("en/loaded/label.clique", "rye", 2)
    assert (found.without_b, found.moved) == (0.0, 1.0)


def test_entries_inside_quotations_influence_nothing() -> None:
    quoted = hit("label.regime", 3, voice="quoted")
    groups = profile([plain(o, o, "Rye.", quoted) for o in "AB"], draws=50)
    assert not [i for i in find_influence([(groups[0], groups[1])], []) if i.kind == "entry"]


def test_strength_curves_fall_and_count_words_once() -> None:
    articles = [
        plain(f"A{i}", "A", "Rye.", hit("a.b", 1), hit("a.c", 2), hit("a.d", 3), hit("a.e", 0)) for i in range(4)
    ]
    points, ratios = strength_curves(profile(articles, draws=50), [("A, en", "A, en")], articles, draws=50)
    assert [(p.level, p.value, p.count, p.n) for p in points] == [(1, 15, 12, 4), (2, 10, 8, 4), (3, 5, 4, 4)]
    assert [r.ratio for r in ratios] == [1, 1, 1]


def test_balance_tells_genres_lengths_and_power() -> None:
    news, opinion = {"genre": "news"}, {"genre": "opinion"}
    groups = pair(
        *scored("A", *[1] * 40, keys=news, event=True), *scored("B", *[1] * 40, keys=opinion, voices={"outlet": 300})
    )
    (found,) = balance_groups([groups])
    assert (found.genre_overlap, found.words_a, found.words_b) == (0.0, 1000, 300)
    assert found.genres_a == {"news": 40} and found.events_shared == 0
    said = " ".join(found.notes)
    assert "differ in genre" in said and "B, en are shorter" in said and "2.1 or more" in said


def test_power_follows_the_number_of_articles() -> None:
    sizes = [known(detectable_ratio(n, n)) for n in (4, 30, 50, 150, 1000)]
    assert sizes == sorted(sizes, reverse=True)
    assert detectable_ratio(3, 500) is None


# --- the whole --------------------------------------------------------------------------------------------


def test_the_demonstration_corpus_shows_what_was_planted() -> None:
    comparison, analyses = demonstration()
    partisans = [("The Talmer Lantern, en", "Halmer Wire, en"), ("Голос Вессіна, uk", "Калвен-Інфо, uk")]
    partisans.append(("Дорвикский набат, ru", "Орвена-Информ, ru"))
    for level in (1, 2):
        values = {p.group: p.value or 0.0 for p in comparison.strengths if p.level == level}
        assert all(values[high] > values[low] for high, low in partisans)
    assert not any(verdict.allowed for verdict in comparison.parity)
    assert all(
        found.detectable is None and "no difference can be found" in found.notes[-1] for found in comparison.balance
    )
    names = {(n.group, n.name): n for n in comparison.naming}
    lantern = names["The Talmer Lantern, en", "naming.protesters"]
    assert lantern.count_other >= 1 and any(p.text == "rioters" for p in lantern.passages_other)
    missing = {o.what: o for o in comparison.omissions if o.kind == "speaker"}
    assert any("Krall" in what or "Кралль" in what for what in missing)
    texts = {a.article.id: a.text for a in analyses}
    for quote in comparison.quotes:
        for version in quote.versions:
            p = version.passage
            assert texts[p.article][p.start : p.end] == p.text


@pytest.mark.parametrize("speaker", ["Tosk", "Keld", "Haldren"])
def test_shared_quotations_of_the_demonstration_corpus_are_found(speaker: str) -> None:
    from framing.comparison.names import person_key

    comparison, _ = demonstration()
    assert person_key(speaker) in {person_key(quote.speaker) for quote in comparison.quotes}


def test_the_same_articles_in_any_order_give_the_same_comparison() -> None:
    comparison, analyses = demonstration()
    again = framing.compare(analyses[::-1])
    assert replace(again, analyses=()) == replace(comparison, analyses=())


def test_details_can_be_left_out() -> None:
    comparison, analyses = demonstration()
    bare = framing.compare(analyses, details=False)
    assert bare.keyness == bare.quotes == bare.ledgers == ()
    assert bare.contrasts == comparison.contrasts
    assert framing.compare(comparison.profiles).influence == ()


@pytest.mark.parametrize(
    "by", [("outlet",), ("event",), ("author",), ("month", "language"), ("genre", "outlet", "language")]
)
def test_any_column_makes_groups(by: tuple[str, ...]) -> None:
    analyses = demonstration()[1][:6]
    comparison = framing.compare(analyses, by=by, draws=50, permutations=50)
    assert comparison.by == by and {ledger.group for ledger in comparison.ledgers} == {
        p.name for p in comparison.profiles
    }


def test_further_columns_make_groups() -> None:
    articles = [
        replace(a.article, extra=(("owner", "state" if i % 2 else "private"),))
        for i, a in enumerate(demonstration()[1])
    ]
    analyses = [replace(a, article=article) for a, article in zip(demonstration()[1], articles, strict=True)]
    comparison = framing.compare(analyses, by=("owner", "language"), draws=50, permutations=50)
    assert [p.name for p in comparison.profiles][:2] == ["private, en", "private, ru"]
    with pytest.raises(FramingError, match="cannot be grouped"):
        framing.compare(demonstration()[1], by=("owner",))
