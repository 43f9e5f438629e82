"""Figures side by side: a group's figure with its evidence, and two groups measure by measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from framing.model import Contrast, Measure
from framing.profiles import HEADLINE
from framing.report.catalogue import Catalogue, Group
from framing.report.evidence import Listing
from framing.report.wording import Wording


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
    """Two groups with everything that was compared between them."""

    a: Group
    b: Group
    languages: str
    events: int
    note: str
    headline: list[Difference]
    further: list[Difference]


def pair_up(catalogue: Catalogue, wording: Wording, listings: Mapping[tuple[int, str], Listing]) -> list[Pair]:
    """The contrasts pair by pair; what is noted of every measure of a pair is said once.

    Args:
        catalogue: the numbered groups.
        wording: names of languages.
        listings: evidence by group number and measure.
    """
    groups = {group.name: group for group in catalogue.groups}
    found: dict[tuple[str, str], list[Contrast]] = {}
    for contrast in catalogue.comparison.contrasts:
        if contrast.a in groups and contrast.b in groups:
            found.setdefault((contrast.a, contrast.b), []).append(contrast)
    pairs = []
    for (a, b), contrasts in found.items():
        shared = _shared_notes(contrasts)
        rows = {c.measure: _difference(c, groups[a], groups[b], listings, shared) for c in contrasts}
        codes = sorted({*groups[a].languages, *groups[b].languages})
        pairs.append(
            Pair(
                groups[a],
                groups[b],
                ", ".join(wording.messages["language"].get(code, code) for code in codes),
                max(contrast.events for contrast in contrasts),
                "; ".join(shared),
                [rows[name] for name in HEADLINE if name in rows],
                [row for name, row in rows.items() if name not in HEADLINE],
            )
        )
    return pairs


def _shared_notes(contrasts: list[Contrast]) -> list[str]:
    """The notes that every compared measure of a pair has."""
    notes = [contrast.note.split("; ") for contrast in contrasts if contrast.ratio is not None and contrast.note]
    return [note for note in notes[0] if all(note in other for other in notes)] if notes else []


def _difference(
    contrast: Contrast, a: Group, b: Group, listings: Mapping[tuple[int, str], Listing], shared: list[str]
) -> Difference:
    name = contrast.measure
    first, second = (Row(g, g.profile.measures.get(name), listings.get((g.number, name))) for g in (a, b))
    note = "; ".join(part for part in contrast.note.split("; ") if part not in shared)
    return Difference(contrast, a, b, first, second, note)
