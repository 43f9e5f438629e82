"""Speech that dashes set off: ``— Зачем? — спросил он. — Не надо.``"""

from __future__ import annotations

import numpy as np

from framing.languages.words import Tokens

SPEECH_DASHES = (ord("—"), ord("–"))
SPEECH_ENDS = ",.!?…"  # what stands before a dash that parts speech from narration


def find_dash_speech(text: str, tokens: Tokens, paragraph_of: np.ndarray) -> list[tuple[int, int]]:
    """The half-open token ranges of speech that dashes set off.

    Such a paragraph begins with a dash and a capital letter; a dash behind a comma or the end of a
    sentence leads to narration, the next such dash back to speech. Paragraphs in a row that begin so
    are the turns of a dialogue when one of them has narration, and items of a list otherwise.
    """
    code = tokens.code[tokens.marks]
    dashes = tokens.marks[(code == SPEECH_DASHES[0]) | (code == SPEECH_DASHES[1])]
    before = dashes[dashes + 1 < len(paragraph_of)]
    # Dashes that open a paragraph, before a capital letter.
    opens = ((before == 0) | (paragraph_of[before] != paragraph_of[before - 1])) & tokens.capital[before + 1]
    opening = before[opens]
    if not len(opening):
        return []
    runs = np.split(opening, np.flatnonzero(np.diff(paragraph_of[opening]) != 1) + 1)
    found: list[tuple[int, int]] = []
    for run in runs:
        turns = [_turn(text, tokens, paragraph_of, dashes, first) for first in run.tolist()]
        if any(len(borders) > 2 for borders in turns):
            for borders in turns:
                found.extend(zip(borders[0::2], borders[1::2], strict=False))
    return found


def _turn(text: str, tokens: Tokens, paragraph_of: np.ndarray, dashes: np.ndarray, first: int) -> list[int]:
    """The tokens at which speech, narration and speech again begin in a paragraph, and its end."""
    stop = int(np.searchsorted(paragraph_of, paragraph_of[first], side="right"))
    inner = dashes[slice(*np.searchsorted(dashes, (first + 1, stop)))].tolist()
    # Narration comes once; what follows it is speech to the end, whatever dashes it holds.
    return [first, *[at for at in inner if text[tokens.start[at - 1]] in SPEECH_ENDS][:2], stop]
