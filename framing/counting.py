"""An article's figures: words and findings by voice, and rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from framing.document import Document
from framing.model import CATEGORIES, VOICES, Finding


def exposure_of(document: Document, voices: bytearray) -> dict[str, int]:
    """The words of the body by voice.

    Args:
        document: the parsed article.
        voices: one voice a token, as ``token_voices`` gives them.
    """
    counted = document.batch.tokens.word[document.first : document.stop]
    if any(segment.region.kind != "body" for segment in document.segments):
        counted = counted & np.array([kind == "body" for kind in document.region_of])
    words = (
        np.bincount(np.frombuffer(voices, np.uint8)[counted], minlength=len(VOICES)) if voices else (0,) * len(VOICES)
    )
    return dict(zip(VOICES, map(int, words), strict=True))


def count_findings(
    findings: Sequence[Finding], exposure: Mapping[str, int]
) -> tuple[dict[str, dict[str, int]], dict[str, float]]:
    """Counts by category and voice, and rates per 1,000 own-voice words, of the findings in the body.

    Args:
        findings: the findings of an article; those outside the body do not count.
        exposure: the words of the body by voice.
    """
    counts = {category: dict.fromkeys(VOICES, 0) for category in CATEGORIES}
    weight = dict.fromkeys(CATEGORIES, 0)
    for finding in findings:
        if finding.region == "body":
            counts[finding.category][finding.voice] += 1
            if finding.voice == "outlet":
                weight[finding.category] += finding.strength if finding.category == "loaded" else 1
    own = exposure.get("outlet", 0)
    return counts, {category: 1000 * weight[category] / own if own else 0.0 for category in CATEGORIES}
