"""Headlines that name a speaker without a verb: ``Ministry: talks go on``."""

from __future__ import annotations

from framing.attribution.clauses import Draft, trimmed
from framing.attribution.units import Unit
from framing.document import Match
from framing.lexicon.schema import Entry

# A speaker before the colon of a headline is short; a longer phrase is a topic.
MAX_SPEAKER = 5
COLON = Entry(id="headline_colon", language="", category="cue", concept="cue.say", patterns=(), stance="neutral")


def read_headline(unit: Unit) -> Draft | None:
    """Read ``Speaker: claim`` in a title.

    Args:
        unit: a unit without other attributions.

    Returns:
        The attribution, its cue the colon; ``None`` when this is no such headline.
    """
    document = unit.document
    if document.region_of[unit.first] != "title":
        return None
    colon = next((token for token in range(unit.first, unit.stop) if unit.word(token) == ":"), None)
    if colon is None or not 1 <= colon - unit.first <= MAX_SPEAKER:
        return None
    if not any(unit.first <= noun.first < colon for noun in unit.nouns):
        return None
    cue = Match(document.start[colon], document.end[colon], colon, colon + 1, COLON)
    content = trimmed(unit, (colon + 1, unit.stop))
    return Draft(cue, (unit.first, colon), (content,), unit) if content[0] < content[1] else None
