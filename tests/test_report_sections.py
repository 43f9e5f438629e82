"""The report's sections: names, sources, quotations and the rest, each with sentences that lead to the articles."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html
from test_report import english, ukrainian

import framing
from framing.comparison import compare
from framing.lexicon import load_cards
from framing.lexicon.reviews import Judgement, Reviewed, measure
from framing.model import Comparison, Contrast
from framing.paths import seeds_dir
from framing.profiles import HEADLINE
from framing.report import write_report
from framing.report.catalogue import arrange
from framing.report.contents import Contents, gather
from framing.report.html import SECTIONS, section_names
from framing.report.markdown import render_markdown
from framing.report.method import describe_method
from framing.report.passages import show
from framing.report.summary import settled
from framing.report.wording import Wording, load_wording

NO_REVIEWS = Reviewed({}, {}, {})


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    corpus = framing.read_corpus(seeds_dir())
    return framing.compare(framing.analyze_corpus(corpus), draws=200, permutations=200)


@pytest.fixture(scope="module")
def wording() -> Wording:
    return load_wording("en", load_cards())


@pytest.fixture(scope="module")
def contents(comparison: Comparison, wording: Wording) -> Contents:
    return gather(arrange(comparison), wording, NO_REVIEWS)


@pytest.fixture(scope="module")
def page(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> lxml_html.HtmlElement:
    path = write_report(comparison, tmp_path_factory.mktemp("sections"))
    return lxml_html.document_fromstring(path.read_text(encoding="utf-8"))


def test_every_section_is_on_the_page_and_in_its_contents(page: lxml_html.HtmlElement) -> None:
    assert page.xpath("//main/section/@id")[0] == "summary"
    links = page.xpath("//nav//a/@href")
    for name in {*SECTIONS} - {"sharing", "time", "overlays", "agreement"}:
        assert page.get_element_by_id(name).tag == "section" and f"#{name}" in links


def test_sections_without_anything_to_show_stay_away(wording: Wording) -> None:
    bare = gather(arrange(compare(compare([english(1, "Lantern", True)], draws=20).profiles)), wording, NO_REVIEWS)
    assert not {
        "naming",
        "keyness",
        "quotes",
        "sharing",
        "omissions",
        "headlines",
        "overlays",
        "languages",
        "agreement",
    } & {*section_names(bare)}


def test_the_summary_says_little_and_all_of_it_rests_on_something(
    contents: Contents, page: lxml_html.HtmlElement
) -> None:
    said = contents.summary.statements
    assert 3 <= len(said) <= 5
    assert all(statement.facts[0].startswith("n = ") for statement in said)
    assert {statement.href[1:] for statement in said} <= {*page.xpath("//@id")}
    # Three articles an outlet: planted differences are found, and none is called proven.
    assert not any(statement.standing == "settled" for statement in said)
    assert "Lantern" in " ".join(statement.text for statement in said)
    assert "Holding after correction for their number: 0." in contents.summary.overall
    assert "no difference can be found" in contents.summary.small[1]


def test_a_difference_is_settled_by_the_corrected_probability_alone() -> None:
    found = Contrast("hedge", "A", "B", 2.0, 1.5, 2.7, 3.0, 1.0, 5.0, 0.01, 0.08, "holm", "permutation", 0)
    assert not settled(found) and settled(replace(found, p_adjusted=0.04))


def test_ratios_are_told_with_the_higher_group_first(contents: Contents, wording: Wording) -> None:
    for pair in contents.pairs:
        for row in pair.headline:
            if row.contrast.ratio:
                said = wording.contrast(row.contrast, "A", "B")
                assert ("as in B" in said) == (row.contrast.ratio >= 1.05) or "equally" in said


def test_sentences_lead_to_the_place_in_the_article(page: lxml_html.HtmlElement, contents: Contents) -> None:
    quoted = page.xpath("//section[not(@id='articles')]//blockquote//a[@data-span]")
    assert len(quoted) > 100
    texts = {str(entry.number): entry.analysis.text for entry in contents.catalogue.entries}
    for link in quoted:
        start, end = map(int, link.get("data-span").split("-"))
        shown = "".join(link.itertext())
        words = texts[link.get("data-article")][start:end]
        assert " ".join(words.split())[:100] in " ".join(shown.split())
        assert page.get_element_by_id(link.get("href").partition("#")[2]) is not None


def test_a_passage_of_an_article_that_is_not_shown_has_no_link(contents: Contents) -> None:
    passage = contents.naming["en"][0].rows[0].share.passages_other[0]
    assert show(contents.catalogue, passage).place.startswith("f-")
    assert show(contents.catalogue, replace(passage, article="elsewhere")).place == ""


def test_names_are_the_words_that_were_found(contents: Contents) -> None:
    tables = {(t.name, t.other): t for t in contents.naming["en"]}
    refugees = tables["refugees", "migrants"]
    assert {row.group.label: row.share.share for row in refugees.rows} == {
        "Halmer Wire": 0.0,
        "The Talmer Lantern": 1.0,
    }
    spreads = [table.spread for table in contents.naming["en"]]
    assert spreads == sorted(spreads, key=lambda s: (-s[0], -s[1]))


def test_the_ledger_adds_up(page: lxml_html.HtmlElement, comparison: Comparison) -> None:
    tables = page.xpath("//table[contains(@class, 'ledger')]")
    counted = sum(int(cell.text) for table in tables for cell in table.xpath(".//tbody/tr/td[2]"))
    assert counted == sum(ledger.statements for ledger in comparison.ledgers)


def test_quotations_that_differ_stand_first_with_their_own_words_marked(contents: Contents) -> None:
    kinds = [found.kind for found in contents.quotations]
    order = ("other_words", "across_languages", "same_words")
    assert kinds == sorted(kinds, key=order.index)
    for found in contents.quotations:
        for version in found.versions:
            assert "".join(text for text, _ in version.pieces) == version.version.passage.text


def test_every_pair_has_its_ratios_as_picture_and_table(page: lxml_html.HtmlElement, contents: Contents) -> None:
    drawn = page.xpath("//section[@id='differences']//*[local-name()='svg']/@aria-labelledby")
    assert [name.split("-title")[0] for name in drawn if name.startswith("ratios")] == [
        "ratios-1",
        "ratios-2",
        "ratios-3",
    ]
    assert all(len(pair.headline) == len(HEADLINE) and pair.balance and pair.influence for pair in contents.pairs)


def test_precision_is_shown_where_it_was_measured(contents: Contents, wording: Wording) -> None:
    hit = Judgement("en", "hedge", "hedge.modal", "", "", 0, "may", "outlet", "", "right", "person")
    reviewed = measure([hit] * 9 + [replace(hit, verdict="wrong", strength=2)], ())
    method = describe_method(replace(contents, reviewed=reviewed), wording, "1.0")
    assert [(name, found.judged) for name, found in method.precision] == [
        ("English, strength 2 and 3", 1), ("English, hedges", 10)
    ]  # fmt: skip
    assert describe_method(contents, wording, "1.0").precision == []


def test_the_methods_paragraph_names_what_the_figures_depend_on(contents: Contents, wording: Wording) -> None:
    method = describe_method(contents, wording, "1.2.3")
    for part in ("18 articles", "6 outlets", "1.2.3", "200 resamples", "seed 20260101", "at least 150 words"):
        assert part in method.paragraph
    assert "1.2.3" in method.citation and "{" not in method.paragraph + method.citation


def test_markdown_has_the_summary_and_the_sections(contents: Contents, wording: Wording) -> None:
    text = render_markdown(contents, wording, "1.0")
    for title in (
        "In a minute",
        "Names for the same thing",
        "One quotation, several versions",
        "For a methods section",
    ):
        assert re.search(rf"^##+ {title}$", text, re.MULTILINE)
    assert "refugees / migrants" in text


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_note_is_told_in_the_readers_language(comparison: Comparison, language: str) -> None:
    wording = load_wording(language, load_cards())
    assert len(_notes(comparison)) > 10
    for note in _notes(comparison):
        said = wording.note(note)
        assert said != note and not re.search(r"\b(the|articles|interval|of|no)\b", said), note
        assert "{" not in said


def _notes(comparison: Comparison) -> set[str]:
    """What figures say of themselves."""
    found = {*comparison.warnings, *(contrast.note for contrast in comparison.contrasts)}
    for profile in comparison.profiles:
        found |= {*profile.notes, *(figure.note for figure in profile.measures.values())}
    for values in ("keyness", "naming", "strengths", "headlines", "quotes", "shared_texts"):
        found |= {value.note for value in getattr(comparison, values)}
    found |= {note for balance in comparison.balance for note in balance.notes}
    return (found | {verdict.reason for verdict in comparison.parity}) - {""}


def test_articles_of_one_language_are_not_set_against_another(wording: Wording) -> None:
    both = compare([english(1, "Lantern", True), ukrainian(1, "Ґанок")], draws=20, permutations=20)
    found = gather(arrange(both), wording, NO_REVIEWS)
    assert found.pairs == [] and found.summary.overall == "No two groups could be compared."
