"""Second-hand reports: outlet ← agency ← speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from framing.model import Attribution, Span

# Sources that hand on what others said.
RELAYS = ("agency", "media")


def with_chains(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Put the agency between outlet and speaker where a report is second-hand.

    An attribution nested in another's content has that one's speaker before its own. A report given
    with two sources (передаёт агентство со ссылкой на мэрию) passes from the second to the first. An
    agency named once holds for later quotations of the same speaker, until another is named.

    Args:
        attributions: the article's attributions, parents set.
    """
    relay_of: dict[str, str] = {}
    out: list[Attribution] = []
    relays = {other.content: other.entity for other in attributions if other.source_type in RELAYS}
    for attribution in attributions:
        before = _relay(attributions, relays, attribution)
        speaker = attribution.entity
        if before and speaker and before != speaker:
            if attribution.source_type not in RELAYS:
                relay_of[speaker] = before
        elif speaker in relay_of:
            before = relay_of[str(speaker)]
        if before and speaker and before != speaker:
            attribution = replace(attribution, chain=(*attribution.chain[:-1], before, speaker))
        out.append(attribution)
    return tuple(out)


def _relay(
    attributions: Sequence[Attribution], relays: Mapping[tuple[Span, ...], str | None], attribution: Attribution
) -> str | None:
    """Who hands an attribution on: the source it is nested in, or the other source of the same content."""
    if attribution.parent is not None:
        return attributions[attribution.parent].entity
    return relays.get(attribution.content) if attribution.source_type not in RELAYS else None
