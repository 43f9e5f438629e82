"""An analysed article: the value ``framing.analyze`` returns."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from framing.errors import FramingError
from framing.model import Article, Attribution, Finding, Portrayal, Region, Span, Voiced


@dataclass(frozen=True)
class Analysis:
    """A document with its findings, attributions and figures.

    ``exposure`` counts the words of the scored body by voice (``{"outlet": 212, "reported": 97,
    "quoted": 40}``), ``counts`` its findings by category and voice
    (``{"loaded": {"outlet": 3, "reported": 0, "quoted": 1}, …}``), ``rates`` the outlet's own
    findings per 1,000 of its own words, one figure for every category (``loaded`` weighs a
    finding by its strength; 0.0 where there is nothing to divide by). Findings in the title are
    listed with ``region="title"`` and enter none of the three. ``voices`` are the stretches that are
    not in the outlet's voice, in order. ``portrayals`` is ``None`` until
    portrayal is measured.
    """

    article: Article
    language: str
    regions: tuple[Region, ...]
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]
    findings: tuple[Finding, ...]
    attributions: tuple[Attribution, ...]
    counts: Mapping[str, Mapping[str, int]]
    exposure: Mapping[str, int]
    rates: Mapping[str, float]
    warnings: tuple[str, ...] = ()
    portrayals: tuple[Portrayal, ...] | None = None
    voices: tuple[Voiced, ...] = ()

    @property
    def text(self) -> str:
        """The article's text, exactly as it was read."""
        return self.article.text

    @property
    def title(self) -> str | None:
        """The article's title, if it has one."""
        return self.article.title

    def _repr_html_(self) -> str:
        """The marked article with its legend, as a notebook shows it."""
        from framing.lexicon import load_cards
        from framing.markup import css, to_html, to_legend

        cards = load_cards()
        return f"<style>{css()}</style>{to_legend(self, cards=cards)}{to_html(self, cards=cards)}"

    def to_pandas(self) -> Any:
        """The findings as a pandas table, one row a finding (needs the ``pandas`` extra)."""
        try:
            import pandas
        except ImportError:
            raise FramingError("pandas is not installed.", "Install it: pip install 'framing[pandas]'.") from None
        columns = [field.name for field in dataclasses.fields(Finding)]
        return pandas.DataFrame([dataclasses.astuple(finding) for finding in self.findings], columns=columns)

    def to_dict(self) -> dict[str, Any]:
        """The analysis as plain dictionaries and lists, ready for JSON."""
        return dataclasses.asdict(self)
