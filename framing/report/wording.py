"""What the report says: its messages in a reader's language, numbers, plurals, names of measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from framing.markup import LABELS
from framing.model import Contrast, Measure
from framing.report.notes import Notes, make_notes
from framing.report.numerals import Numerals
from framing.report.translations import Translations, load_translations, report_languages

__all__ = ["TEMPLATES", "Wording", "load_wording", "report_languages"]

TEMPLATES = Path(__file__).resolve().parent / "templates"
# What a concept card says in words.
CARD_PARTS = ("name", "definition", "does_not_show", "pupil")
# A number of each kind that the plural rules of CLDR know, for the page's script, which knows the kind only.
_KINDS = {"one": 1, "few": 2, "many": 5, "other": 100}


@dataclass(frozen=True)
class Wording:
    """The messages of one language and the ways to fill them in."""

    language: str
    translations: Translations
    cards: Mapping[str, Mapping[str, Any]]

    @cached_property
    def messages(self) -> Mapping[str, Mapping[str, str]]:
        """The messages of the page by section and name."""
        return self.translations.messages

    @cached_property
    def numerals(self) -> Numerals:
        """How the language writes numbers."""
        return Numerals(self.language)

    @cached_property
    def notes(self) -> Notes:
        """What figures say of themselves."""
        return make_notes(self.translations, self.numerals.number)

    @property
    def none(self) -> str:
        """What stands where there is no figure."""
        return self.messages["page"]["none"]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Words for voices, regions and strength, as ``framing.markup`` wants them."""
        return {**LABELS, **self.messages["labels"]}

    def number(self, value: float | None, digits: int = 1) -> str:
        """A figure for people, or a dash where there is none.

        Example:
            >>> load_wording("en", {}).number(1234.56), load_wording("uk", {}).number(0.5)
            ('1,234.6', '0,5')
        """
        return self.none if value is None else self.numerals.number(value, digits)

    def count(self, number: int, noun: str) -> str:
        """A number with its noun in the right form.

        Example:
            >>> load_wording("en", {}).count(1, "articles"), load_wording("uk", {}).count(3, "articles")
            ('1 article', '3 статті')
        """
        return self.translations.counted(noun, number).format(n=self.number(number, 0))

    def forms(self, noun: str) -> dict[str, str]:
        """The forms of a noun by the kinds of numbers that a browser tells apart."""
        return {kind: self.translations.counted(noun, number) for kind, number in _KINDS.items()}

    def value(self, measure: Measure | None) -> str:
        """A measure's figure in its unit: a rate, or a share in per cent."""
        return self.in_unit(measure.value, measure.unit) if measure else self.none

    def in_unit(self, value: float | None, unit: str) -> str:
        """A figure in a unit, shares in per cent."""
        if value is None or unit != "share":
            return self.number(value)
        return self.numerals.percent(100 * value, 1)

    def interval(self, low: float | None, high: float | None, unit: str) -> str:
        """A 95 % interval, or a dash."""
        if low is None or high is None:
            return self.none
        if unit == "share":  # the sign once is enough
            return self.range(self.number(100 * low), self.in_unit(high, unit))
        return self.range(self.number(low), self.number(high))

    def range(self, low: str, high: str) -> str:
        """From one figure to another."""
        return self.messages["page"]["range"].format(low=low, high=high)

    def limits(self, low: float | None, high: float | None) -> str:
        """The interval of a ratio, which may be open above."""
        if low is None:
            return self.none
        return self.range(
            self.ratio(low), self.messages["differences"]["no_limit"] if high is None else self.ratio(high)
        )

    def note(self, text: str) -> str:
        """What a figure's note says, in the reader's language where a translation of it is known."""
        return self.notes.translate(text) if text else text

    def probability(self, p: float | None) -> str:
        """A probability; below 0.001 more digits would only look exact."""
        if p is None or p >= 0.001:
            return self.number(p, 3)
        return f"< {self.number(0.001, 3)}"

    def tally(self, counts: Mapping[str, int], most: int = 4) -> str:
        """The most frequent of some words with their counts.

        Example:
            >>> load_wording("en", {}).tally({"say": 2, "claim": 5, "add": 2}, most=2)
            'claim (5), add (2), …'
        """
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        shown = ", ".join(f"{word} ({self.number(counts[word], 0)})" for word in ranked[:most])
        return f"{shown}, …" if len(ranked) > most else shown or self.none

    def measure(self, name: str) -> str:
        """What a measure is called."""
        if name in self.messages["measure"]:
            return self.messages["measure"][name]
        for kind, names in (("source", "source_types"), ("stance", "stances")):
            if name.startswith(f"{kind}_") and name.endswith("_share"):
                part = name.removeprefix(f"{kind}_").removesuffix("_share")
                return str(self.messages["measure"][kind]).format(name=self.messages[names].get(part, part))
        return self.category(name)

    def category(self, name: str) -> str:
        """What a category is called."""
        return str(self.cards.get(name, {}).get("name") or name.replace("_", " ").capitalize())

    @cached_property
    def _concepts(self) -> dict[str, Mapping[str, str]]:
        """Names of concepts by language."""
        return {self.language: self.messages["concept"]}

    def concept(self, name: str, language: str = "") -> str:
        """What a concept is called; the last part of its id where nobody has given it a name.

        Args:
            name: its id.
            language: the language of the articles it is said of, where that matters; else the reader's.

        Example:
            >>> w = load_wording("ru", {})
            >>> w.concept("naming.coup"), w.concept("naming.coup", "en"), w.concept("label.old_guard")
            ('переворот', 'coup', 'old guard')
        """
        language = language if language in report_languages() else self.language
        if language not in self._concepts:
            self._concepts[language] = load_translations(language).messages["concept"]
        return self._concepts[language].get(name) or name.rpartition(".")[2].replace("_", " ")

    def label(self, name: str) -> str:
        """What a mark's label is called: a category, or a part of an attribution."""
        return self.messages["roles"].get(name) or self.category(name)

    def explain(self, name: str) -> str:
        """A sentence about a measure: its own, or the category's for pupils."""
        return str(self.messages["measure_note"].get(name) or self.cards.get(name, {}).get("pupil", ""))

    def ratio(self, ratio: float | None) -> str:
        """A ratio; from 10 on a second decimal would only look exact. One keeps the noun after it right: 11,3 раза."""
        return self.number(ratio, 2 if ratio is None or ratio < 10 else 1)

    def contrast(self, contrast: Contrast, a: str, b: str) -> str:
        """A contrast as a sentence that says what was counted and no more, the higher group first.

        Args:
            contrast: the contrast.
            a: what its first group is called.
            b: what its second group is called.

        Example:
            >>> c = Contrast("hedge", "A, en", "B, en", 0.25, 0.1, 2.0, -3.0, -5.0, 1.0, 0.2, 0.9, "holm", "", 0)
            >>> load_wording("en", {}).contrast(c, "A", "B")
            '4.00 times as high in B as in A. The interval includes 1: the order is not settled.'
        """
        t, ratio = self.messages["differences"], contrast.ratio
        if ratio is None and not contrast.difference:
            return str(t["missing"])
        if ratio is None:
            return str(t["only"]).format(a=a, b=b)
        unclear = contrast.ratio_low is not None and contrast.ratio_low <= 1
        unclear = unclear and (contrast.ratio_high is None or contrast.ratio_high >= 1)
        if 0 < ratio < 1:
            ratio, a, b = 1 / ratio, b, a
        # A ratio that would be printed as 1.0 tells nobody which is higher.
        form = t["only"] if ratio == 0 else t["same"] if ratio < 1.05 else t["more"]
        if ratio == 0:
            a, b = b, a
        said = str(form).format(a=a, b=b, ratio=self.ratio(ratio))
        return f"{said} {t['unclear']}" if unclear else said


def load_wording(language: str, cards: Mapping[str, Mapping[str, Any]]) -> Wording:
    """The wording of a report.

    Args:
        language: the reader's language.
        cards: category cards by id; what they say is translated where the catalogue knows it.

    Raises:
        UnknownLanguage: if there are no messages in that language.
    """
    translations = load_translations(language)
    both = {name: {**card, **_translated(card, translations)} for name, card in cards.items()}
    for card in both.values():
        # The cards' names are written like titles; within a page they read like a shout.
        card["name"] = card["name"][:1].upper() + card["name"][1:].lower()
    return Wording(language, translations, both)


def _translated(card: Mapping[str, Any], translations: Translations) -> dict[str, str]:
    return {name: translations.card(card[name]) for name in CARD_PARTS if name in card}
