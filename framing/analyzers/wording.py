"""Wording: everything a lexicon entry can mark by itself (loaded, hedge, evidential, frame, …)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from framing.analyzers.marking import Marker
from framing.document import Match
from framing.model import CATEGORIES, REPORTED, Attribution, Finding

# Who passes on what others said: an epithet for those others is then rather the outlet's own.
RELAYS = ("agency", "media")

# The other categories' matches are only candidates: an analyzer of their own judges each where it stands.
PLAIN = frozenset(CATEGORIES) - {"agency", "person", "headline"}


def find_wording(marker: Marker) -> Iterator[Finding]:
    """Every lexicon match that is a finding.

    An evidential within a source phrase is none: the attribution says already where the words come from,
    and whether from somebody with a name. Two kinds stay the outlet's own within reported speech: a
    distancing marker (nobody calls his own plan a so-called plan), and a loaded word in the reporting
    clause of a statement that an agency passes on.
    """
    relayed = _reaches(_relayed_clauses(marker.attributions))
    sources = _reaches((span.start, span.end) for attribution in marker.attributions for span in attribution.source)
    voices, mark = marker.voices, marker.mark
    for match in marker.document.matches:
        entry = match.entry
        if entry.category == "evidential" and _within(match, sources):
            continue  # "a source close to the talks said": the attribution has it, as one without a name
        if entry.category in PLAIN:
            own = voices[match.first] == REPORTED and (
                entry.category == "distancing" or (entry.category == "loaded" and _within(match, relayed))
            )
            voice = "outlet" if own else ""
            yield mark(match.first, match.stop, entry.category, entry.concept, entry.strength, entry.id, voice)


def _relayed_clauses(attributions: tuple[Attribution, ...]) -> Iterator[tuple[int, int]]:
    """The reporting clauses (source, cue and what stands before the content) of statements an agency passes on."""
    for attribution in attributions:
        if attribution.parent is None or attributions[attribution.parent].source_type not in RELAYS:
            continue
        spans = (*attribution.source, *attribution.cue)
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        following = [span.start for span in attribution.content if span.start >= end]
        yield start, min(following, default=end)


def _reaches(stretches: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The starts of stretches of text, ascending, and how far what starts there or before reaches."""
    ordered = sorted(stretches)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


def _within(match: Match, stretches: tuple[list[int], list[int]]) -> bool:
    starts, reaches = stretches
    number = bisect_right(starts, match.start)
    return number > 0 and reaches[number - 1] >= match.end
