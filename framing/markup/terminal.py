"""An analysed article for a terminal: the same marks, letters and voices, without a browser."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING, Any

from framing.markup.looks import LABELS, LOOKS, NO_CARDS, OKABE_ITO, OTHER, legend, without_controls
from framing.markup.segments import segments
from framing.model import SCORED_REGIONS, VOICES

if TYPE_CHECKING:
    from rich.text import Text

    from framing.analysis import Analysis

# Wide enough for a table of words by voice where the output is no terminal.
_WIDTH = 100


def to_text(analysis: Analysis, *, color: bool = True, cards: Mapping[str, Mapping[str, Any]] = NO_CARDS) -> Text:
    """The article as rich text: findings on their colour (or in braces) with the category's letter behind them.

    Args:
        analysis: the analysed article.
        color: mark by colours; else by braces, ``{regime|L}``, with the voice where it is not the outlet's.
        cards: category cards by id, for their letters.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article, Finding
        >>> found = (Finding(4, 10, "regime", "loaded", "label.regime", "outlet", 2, "en/loaded", "en"),)
        >>> print(to_text(Analysis(Article("The regime fell."), "en", (), (), (), found, (), {}, {}, {}), color=False))
        The {regime|L} fell.
    """
    from rich.text import Text

    text = Text()
    for segment in segments(analysis):
        starting = [n for n in segment.findings if analysis.findings[n].start == segment.start]
        ending = [n for n in reversed(segment.findings) if analysis.findings[n].end == segment.end]
        if not color:
            text.append("{" * len(starting))
        words = without_controls(analysis.text[segment.start : segment.end])
        text.append(words, style=_style(analysis, segment) if color else "")
        for n in ending:
            finding = analysis.findings[n]
            letter = str(cards.get(finding.category, {}).get("letter", LOOKS.get(finding.category, OTHER).letter))
            voice = "" if finding.voice == "outlet" else f" {finding.voice}"
            text.append(f"[{letter}]" if color else f"|{letter}{voice}}}", style="dim" if color else "")
    return text


def _style(analysis: Analysis, segment: Any) -> str:
    """The rich style of a segment: fill for the outlet's own findings, underline for the others."""
    if segment.region not in SCORED_REGIONS:
        return "dim"
    voice = {"reported": "italic", "quoted": "bright_black"}.get(segment.voice, "")
    if not segment.findings:
        return f"{voice} bold".strip() if segment.region == "title" else voice
    # The shortest finding is the one on top, as in nested HTML marks.
    finding = analysis.findings[segment.findings[-1]]
    color = OKABE_ITO[LOOKS.get(finding.category, OTHER).color]
    if finding.voice != "outlet":
        return f"underline {voice}".strip()
    return f"black on {color}"


def to_terminal(analysis: Analysis, *, color: bool = True, cards: Mapping[str, Mapping[str, Any]] = NO_CARDS) -> str:
    """The marked article with its figures by voice, ready to print.

    Args:
        analysis: the analysed article.
        color: with colours for a terminal, or as plain text for files and pipes.
        cards: category cards by id, for names and letters.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article
        >>> print(to_terminal(Analysis(Article("Calm."), "en", (), (), (), (), (), {}, {"outlet": 1}, {}), color=False))
        Calm.
        <BLANKLINE>
        Words: outlet's own voice 1, reported speech 0, quoted speech 0.
        No findings.
    """
    from rich.console import Console
    from rich.text import Text

    buffer = StringIO()
    console = Console(
        file=buffer,
        force_terminal=color,
        color_system="truecolor" if color else None,
        highlight=False,
        width=None if color else _WIDTH,
        legacy_windows=False,
    )
    console.print(to_text(analysis, color=color, cards=cards), soft_wrap=not color)
    console.print()
    words = ", ".join(f"{LABELS[f'voice.{voice}']} {analysis.exposure.get(voice, 0)}" for voice in VOICES)
    console.print(Text(f"Words: {words}."), soft_wrap=True)
    rows = legend(analysis, cards)
    if not rows:
        console.print("No findings.")
    for category, letter, name, voices in rows:
        found = ", ".join(f"{LABELS[f'voice.{voice}']} {voices[voice]}" for voice in VOICES if voices[voice])
        style = f"black on {OKABE_ITO[LOOKS.get(category, OTHER).color]}" if color else ""
        console.print(Text.assemble((f" {letter} ", style), f" {name}: {found}"), soft_wrap=True)
    for warning in analysis.warnings:
        console.print(Text(f"Note: {without_controls(warning)}"), soft_wrap=True)
    return buffer.getvalue().rstrip("\n")
