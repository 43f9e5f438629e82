"""What a report is made of, worked out once: the page, its pictures, the Markdown and the tables all show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from framing.comparison.results import Headlines, SourceLedger, StrengthPoint
from framing.lexicon.reviews import Reviewed
from framing.report.catalogue import Catalogue, Group
from framing.report.evidence import Listing, list_evidence
from framing.report.figures import Pair, pair_up
from framing.report.naming import NamingTable, naming_tables
from framing.report.quotations import Quotation, list_quotations
from framing.report.summary import Summary, summarize
from framing.report.wording import Wording


@dataclass(frozen=True)
class Contents:
    """A comparison arranged for people.

    ``listings`` holds evidence by group number and measure, ``naming`` competing names by language, ``strengths`` and
    ``headlines`` figures by language and group; ``reviewed`` is the measured precision of the lexicons.
    """

    catalogue: Catalogue
    listings: Mapping[tuple[int, str], Listing]
    pairs: list[Pair]
    naming: dict[str, list[NamingTable]]
    summary: Summary
    quotations: list[Quotation]
    strengths: dict[str, list[tuple[Group, list[StrengthPoint]]]]
    headlines: dict[str, list[tuple[Group, Headlines]]]
    ledgers: list[tuple[Group, SourceLedger]]
    reviewed: Reviewed


def gather(catalogue: Catalogue, wording: Wording, reviewed: Reviewed) -> Contents:
    """Work out what a report shows.

    Args:
        catalogue: the numbered groups and articles of the comparison.
        wording: messages and names in the reader's language.
        reviewed: the measured precision of the lexicons.
    """
    listings = list_evidence(catalogue)
    pairs = pair_up(catalogue, wording, listings)
    naming = naming_tables(catalogue, wording.concept)
    comparison = catalogue.comparison
    ledgers = {ledger.group: ledger for ledger in comparison.ledgers}
    return Contents(
        catalogue,
        listings,
        pairs,
        naming,
        summarize(catalogue, wording, pairs, naming),
        list_quotations(catalogue),
        _strengths(catalogue),
        _headlines(catalogue),
        [(group, ledgers[group.name]) for group in catalogue.groups if group.name in ledgers],
        reviewed,
    )


def _strengths(catalogue: Catalogue) -> dict[str, list[tuple[Group, list[StrengthPoint]]]]:
    points = catalogue.comparison.strengths
    found = {
        language: [(g, [p for p in points if p.group == g.name]) for g in catalogue.groups_of(language)]
        for language in catalogue.languages
    }
    return {language: rows for language, rows in found.items() if any(row for _, row in rows)}


def _headlines(catalogue: Catalogue) -> dict[str, list[tuple[Group, Headlines]]]:
    titles = {found.group: found for found in catalogue.comparison.headlines if found.titles}
    found = {
        language: [(g, titles[g.name]) for g in catalogue.groups_of(language) if g.name in titles]
        for language in catalogue.languages
    }
    return {language: rows for language, rows in found.items() if rows}
