"""The workshop's tools that read a corpus: suggestions, differences, parity, samples and reviews."""

from __future__ import annotations

import json
import random
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from commands import Outcome
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.engine import analyze, analyze_corpus
from framing.errors import FramingError, UnreadableInput
from framing.lexicon import load_lexicon
from framing.model import Article
from framing.paths import lexicons_dir, seeds_dir
from framing.sheets import read_csv
from framing.workshop.collocations import find_collocations
from framing.workshop.differences import compare_lexicons, lexicon_at
from framing.workshop.keyness import count_terms, score_terms
from framing.workshop.neighbours import nearest_known
from framing.workshop.own_words import own_sentences
from framing.workshop.parity import COMPARABLE, FEW, WITHIN, measure_parity, read_segments, verdicts
from framing.workshop.suggestions import suggest, to_entry

Run = Callable[..., Outcome]
DATA = Path(__file__).parent / "data" / "workshop"
counts = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 50), min_size=2)


@pytest.fixture(scope="module")
def ferry() -> list[framing.Analysis]:
    """Two outlets: one says gangway tax, the other boarding fee."""
    return list(analyze_corpus(framing.read_corpus(DATA / "articles.csv")))


def own_lexicon(folder: Path) -> Path:
    """A lexicon folder that knows the gangway tax."""
    (folder / "en").mkdir(parents=True)
    (folder / "concepts.toml").write_text(
        '[concept."label.gangway_tax"]\ncategory = "loaded"\ndefinition = "A fee called a tax."\n', encoding="utf-8"
    )
    (folder / "en" / "loaded.toml").write_text(
        'language = "en"\ncategory = "loaded"\n\n[[entry]]\nconcept = "label.gangway_tax"\n'
        'patterns = ["gangway tax"]\nstrength = 2\nneutral = ["boarding fee"]\n'
        'examples = ["The {gangway tax} stays.", "The tax office is on the gangway."]\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return own_lexicon(tmp_path / "mine")


# keyness


@given(counts, counts)
def test_swapping_the_groups_turns_all_signs(a: dict[str, int], b: dict[str, int]) -> None:
    one, other = score_terms(a, b), score_terms(b, a)
    assert all(one[term] == pytest.approx(-other[term]) for term in one)


@given(counts)
def test_the_same_words_are_no_difference(a: dict[str, int]) -> None:
    assert all(found == pytest.approx(0) for found in score_terms(a, a).values())


def test_scores_by_hand() -> None:
    """y = 10 of 100 against 2 of 100; the prior is a tenth of both together: 1.2 of 20."""
    from math import log, sqrt

    delta = log(11.2 / (120 - 11.2)) - log(3.2 / (120 - 3.2))
    found = score_terms({"tax": 10, "boat": 90}, {"tax": 2, "boat": 98})["tax"]
    assert found == pytest.approx(delta / sqrt(1 / 11.2 + 1 / 3.2))


@given(st.lists(counts, min_size=1, max_size=8))
def test_no_article_brings_more_than_its_part(articles: list[dict[str, int]]) -> None:
    total = Counter()
    for article in articles:
        total.update(article)
    for term, count in count_terms(articles).items():
        assert count == sum(min(a.get(term, 0), max(1, int(total[term] / 5))) for a in articles)


# own words


def test_own_words_leave_out_what_others_say() -> None:
    text = 'The mayor said: "Stop this circus." Officials said that the pier would close. The boat left.'
    words = {w.form for s in own_sentences(analyze(text, language="en")) for run in s.runs for w in run}
    assert {"mayor", "boat", "officials"} <= words
    assert not {"circus", "pier", "close"} & words


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_own_words_stand_where_they_say(language: str) -> None:
    for analysis in analyze_corpus(framing.read_corpus(seeds_dir())):
        if analysis.language == language:
            for sentence in own_sentences(analysis):
                for word in (w for run in sentence.runs for w in run):
                    assert analysis.text[word.start : word.end].strip() == analysis.text[word.start : word.end] != ""
                    assert sentence.start <= word.start < word.end <= sentence.start + len(sentence.text)


def test_titles_are_no_own_words(ferry: list[framing.Analysis]) -> None:
    assert not any("Harbour notes" in sentence.text for a in ferry for sentence in own_sentences(a))


# suggestions


def test_what_only_one_outlet_says_is_suggested(ferry: list[framing.Analysis]) -> None:
    [first, *_] = suggest(ferry, "Ferry Post")
    assert (first.kind, first.pattern) == ("collocation", "gangway tax")
    assert first.elsewhere == 0
    assert 10 <= first.count <= sum(a.text.count("gangway tax") for a in ferry)
    [first, *_] = suggest(ferry, "Quay Gazette")
    assert first.pattern == "boarding fee"


def test_suggestions_have_different_sentences_with_the_term_marked(ferry: list[framing.Analysis]) -> None:
    sentences = suggest(ferry, "Ferry Post")[0].sentences
    assert len({sentence for _, sentence in sentences}) == len({article for article, _ in sentences}) == 3
    assert all("{gangway tax}" in sentence for _, sentence in sentences)


def test_what_too_few_articles_hold_is_not_suggested(ferry: list[framing.Analysis]) -> None:
    assert not suggest(ferry, "Ferry Post", articles=11)


def test_what_the_lexicon_knows_is_not_suggested(mine: Path) -> None:
    known = list(analyze_corpus(framing.read_corpus(DATA / "articles.csv"), lexicon=load_lexicon(mine)))
    assert "gangway tax" not in {suggestion.pattern for suggestion in suggest(known, "Ferry Post")}


def test_names_are_suggested_when_asked_for(ferry: list[framing.Analysis]) -> None:
    renamed = [
        analyze(replace(a.article, text=a.text.replace("gangway tax", "Osmere Line"), regions=()), language="en")
        for a in ferry
    ]
    assert "osmere line" not in {s.pattern.lower() for s in suggest(renamed, "Ferry Post")}
    assert "osmere line" in {" ".join(s.forms) for s in suggest(renamed, "Ferry Post", names=True)}


def test_a_suggestion_is_ready_to_paste(ferry: list[framing.Analysis]) -> None:
    [entry] = tomllib.loads(to_entry(suggest(ferry, "Ferry Post")[0], "Ferry Post"))["entry"]
    assert (entry["patterns"], entry["status"]) == (["gangway tax"], "draft")
    assert "{gangway tax}" in entry["examples"][0]


@pytest.mark.parametrize(
    ("outlet", "language", "said"),
    [("Nobody", None, "Ferry Post, Quay Gazette"), ("Ferry Post", "ru", "No article in ru is by Ferry Post")],
)
def test_an_outlet_that_is_not_there_is_told(
    ferry: list[framing.Analysis], outlet: str, language: str | None, said: str
) -> None:
    with pytest.raises(FramingError, match=said):
        suggest(ferry, outlet, language)


def test_an_outlet_alone_cannot_be_compared(ferry: list[framing.Analysis]) -> None:
    with pytest.raises(FramingError, match="another outlet"):
        suggest([a for a in ferry if a.article.outlet == "Ferry Post"], "Ferry Post")


def test_suggest_on_the_command_line_is_toml(run: Run) -> None:
    outcome = run("lexicon", "suggest", str(DATA / "articles.csv"), "--outlet", "Ferry Post", "--n", "2")
    assert outcome.code == 0
    assert tomllib.loads(outcome.out)["entry"][0]["patterns"] == ["gangway tax"]
    rows = json.loads(run("lexicon", "suggest", str(DATA / "articles.csv"), "--outlet", "Ferry Post", "--json").out)
    assert rows[0]["suggestion"]["z"] > 1.96


def test_control_characters_of_a_corpus_reach_no_terminal(tmp_path: Path, mine: Path, run: Run) -> None:
    text = (DATA / "articles.csv").read_text(encoding="utf-8").replace("gangway tax", "gangway tax \x1b[31m\x9b1m\x7f")
    (tmp_path / "articles.csv").write_text(text, encoding="utf-8")
    shown = run("lexicon", "diff", "shipped", str(mine), str(tmp_path / "articles.csv")).out
    suggested = run("lexicon", "suggest", str(tmp_path / "articles.csv"), "--outlet", "Ferry Post", "--n", "3").out
    assert "gangway tax" in shown
    assert tomllib.loads(suggested)
    assert not {"\x1b", "\x9b", "\x7f"} & set(shown + suggested)


def test_collocations_need_no_downloaded_data() -> None:
    runs = [["storm", "tax"]] * 5 + [["tax", "office"], ["calm", "storm"]]
    assert find_collocations(runs, {"storm", "tax", "office", "calm"}, 2, 5) == [("storm", "tax")]


def test_neighbours_keep_the_same_company() -> None:
    """Words drawn from two subjects: a new word of the one is nearest to its known word."""
    chance = random.Random(5)
    subjects = [[f"{subject}{n}" for n in range(40)] for subject in ("sea", "law")]
    sentences = [chance.sample(subjects[n % 2], 8) for n in range(400)]
    found = nearest_known(sentences, {"sea0": "label.sea", "law0": "label.law"}, ["sea1", "law1"])
    assert {word: near.concept for word, near in found.items()} == {"sea1": "label.sea", "law1": "label.law"}


# differences


def test_a_new_entry_shows_in_findings_and_rates(mine: Path) -> None:
    articles = list(framing.read_corpus(DATA / "articles.csv"))
    difference = compare_lexicons(articles, load_lexicon(), load_lexicon(mine))
    added = [change for change in difference.changes if change.kind == "added"]
    assert {change.finding.concept for change in added} == {"label.gangway_tax"}
    assert len(added) == sum(article.text.count("gangway tax") for article in articles)
    assert all("{gangway tax}" in change.sentence for change in added)
    assert {rate.group for rate in difference.rates if rate.category == "loaded"} == {"Ferry Post, en"}


def test_turned_around_added_is_removed(mine: Path) -> None:
    articles = list(framing.read_corpus(DATA / "articles.csv"))
    one, other = load_lexicon(), load_lexicon(mine)
    there, back = compare_lexicons(articles, one, other), compare_lexicons(articles, other, one)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert [(turned[c.kind], c.sentence) for c in there.changes] == [(c.kind, c.sentence) for c in back.changes]


def test_a_changed_strength_is_a_change(mine: Path) -> None:
    before = load_lexicon(mine)
    after = replace(before, entries=tuple(replace(e, strength=3) if "gangway" in e.id else e for e in before.entries))
    text = "The gangway tax is back. " + "The boat left the pier in the morning. " * 25
    difference = compare_lexicons([Article(text, outlet="Ferry Post", language="en")], before, after)
    [change] = difference.changes
    assert change.before and change.after
    assert (change.kind, change.before.strength, change.after.strength) == ("changed", 2, 3)
    [rate] = difference.rates
    assert rate.before and rate.after
    assert rate.after / rate.before == pytest.approx(1.5)


def test_a_whole_lexicon_stands_alone() -> None:
    alone = lexicon_at(str(lexicons_dir()))
    assert alone.folders == (lexicons_dir(),)
    assert len(alone.by_id) == len(alone.entries)


def test_a_folder_lies_on_top_of_the_shipped_lexicon(mine: Path) -> None:
    assert len(lexicon_at(str(mine)).entries) == len(load_lexicon().entries) + 1


def test_diff_on_the_command_line(mine: Path, run: Run) -> None:
    outcome = run("lexicon", "diff", "shipped", str(mine), str(DATA / "articles.csv"), "--n", "2")
    assert outcome.code == 0
    assert "Added (" in outcome.out
    assert "20 articles; findings:" in outcome.out
    rows = json.loads(run("lexicon", "diff", "shipped", str(mine), str(DATA / "articles.csv"), "--json").out)
    assert rows["changes"][0]["after"]["concept"] == "label.gangway_tax"


def test_diff_with_a_folder_that_is_not_there(tmp_path: Path, run: Run) -> None:
    outcome = run("lexicon", "diff", "shipped", str(tmp_path / "none"), str(DATA / "articles.csv"))
    assert outcome.code == 1
    assert "Give a folder, or 'shipped'." in outcome.err


# parity


def test_translated_words_are_paired() -> None:
    found = {(p.concept, p.languages): p for p in measure_parity(read_segments(DATA / "parallel.csv"), load_lexicon())}
    pair = found["distancing.so_called", ("en", "uk")]
    assert (pair.hits, pair.paired, pair.dice, pair.verdict) == ((21, 21), 21, 1.0, COMPARABLE)


def test_the_gate() -> None:
    """Hits in different segments are not paired; twenty in each language are needed."""
    lexicon = load_lexicon()
    said, plain = "The so-called plan failed.", "The plan failed."
    told = "Так званий план провалився."
    paired, alone, other = {"en": said, "uk": told}, {"en": said, "uk": "План провалився."}, {"en": plain, "uk": told}

    def verdict(segments: list[dict[str, str]]) -> tuple[float, str]:
        rows = {p.concept: p for p in measure_parity(segments, lexicon)}
        return round(rows["distancing"].dice, 2), rows["distancing"].verdict

    assert verdict([paired] * 19) == (1.0, FEW)
    assert verdict([paired] * 20) == (1.0, COMPARABLE)
    assert verdict([paired] * 12 + [alone] * 8 + [other] * 8) == (0.6, COMPARABLE)
    assert verdict([paired] * 11 + [alone] * 9 + [other] * 9) == (0.55, WITHIN)


def test_segments_of_articles_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": 1, "segments": [{"en": "A.", "ru": "А."}, {"en": "B."}]}\n{"en": "C.", "uk": "В."}\n', "utf-8"
    )
    assert read_segments(path) == [{"en": "A.", "ru": "А."}, {"en": "C.", "uk": "В."}]


@pytest.mark.parametrize("text", ["not json\n", "[1]\n", '{"segments": 3}\n', '{"en": "A."}\n'])
def test_other_lines_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        read_segments(path)


def test_parity_on_the_command_line(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "parity.csv"
    outcome = run("lexicon", "parity", str(DATA / "parallel.csv"), "-o", str(path))
    assert outcome.code == 0
    assert "distancing.so_called" in outcome.out
    assert "comparable" in {row["verdict"] for row in read_csv(path)}
    found = json.loads(run("lexicon", "parity", str(DATA / "parallel.csv"), "--json").out)
    assert {row["verdict"] for row in found} == {COMPARABLE, FEW}
    assert set(verdicts(measure_parity(read_segments(DATA / "parallel.csv"), load_lexicon()))) >= {"distancing"}
