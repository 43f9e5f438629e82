"""Titles against bodies, who speaks and how, what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_comparison_details import read

import framing
from framing.analysis import Analysis
from framing.comparison.headlines import compare_headlines
from framing.comparison.omissions import find_omissions
from framing.comparison.sources import source_ledgers, stance_asymmetries
from framing.model import Article, Region
from framing.profiles import profile

# --- headlines --------------------------------------------------------------------------------------------


def titled(title: str, body: str, outlet: str = "Dawn", name: str = "a") -> Analysis:
    text = f"{title}\n\n{body}"
    cut = len(title)
    regions = (Region(0, cut, "title", "en"), Region(cut + 2, len(text), "body", "en"))
    return framing.analyze(Article(text, id=name, outlet=outlet, language="en", title=title, regions=regions))


BODY = "Mayor Olga Brandel said that the harbour bridge at Orvik was unsafe and would be closed. It rained."


def test_a_headline_that_drops_its_source_is_a_candidate() -> None:
    analysis = titled("Harbour bridge at Orvik unsafe and closed", BODY)
    (found,) = compare_headlines(profile([analysis], by=("outlet",)), read(analysis))
    (dropped,) = found.dropped
    assert found.attributed == 0 and dropped.title.text == analysis.title and "unsafe" in dropped.body.text


@pytest.mark.parametrize("title", ["Brandel: Harbour bridge at Orvik unsafe", "Rain in the whole county today"])
def test_a_headline_that_keeps_its_source_or_says_something_else_is_none(title: str) -> None:
    analysis = titled(title, BODY)
    (found,) = compare_headlines(profile([analysis], by=("outlet",)), read(analysis))
    assert found.dropped == ()


def test_loaded_words_of_titles_are_rated_by_themselves() -> None:
    analyses = [titled("Brutal thugs storm the bridge", "It rained in Orvik. " * 60, name=n) for n in "abc"]
    (found,) = compare_headlines(profile(analyses, by=("outlet",), draws=50), read(*analyses), draws=50)
    assert found.titles == 3 and found.title_words == 15 and found.title_count > 0
    assert found.title_rate == pytest.approx(1000 * found.title_count / 15) and found.body_rate == 0
    assert found.ratio is None and found.passages


def test_a_title_of_the_metadata_is_analysed_by_itself() -> None:
    article = Article(
        BODY, id="a", outlet="Dawn", language="en", title="Brutal thugs, and harbour bridge at Orvik unsafe"
    )
    analysis = framing.analyze(article)
    (found,) = compare_headlines(profile([analysis], by=("outlet",)), read(analysis))
    assert found.titles == 1 and found.title_words == 8 and found.title_count > 0
    assert {(p.start, p.end) for p in found.passages} == {(-1, -1)} and "Brutal" in {p.text for p in found.passages}


# --- sources and omissions --------------------------------------------------------------------------------


def analysed(outlet: str, text: str, name: str = "", language: str = "en") -> Analysis:
    article = Article(text, id=name or outlet, outlet=outlet, language=language, event="ferry")
    return framing.analyze(article)


def test_a_ledger_tells_who_speaks_and_how() -> None:
    text = (
        "Olga Brandel said that the ferry was old. “We had warned the owners twice in spring,” Brandel said. "
        "Peter Halm claimed that the engine was new. An official said that nobody was hurt."
    )
    (ledger,) = source_ledgers(read(analysed("Dawn", text)))
    by_name = {record.speaker: record for record in ledger.speakers}
    olga = by_name["Olga Brandel"]
    assert (olga.statements, olga.quoted, olga.paraphrased, olga.named) == (2, 1, 1, True)
    assert olga.cues == {"say": 2} and olga.words >= 12
    assert by_name["Peter Halm"].stances == {"distancing": 1}
    nameless = [record for record in ledger.speakers if not record.named]
    assert sum(record.statements for record in nameless) == ledger.unnamed == 1
    assert ledger.statements == 4 == sum(ledger.types.values())


def test_said_by_one_outlet_and_claimed_by_the_other() -> None:
    said = "Olga Brandel said that the ferry was old. Brandel said that it had been checked."
    claimed = "Olga Brandel claimed that the ferry was old. Brandel claimed that it had been checked."
    ledgers = source_ledgers(read(analysed("Dawn", said), analysed("Dusk", claimed)))
    (found,) = stance_asymmetries(ledgers, [("Dawn", "Dusk")])
    assert (found.stance, found.share_a, found.share_b) == ("distancing", 0.0, 1.0)
    assert (found.cues_a, found.cues_b) == ({"say": 2}, {"claim": 2})


def test_two_people_of_one_surname_stay_two() -> None:
    found = analysed("Dawn", "Ann Dole said that the ferry was old. Bob Dole said that the ferry was new.")
    both = zip(found.attributions, ("Ann Dole", "Bob Dole"), strict=True)
    (ledger,) = source_ledgers(read(replace(found, attributions=tuple(replace(a, entity=name) for a, name in both))))
    assert sorted(record.speaker for record in ledger.speakers) == ["Ann Dole", "Bob Dole"]


def test_what_one_outlet_leaves_out_is_a_candidate() -> None:
    both = "Olga Brandel said that the ferry had lost its rudder near the northern pier at noon."
    only = "Peter Halm said that the owners had refused to repair the engine before the winter season."
    paraphrase = "Near the northern pier the ferry lost the rudder at noon, Olga Brandel said."
    found = find_omissions(read(analysed("Dawn", f"{both} {only}"), analysed("Dusk", paraphrase)))
    assert [(o.kind, o.groups, o.missing) for o in found] == [
        ("speaker", ("Dawn",), ("Dusk",)),
        ("statement", ("Dawn",), ("Dusk",)),
    ]
    assert found[0].what == "Peter Halm" and "refused to repair" in found[1].what
    assert found[1].carried[0].article == "Dawn" and found[1].likeness < 0.35


def test_a_speaker_spelled_in_another_alphabet_is_not_left_out() -> None:
    english = analysed("Dawn", "Olga Brandel said that the ferry was old.")
    russian = analysed("Заря", "Мэр Ольга Брандель заявила, что паром был старый.", language="ru")
    assert not [o for o in find_omissions(read(english, russian)) if o.kind == "speaker"]


def test_without_events_nothing_is_left_out() -> None:
    articles = [
        replace(a, article=replace(a.article, event=None))
        for a in (analysed("Dawn", BODY), analysed("Dusk", "It rained."))
    ]
    assert find_omissions(read(*articles)) == ()
