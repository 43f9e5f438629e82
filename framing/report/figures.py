"""Figures side by side: a group's figure with its evidence, and two groups measure by measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from framing.charts import heat, mean_of
from framing.comparison.results import Balance, Influence, Keyness, StanceAsymmetry, StrengthRatio
from framing.model import Contrast, Measure
from framing.profiles import HEADLINE
from framing.report.catalogue import Catalogue, Group
from framing.report.evidence import Listing
from framing.report.wording import Wording

P = TypeVar("P", Balance, Influence, Keyness, StanceAsymmetry, StrengthRatio)


@dataclass(frozen=True, slots=True)
class Row:
    """A group's figure in a table, with the evidence behind it (``None`` where there is none to show)."""

    group: Group
    measure: Measure | None
    listing: Listing | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One contrast with the figures of both groups; ``note`` is what is not said of the whole pair."""

    contrast: Contrast
    a: Group
    b: Group
    first: Row
    second: Row
    note: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups with everything that was compared between them; ``number`` counts from 1 on the page.

    ``influence`` holds, a measure each, the entry, article and event without which the figures change most, where
    that is so much that a reader should know.
    """

    number: int
    a: Group
    b: Group
    languages: str
    events: int
    note: str
    headline: list[Difference]
    further: list[Difference]
    balance: Balance | None
    influence: list[tuple[str, list[Influence]]]
    keyness: Keyness | None
    strengths: list[StrengthRatio]
    asymmetries: list[StanceAsymmetry]


def pair_up(catalogue: Catalogue, wording: Wording, listings: Mapping[tuple[int, str], Listing]) -> list[Pair]:
    """The contrasts pair by pair; what is noted of every measure of a pair is said once.

    Args:
        catalogue: the numbered groups.
        wording: names of languages.
        listings: evidence by group number and measure.
    """
    comparison = catalogue.comparison
    groups = {group.name: group for group in catalogue.groups}
    found: dict[tuple[str, str], list[Contrast]] = {}
    for contrast in comparison.contrasts:
        if contrast.a in groups and contrast.b in groups:
            found.setdefault((contrast.a, contrast.b), []).append(contrast)
    pairs: list[Pair] = []
    for (a, b), contrasts in found.items():
        shared = _shared_notes(contrasts)
        rows = {c.measure: _difference(c, groups[a], groups[b], listings, shared, wording) for c in contrasts}
        codes = sorted({*groups[a].languages, *groups[b].languages})
        ours = _Of(a, b)
        pairs.append(
            Pair(
                len(pairs) + 1,
                groups[a],
                groups[b],
                ", ".join(wording.messages["language"].get(code, code) for code in codes),
                max(contrast.events for contrast in contrasts),
                wording.note("; ".join(shared)),
                [rows[name] for name in HEADLINE if name in rows],
                [row for name, row in rows.items() if name not in HEADLINE],
                next(iter(ours.of(comparison.balance)), None),
                _influence(ours.of(comparison.influence)),
                next(iter(ours.of(comparison.keyness)), None),
                ours.of(comparison.strength_ratios),
                ours.of(comparison.asymmetries),
            )
        )
    return pairs


def glance(
    catalogue: Catalogue, listings: Mapping[tuple[int, str], Listing], language: str
) -> list[tuple[Group, list[tuple[Row, int | None]]]]:
    """The headline measures of all groups of a language, each figure with its distance from the mean in steps.

    Args:
        catalogue: the numbered groups.
        listings: evidence by group number and measure.
        language: the language.
    """
    groups = catalogue.groups_of(language)
    columns = []
    for measure in HEADLINE:
        rows = [Row(g, g.profile.measures.get(measure), listings.get((g.number, measure))) for g in groups]
        mean = mean_of([row.measure for row in rows])
        columns.append([(row, heat(row.measure.value if row.measure else None, mean)) for row in rows])
    return [(group, [column[place] for column in columns]) for place, group in enumerate(groups)]


@dataclass(frozen=True, slots=True)
class _Of:
    """What a comparison holds of one pair."""

    a: str
    b: str

    def of(self, values: Iterable[P]) -> list[P]:
        """Those of the values that are about this pair."""
        return [value for value in values if (value.a, value.b) == (self.a, self.b)]


def _influence(rows: Sequence[Influence]) -> list[tuple[str, list[Influence]]]:
    """The flagged rows, measure by measure."""
    flagged = [row for row in rows if row.flagged]
    return [(name, found) for name in HEADLINE if (found := [row for row in flagged if row.measure == name])]


def _shared_notes(contrasts: list[Contrast]) -> list[str]:
    """The notes that every compared measure of a pair has."""
    notes = [contrast.note.split("; ") for contrast in contrasts if contrast.ratio is not None and contrast.note]
    return [note for note in notes[0] if all(note in other for other in notes)] if notes else []


def _difference(
    contrast: Contrast,
    a: Group,
    b: Group,
    listings: Mapping[tuple[int, str], Listing],
    shared: list[str],
    wording: Wording,
) -> Difference:
    name = contrast.measure
    first, second = (Row(g, g.profile.measures.get(name), listings.get((g.number, name))) for g in (a, b))
    note = "; ".join(part for part in contrast.note.split("; ") if part not in shared)
    return Difference(contrast, a, b, first, second, wording.note(note))
