"""How findings look: a colour, an underline and a letter for each category, and the words around them.

Colour is never the only sign. The colours are those of Okabe and Ito, which people with any kind of
colour blindness tell apart; text stays black (white in the dark) on a light tint of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from framing.model import VOICES, Finding

if TYPE_CHECKING:
    from framing.analysis import Analysis

NO_CARDS: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
# Control characters say something to terminals and break XML; each is shown as one replacement
# character, so that offsets stay. Tabs and newlines are text.
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}

OKABE_ITO: Mapping[str, str] = MappingProxyType(
    {
        "orange": "#E69F00",
        "sky": "#56B4E9",
        "green": "#009E73",
        "yellow": "#F0E442",
        "blue": "#0072B2",
        "vermillion": "#D55E00",
        "purple": "#CC79A7",
        "grey": "#8A8A8A",
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """A category's letter (as in ``lexicons/concepts.toml``), colour and kind of underline."""

    letter: str
    color: str
    line: str


# Alike in colour: what says much the same. No two categories share both colour and underline.
LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "loaded": Look("L", "vermillion", "solid"),
        "naming": Look("N", "vermillion", "double"),
        "hedge": Look("H", "sky", "dotted"),
        "evidential": Look("E", "sky", "dashed"),
        "distancing": Look("D", "purple", "wavy"),
        "scare_quote": Look("Q", "purple", "double"),
        "booster": Look("B", "orange", "solid"),
        "absolutist": Look("A", "orange", "dashed"),
        "presupposition": Look("P", "green", "dotted"),
        "moral": Look("M", "green", "solid"),
        "agency": Look("G", "yellow", "dashed"),
        "person": Look("I", "yellow", "solid"),
        "headline": Look("T", "blue", "solid"),
        "frame": Look("F", "grey", "dotted"),
    }
)
OTHER = Look("?", "grey", "wavy")

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "voice.outlet": "outlet's own voice",
        "voice.reported": "reported speech",
        "voice.quoted": "quoted speech",
        "region.title": "Title",
        "region.body": "Text",
        "region.title_duplicate": "Title repeated, not scored",
        "region.caption": "Caption, not scored",
        "region.dateline": "Dateline, not scored",
        "region.tags": "Tags, not scored",
        "region.related": "Links to other articles, not scored",
        "region.boilerplate": "Page furniture, not scored",
        "region.front_matter": "Front matter, not scored",
        "strength": "strength",
    }
)


def label_of(labels: Mapping[str, str], group: str, name: str) -> str:
    """The words for a voice or region, or its id where there are none."""
    return labels.get(f"{group}.{name}", name)


def without_controls(text: str) -> str:
    """The text with each control character replaced by one visible character.

    Example:
        >>> without_controls("a\\x1b[31mb") == "a\\ufffd[31mb"
        True
    """
    return text.translate(_CONTROLS)


def css() -> str:
    """The style of marked text, for light, dark and print; every rule stays under ``.marked`` or ``mark``."""
    tints = "".join(
        f"mark.k-{name} {{ --c: {OKABE_ITO[look.color]}; text-decoration-style: {look.line}; }}\n"
        for name, look in LOOKS.items()
    )
    return f"{_MARK_CSS}{tints}"


_MARK_CSS = """\
mark { --c: #8A8A8A; color: inherit; background: none; text-decoration: underline 2px var(--c);
  text-underline-offset: 3px; text-decoration-skip-ink: none; border-radius: 2px; }
mark.outlet { background: color-mix(in srgb, var(--c) 26%, transparent); padding: 1px 1px 2px; }
/* Tints one upon the other would drown the words; underline and letter tell the inner finding. */
mark.k-frame.outlet, mark.outlet mark.outlet { background: none; padding: 0; }
mark sup { font: 600 .62em/0 system-ui, sans-serif; vertical-align: .55em; user-select: none; }
/* Not an inline block, which would lose the underline but could stand alone on the next line. */
.marked .v-quoted { background: rgba(110, 120, 135, .14); border-radius: 2px; padding: 1px 0; }
.marked .v-reported { font-style: italic; }
.marked .v-reported mark sup { font-style: normal; }
.marked .source { border-bottom: 1px dotted currentColor; }
.marked .cue { border-bottom: 1px solid currentColor; }
.marked .off { color: #6b6862; }
.marked small.why { display: block; font: 600 .68rem/1.6 system-ui, sans-serif; letter-spacing: .04em; }
@media (prefers-color-scheme: dark) {
  mark.outlet { background: color-mix(in srgb, var(--c) 30%, transparent); }
  .marked .off { color: #a19d95; }
}
@media print { mark, .marked .v-quoted { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


def describe(
    finding: Finding, cards: Mapping[str, Mapping[str, Any]] = NO_CARDS, labels: Mapping[str, str] = LABELS
) -> str:
    """One line about a finding: its category, concept, strength where it has one, and voice."""
    parts = [str(cards.get(finding.category, {}).get("name", finding.category)), finding.concept]
    if finding.category == "loaded":
        parts.append(f"{labels.get('strength', 'strength')} {finding.strength}")
    parts.append(label_of(labels, "voice", finding.voice))
    return " · ".join(part for part in parts if part)


def legend(
    analysis: Analysis, cards: Mapping[str, Mapping[str, Any]] = NO_CARDS
) -> list[tuple[str, str, str, Mapping[str, int]]]:
    """The categories found in an article: id, letter, name and how often in each voice, title included.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article, Finding
        >>> found = (Finding(0, 3, "May", "hedge", "modal", "outlet", 1, "en/hedge/modal", "en"),)
        >>> legend(Analysis(Article("May be"), "en", (), (), (), found, (), {}, {}, {}))
        [('hedge', 'H', 'hedge', {'outlet': 1, 'reported': 0, 'quoted': 0})]
    """
    rows: list[tuple[str, str, str, Mapping[str, int]]] = []
    known = [*LOOKS, *sorted({f.category for f in analysis.findings} - {*LOOKS})]
    for category in known:
        found = [f.voice for f in analysis.findings if f.category == category]
        if found:
            card = cards.get(category, {})
            letter = str(card.get("letter", LOOKS[category].letter if category in LOOKS else "?"))
            voices = {voice: found.count(voice) for voice in VOICES}
            rows.append((category, letter, str(card.get("name", category.replace("_", " "))), voices))
    return rows
