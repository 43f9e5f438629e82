"""Wording: everything a lexicon entry can mark by itself (loaded, hedge, evidential, frame, …)."""

from __future__ import annotations

from collections.abc import Iterator

from framing.analyzers.marking import Marker
from framing.model import CATEGORIES, REPORTED, Finding


def find_wording(marker: Marker) -> Iterator[Finding]:
    """Every lexicon match that is a finding.

    A distancing marker within reported speech is the outlet's own: nobody calls his own plan
    a so-called plan.
    """
    for match in marker.document.matches:
        entry = match.entry
        if entry.category in CATEGORIES:
            own = entry.category == "distancing" and marker.voices[match.first] == REPORTED
            yield marker.mark(
                match.first,
                match.stop,
                entry.category,
                entry.concept,
                entry.strength,
                entry.id,
                "outlet" if own else "",
            )
