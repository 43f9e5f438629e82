"""Shared quotations and passages: the same words found again, and different ones never merged."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.comparison.quotes import find_shared_quotes
from framing.comparison.results import SharedQuote
from framing.comparison.sharing import find_sharing
from framing.comparison.texts import ArticleText, read_texts
from framing.model import Article

SHARED = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def texts(
    *rows: tuple[str, str, str], event: str | None = "ferry", date: str | None = "2026-05-04"
) -> list[ArticleText]:
    """Articles as (outlet, language, text), all of one event and day."""
    articles = [
        Article(text, id=f"{number}-{outlet}", outlet=outlet, language=language, event=event, date=date)
        for number, (outlet, language, text) in enumerate(rows)
    ]
    return list(read_texts((a.article.outlet, a) for a in framing.analyze_corpus(articles)))


def quotes(
    *rows: tuple[str, str, str], event: str | None = "ferry", date: str | None = "2026-05-04"
) -> list[SharedQuote]:
    return list(find_shared_quotes(texts(*rows, event=event, date=date)))


DAWN = (
    "Dawn",
    "en",
    "The ferry sank at noon. “We heard a loud crack under the stern and the engine stopped at once,” "
    "said Olga Brandel.",
)


def test_the_same_words_are_one_quotation() -> None:
    dusk = "“We heard a loud crack under the stern, and the engine stopped at once,” Brandel told a reporter."
    (found,) = quotes(DAWN, ("Dusk", "en", dusk))
    assert (found.kind, found.confidence) == ("same words", 1.0)
    assert [v.passage.article for v in found.versions] == ["0-Dawn", "1-Dusk"]
    for version in found.versions:
        assert version.passage.text.startswith("We heard a loud crack")


def test_other_words_of_the_same_sentence_are_one_quotation() -> None:
    dusk = "“There was a loud crack below the stern, then the engine stopped immediately,” Olga Brandel said."
    (found,) = quotes(DAWN, ("Dusk", "en", dusk))
    assert found.kind == "other words"
    assert "heard" in found.only[0] and "immediately" in found.only[1]
    assert {"crack", "stern", "engine"} <= set(found.anchors)


def test_across_languages_by_speaker_numbers_and_sounds() -> None:
    english = "“We had forty seats and sixty-one passengers on board,” said captain Olga Brandel."
    russian = "«У нас было сорок мест и шестьдесят один пассажир на борту», — сказала капитан Ольга Брандель."
    ukrainian = "«У нас було сорок місць і шістдесят один пасажир на борту», — сказала капітанка Ольга Брандель."
    (found,) = quotes(("Dawn", "en", english), ("Заря", "ru", russian), ("Зоря", "uk", ukrainian))
    assert found.kind == "across languages"
    assert [v.language for v in found.versions] == ["en", "ru", "uk"]
    assert {"40", "61"} <= set(found.anchors)


@pytest.mark.parametrize(
    "other",
    [
        # Another speaker says the same.
        ("Dusk", "en", "“We heard a loud crack under the stern and the engine stopped at once,” said Peter Halm."),
        # The same speaker says something else.
        ("Dusk", "en", "“We will never know why the ferry left the harbour in such a storm,” said Olga Brandel."),
        # The same speaker on the same thing, but another statement.
        ("Dusk", "en", "“The engine was repaired in spring and the stern was painted,” said Olga Brandel."),
        # Too short to be known again.
        ("Dusk", "en", "“A crack,” said Olga Brandel."),
        # The same outlet repeats itself.
        ("Dawn", "en", DAWN[2] + " It was raining."),
        # Another language without numbers or names in common.
        ("Заря", "ru", "«Мы услышали громкий треск под кормой», — сказала Ольга Брандель."),
        ("Заря", "ru", "«На борту было сорок мест и шестьдесят один человек», — сказала Ольга Брандель."),
    ],
    ids=["speaker", "statement", "topic", "short", "outlet", "language", "numbers"],
)
def test_what_is_not_the_same_is_not_merged(other: tuple[str, str, str]) -> None:
    assert quotes(DAWN, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A country and an office in common.
        (
            ("Dawn", "en", "“The president of Osvania will never agree to such a treaty,” said Olga Brandel."),
            ("Заря", "ru", "«Президент Освании уже получил наше письмо и молчит», — сказала Ольга Брандель."),
        ),
        # One small number in common.
        (
            ("Dawn", "en", "“We waited for two hours at the northern pier,” said Olga Brandel."),
            ("Заря", "ru", "«Два матроса спали в рубке под одеялом», — сказала Ольга Брандель."),
        ),
        # Common words of two neighbouring languages.
        (
            (
                "Заря",
                "ru",
                "«Только после проверки можно говорить о причинах аварии парома», — сказала Ольга Брандель.",
            ),
            ("Зоря", "uk", "«Після проверки нового двигуна можна буде тільки радіти», — сказала Ольга Брандель."),
        ),
    ],
    ids=["country", "number", "neighbours"],
)
def test_across_languages_little_in_common_is_not_enough(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert quotes(one, other) == []


def test_other_words_need_the_same_occasion() -> None:
    dusk = ("Dusk", "en", "“There was a loud crack below the stern, then the engine stopped,” Olga Brandel said.")
    (one,) = texts(DAWN)
    (later,) = texts(dusk, event=None, date="2026-06-20")
    (elsewhere,) = texts(dusk, event="another ferry")
    assert find_shared_quotes([one, elsewhere]) == ()
    assert find_shared_quotes([texts(DAWN, event=None)[0], later]) == ()


def test_a_speaker_named_beside_the_quotation_is_enough_where_more_is_shared() -> None:
    dawn = (
        "Dawn",
        "en",
        "Olga Brandel, the captain, met reporters at Orvik. “The ferry to Orvik lost its rudder at noon and struck the "
        "northern pier twice,” the captain said.",
    )
    dusk = ("Dusk", "en", "“At noon the Orvik ferry lost its rudder and struck the northern pier,” said Olga Brandel.")
    found = quotes(dawn, dusk)
    assert len(found) == 1 and found[0].kind == "other words"


def test_results_do_not_depend_on_the_order_of_articles() -> None:
    dusk = ("Dusk", "en", "“There was a loud crack below the stern, then the engine stopped at once,” Brandel said.")
    given = texts(DAWN, dusk)
    assert find_shared_quotes(read_texts((t.group, t.analysis) for t in reversed(given))) == find_shared_quotes(given)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages are not here")
def test_the_quotation_in_two_translations_is_found_and_nothing_else() -> None:
    analyses = framing.analyze_corpus(framing.read_corpus(SHARED))
    found = find_shared_quotes(read_texts((a.article.outlet, a) for a in analyses))
    assert [[version.passage.article[:3] for version in quote.versions] for quote in found] == [["003", "004"]]
    assert found[0].kind == "other words"


# --- passages ---------------------------------------------------------------------------------------------

WIRE = (
    "The ferry left Orvik at nine with sixty passengers and a load of timber. Two hours later the harbour office lost "
    "contact. Rescue boats reached the place at noon and found only planks and a life belt."
)


def test_wire_copy_is_found_with_the_earlier_date_first() -> None:
    (late,) = texts(("Dawn", "en", f"{WIRE} Nobody at the Dawn would comment."), date="2026-05-05")
    (early,) = texts(("Dusk", "en", WIRE.replace("planks", "boards")), date="2026-05-04")
    passages, wholes = find_sharing([late, early])
    (whole,) = wholes
    assert (whole.one, whole.other, whole.earlier) == (early.id, late.id, True)
    assert whole.share_one > 0.9 and whole.share_other > 0.7
    for shared in passages:
        assert shared.likeness >= 0.8 and shared.voice == "outlet"
        for side in (shared.one, shared.other):
            text = early if side.article == early.id else late
            assert text.analysis.text[side.start : side.end] == side.text and len(side.text) >= 25


def test_equal_dates_call_nobody_earlier() -> None:
    _, (whole,) = find_sharing(texts(("Dawn", "en", WIRE), ("Dusk", "en", WIRE + " It rained.")))
    assert not whole.earlier and "dates do not tell" in whole.note


def test_an_agency_and_a_named_source_are_shown() -> None:
    credited = WIRE + " This was reported by the Dawn."
    _, (whole,) = find_sharing(texts(("Dawn", "en", WIRE), ("Dusk", "en", credited)))
    assert "1-Dusk names Dawn" in whole.note


@pytest.mark.parametrize(
    "other",
    [
        "A ferry that sailed from Orvik in the morning has sunk; timber and sixty people were on it.",
        "The minister of transport Olga Brandel of Orvik County spoke.",
    ],
)
def test_the_same_news_in_other_words_is_not_shared_text(other: str) -> None:
    given = texts(
        ("Dawn", "en", WIRE + " Minister of Transport Olga Brandel of Orvik County cried."), ("Dusk", "en", other)
    )
    assert find_sharing(given) == ((), ())


def test_an_outlet_does_not_share_with_itself() -> None:
    assert find_sharing(texts(("Dawn", "en", WIRE), ("Dawn", "en", WIRE + " It rained."))) == ((), ())
