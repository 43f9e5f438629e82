"""What the report says: its messages in a reader's language, numbers, plurals, names of measures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from framing.errors import UnknownLanguage
from framing.markup import LABELS
from framing.model import Contrast, Measure

TEMPLATES = Path(__file__).resolve().parent / "templates"
# A narrow no-break space keeps a number and its sign, or its thousands, on one line.
_THIN = "\u202f"


@dataclass(frozen=True)
class Wording:
    """The messages of one language and the ways to fill them in."""

    language: str
    messages: Mapping[str, Any]
    cards: Mapping[str, Mapping[str, Any]]

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
        if value is None:
            return str(self.messages["none"])
        text = f"{value:,.{digits}f}"
        if self.messages["decimal"] == ",":
            text = text.replace(",", _THIN).replace(".", ",")
        return text

    def count(self, number: int, noun: str) -> str:
        """A number with its noun in the right form.

        Example:
            >>> load_wording("en", {}).count(1, "articles"), load_wording("uk", {}).count(3, "articles")
            ('1 article', '3 статті')
        """
        forms = self.messages["n"][noun]
        return f"{self.number(number, 0)} {forms[_plural_form(number, self.language)]}"

    def value(self, measure: Measure | None) -> str:
        """A measure's figure in its unit: a rate, or a share in per cent."""
        return self.in_unit(measure.value, measure.unit) if measure else str(self.messages["none"])

    def in_unit(self, value: float | None, unit: str) -> str:
        """A figure in a unit, shares in per cent."""
        if value is None or unit != "share":
            return self.number(value)
        return f"{self.number(100 * value)}{_THIN}%"

    def interval(self, low: float | None, high: float | None, unit: str) -> str:
        """A 95 % interval, or a dash."""
        if low is None or high is None:
            return str(self.messages["none"])
        return f"{self.in_unit(low, unit)} – {self.in_unit(high, unit)}"

    def probability(self, p: float | None) -> str:
        """A probability; below 0.001 more digits would only look exact."""
        if p is None or p >= 0.001:
            return self.number(p, 3)
        return f"< {self.number(0.001, 3)}"

    def measure(self, name: str) -> str:
        """What a measure is called."""
        if name in self.messages["measure"]:
            return str(self.messages["measure"][name])
        for kind, names in (("source", "source_types"), ("stance", "stances")):
            if name.startswith(f"{kind}_") and name.endswith("_share"):
                part = name.removeprefix(f"{kind}_").removesuffix("_share")
                return str(self.messages["measure"][kind]).format(name=self.messages[names].get(part, part))
        return self.category(name)

    def category(self, name: str) -> str:
        """What a category is called."""
        return str(self.cards.get(name, {}).get("name") or name.replace("_", " ").capitalize())

    def explain(self, name: str) -> str:
        """A sentence about a measure: its own, or the category's for pupils."""
        return str(self.messages["measure_note"].get(name) or self.cards.get(name, {}).get("pupil", ""))

    def contrast(self, contrast: Contrast) -> str:
        """A contrast as a sentence that says what was counted and no more."""
        t, measure = self.messages["differences"], self.measure(contrast.measure)
        if contrast.ratio is None:
            return str(t["missing"]).format(a=contrast.a, b=contrast.b, measure=measure)
        interval = ""
        if contrast.ratio_low is not None:
            high = self.number(contrast.ratio_high, 2) if contrast.ratio_high is not None else t["no_limit"]
            interval = str(t["interval"]).format(low=self.number(contrast.ratio_low, 2), high=high)
        ratio = self.number(contrast.ratio, 2)
        # A ratio that would be printed as 1.0 tells nobody which is higher.
        form = t["same"] if abs(contrast.ratio - 1) < 0.05 else t["more"]
        return str(form).format(a=contrast.a, b=contrast.b, measure=measure, ratio=ratio, interval=interval)


def _plural_form(number: int, language: str) -> int:
    """Which form of a noun follows a number: 0, 1 or 2 in Russian and Ukrainian, else 0 or 1."""
    if language not in ("ru", "uk"):
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def report_languages() -> tuple[str, ...]:
    """The languages reports can be written in: those with a file of messages.

    Example:
        >>> "en" in report_languages()
        True
    """
    return tuple(sorted(path.name.split(".")[1] for path in TEMPLATES.glob("messages.*.toml")))


def load_wording(language: str, cards: Mapping[str, Mapping[str, Any]]) -> Wording:
    """The wording of a report.

    Args:
        language: the reader's language.
        cards: category cards by id; a language's messages may translate parts of them.

    Raises:
        UnknownLanguage: if there are no messages in that language.
    """
    if language not in report_languages():
        raise UnknownLanguage(
            f"No report can be written in {language!r}.", f"Choose one of {', '.join(report_languages())}."
        )
    messages = tomllib.loads((TEMPLATES / f"messages.{language}.toml").read_text(encoding="utf-8"))
    translated = messages.get("cards", {})
    both = {name: {**card, **translated.get(name, {})} for name, card in cards.items()}
    return Wording(language, messages, both)
