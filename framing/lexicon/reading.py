"""A text read for matching: words, sentences, paragraphs and quotations as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.languages import get_language
from framing.languages.characters import character_tables
from framing.languages.quotes import Quotes, pair_quotes
from framing.languages.sentences import sentence_numbers
from framing.languages.words import Tokens, tokenize
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.sequence import WordSequence


@dataclass(frozen=True)
class ReadText:
    """A text as arrays with one element a token: ``form`` (int64) are form numbers of a compiled lexicon
    (-1 other), ``sentence`` and ``paragraph`` (int64) numbers that never fall. ``words`` is what patterns
    see, ``word_token`` the token of each of its words.
    """

    tokens: Tokens
    form: np.ndarray
    sentence: np.ndarray
    paragraph: np.ndarray
    quotes: Quotes
    words: WordSequence
    word_token: np.ndarray


def read_text(text: str, borders: Sequence[int], lexicon: CompiledLexicon) -> ReadText:
    """Read a text with the forms of a compiled lexicon.

    Args:
        text: the text, or several joined by line ends.
        borders: where the second and every further of these begins; no quotation crosses them.
        lexicon: the compiled lexicon of its language.
    """
    tokens = tokenize(text, get_language(lexicon.language).clitics)
    form = np.full(len(tokens.start), -1, np.int64)
    word = np.flatnonzero(tokens.word)
    form[word] = lexicon.table.get(tokens.hash[word])
    lines = np.searchsorted(tokens.start, tokens.line_ends)
    sentence = sentence_numbers(tokens, lexicon.flags[form], lines)
    paragraph = _paragraphs(tokens, lines, np.array(borders, np.int64))
    quotes = pair_quotes(text, tokens, paragraph)
    words, word_token = _word_sequence(text, tokens, form, sentence, quotes)
    return ReadText(tokens, form, sentence, paragraph, quotes, words, word_token)


def _paragraphs(tokens: Tokens, lines: np.ndarray, borders: np.ndarray) -> np.ndarray:
    """Paragraph numbers, dense within a segment; a border between segments leaves one number out."""
    count = len(tokens.start)
    # However many line ends stand before a token, they make one new paragraph.
    lines = lines[np.append(lines[:1] > 0, lines[1:] != lines[:-1])]
    begins = np.sort(np.concatenate((lines, np.searchsorted(tokens.start, borders))))
    return np.repeat(np.arange(len(begins) + 1), np.diff(begins, prepend=0, append=count))


def _word_sequence(
    text: str, tokens: Tokens, form: np.ndarray, sentence: np.ndarray, quotes: Quotes
) -> tuple[WordSequence, np.ndarray]:
    """Words and quotation marks, with the breaks between them counted."""
    tables = character_tables()
    code = tokens.code[tokens.marks]
    quote, comma = tables.quote[code], tables.comma[code]
    # A single mark that belongs to no quotation is an apostrophe: neither a token nor a break.
    paired = np.zeros(len(tokens.start), bool)
    paired[quotes.first] = paired[quotes.stop - 1] = True
    stray = tables.single[code] & ~paired[tokens.marks]
    kept = quote & ~stray
    seen = tokens.word.copy()
    seen[tokens.marks[kept]] = True
    token = np.flatnonzero(seen)
    # The number of the word that follows each mark that patterns do not see.
    unseen = np.flatnonzero(~kept)
    following = tokens.marks[unseen] - np.arange(len(unseen))
    commas, hards = following[comma[unseen]], following[~(comma | quote)[unseen]]
    within = sentence[token]
    # A new sentence is a hard break too.
    breaks = np.zeros(len(token) + 1, np.int64)
    breaks[hards] = 1
    breaks[1:-1] |= within[1:] != within[:-1]
    passed = np.bincount(commas, minlength=len(token) + 1)
    words = WordSequence(
        text=text,
        tokens=tokens,
        token=token,
        form=form[token],
        capital=tokens.capital[token],
        quote=~tokens.word[token],
        broken=((breaks > 0) | (passed > 0))[:-1],
        hard=np.cumsum(breaks[:-1]),
        comma=np.cumsum(passed[:-1]),
        sentence=within,
    )
    words.broken[:1] = True
    return words, token
