"""Sentence boundaries, as an array of sentence numbers beside the tokens.

A sentence ends at a line end, or after ``.``, ``!``, ``?`` or ``…`` (and closing marks glued to
it) when a space follows and then something that can begin a sentence. A point after a title
(``Mr.``) ends none; after another abbreviation or a single letter it ends one only before a
capitalised function word, since ``in the U.S. Congress`` goes on and ``in the U.S. The`` does not.
"""

from __future__ import annotations

import numpy as np

from framing.languages.characters import DIGIT, LETTER, character_tables
from framing.languages.words import Tokens

# How many closing marks may stand between the end of a sentence and the space after it: ?»”)
MAX_CLOSERS = 4

# Flags of word forms, as the form table gives them.
TITLE, ABBREVIATION, FUNCTION_WORD = 1, 2, 4


def sentence_numbers(tokens: Tokens, flags: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """Number the sentences of a text.

    Args:
        tokens: the tokens of the text (n of them).
        flags: n word flags (``TITLE``, ``ABBREVIATION``, ``FUNCTION_WORD``), 0 for other tokens.
        lines: the tokens that begin a line, and n where the text ends with one; a sentence ends before each.

    Returns:
        n sentence numbers (int64), from 0, never falling.
    """
    count = len(tokens.start)
    if not count:
        return np.zeros(0, np.int64)
    begins = np.zeros(count + 1, bool)
    following = _last_of_sentence(tokens) + 1
    following = following[following < count]
    possible = ~tokens.glued[following] & _can_begin(tokens, following)
    begins[following[possible]] = True
    points = _points(tokens)
    begins[_after_abbreviation(tokens, flags, points)] = False
    begins[0] = begins[lines] = True
    begins[_after_list_number(tokens, begins, points)] = False
    begins[lines] = True
    begins[0] = begins[count] = True
    first = np.flatnonzero(begins)
    return np.repeat(np.arange(len(first) - 1), np.diff(first))


def _last_of_sentence(tokens: Tokens) -> np.ndarray:
    """Tokens that may be the last of a sentence (some perhaps twice): end marks with the closers glued to them."""
    tables = character_tables()
    code = tokens.code[tokens.marks]
    last = tokens.marks[tables.sentence_end[code]]
    closer = np.zeros(len(tokens.start) + 1, bool)
    closer[tokens.marks] = tables.closer[code] & tokens.glued[tokens.marks]
    for _ in range(MAX_CLOSERS):
        last = last + closer[last + 1]
    return last


def _can_begin(tokens: Tokens, at: np.ndarray) -> np.ndarray:
    """Whether the tokens at these indices can begin a sentence."""
    tables = character_tables()
    # An opening mark or a dash begins a sentence only before a capital letter: «Зачем?» — спросил он.
    for _ in range(2):  # a dash and a quotation mark
        step = tables.opener[tokens.code[at]] & (at + 1 < len(tokens.start))
        at = np.where(step, at + 1, at)
    return tokens.capital[at] | (tables.kind[tokens.code[at]] == DIGIT)


def _after_abbreviation(tokens: Tokens, flags: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Indices of tokens that begin no sentence because the point before them is an abbreviation's."""
    word, following = points - 1, points + 1
    length = tokens.end[word] - tokens.start[word]
    kind = character_tables().kind
    letter = (kind[tokens.code[word]] == LETTER) & tokens.word[word]
    second = tokens.codes[np.minimum(tokens.begin[word] + 1, len(tokens.codes) - 1)]
    short = (letter & ((length == 1) | (second == ord(".")))) | ((flags[word] & ABBREVIATION) != 0)  # U.S, т.е
    title = (flags[word] & TITLE) != 0
    # А. С. Иванов: a letter with its own point is an initial, not the word с.
    beyond = np.minimum(following + 1, len(tokens.start) - 1)
    single = tokens.end[following] - tokens.start[following] == 1
    initial = single & (tokens.code[beyond] == ord(".")) & tokens.glued[beyond]
    starter = tokens.capital[following] & ((flags[following] & FUNCTION_WORD) != 0) & ~initial
    return following[title | (short & ~starter)]


def _after_list_number(tokens: Tokens, begins: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Indices of tokens behind the number that opens a list item: ``1. The first``."""
    word, following = points - 1, points + 1
    number = (character_tables().kind[tokens.code[word]] == DIGIT) & begins[word]
    # Longer numbers are years and figures.
    number &= tokens.end[word] - tokens.start[word] <= 2
    return following[number]


def _points(tokens: Tokens) -> np.ndarray:
    """Indices of the points that are glued to the token before them and have another behind them."""
    points = tokens.marks[(tokens.code[tokens.marks] == ord(".")) & tokens.glued[tokens.marks]]
    return points[(points > 0) & (points + 1 < len(tokens.start))]
