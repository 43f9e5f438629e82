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
    """A text as arrays with one element a token: ``form`` (int32) are form numbers of a compiled lexicon
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
    form = np.full(len(tokens.start), -1, np.int32)
    form[tokens.word] = lexicon.table.get(tokens.hash[tokens.word])
    sentence = sentence_numbers(tokens, lexicon.flags[form], tokens.line_ends)
    paragraph = _paragraphs(tokens, np.array(borders, np.int64))
    quotes = pair_quotes(text, tokens, paragraph)
    words, word_token = _word_sequence(text, tokens, form, sentence, quotes)
    return ReadText(tokens, form, sentence, paragraph, quotes, words, word_token)


def _paragraphs(tokens: Tokens, borders: np.ndarray) -> np.ndarray:
    """Paragraph numbers, dense within a segment; a border between segments leaves one number out."""
    step = np.zeros(len(tokens.start) + 1, np.int64)
    step[np.searchsorted(tokens.start, tokens.line_ends)] = 1
    if len(step) > 1:
        step[0] = 0
    np.add.at(step, np.searchsorted(tokens.start, borders), 1)
    return np.cumsum(step[:-1])


def _word_sequence(
    text: str, tokens: Tokens, form: np.ndarray, sentence: np.ndarray, quotes: Quotes
) -> tuple[WordSequence, np.ndarray]:
    """Words and quotation marks, with the breaks between them counted."""
    tables = character_tables()
    quote = tables.quote[tokens.code] & ~tokens.word
    single = tables.single[tokens.code] & ~tokens.word
    # A single mark that belongs to no quotation is an apostrophe: neither a token nor a break.
    paired = np.zeros(len(single), bool)
    paired[quotes.first] = paired[quotes.stop - 1] = True
    stray = single & ~paired
    comma = tables.comma[tokens.code] & ~tokens.word
    hard = ~tokens.word & ~quote & ~comma
    token = np.flatnonzero(tokens.word | (quote & ~stray))
    # A new sentence is a hard break too.
    hards, commas = (np.cumsum(hard) + sentence)[token], np.cumsum(comma)[token]
    breaks = hards + commas
    words = WordSequence(
        text=text,
        start=tokens.start[token],
        end=tokens.end[token],
        codes=tokens.codes,
        begin=tokens.begin[token],
        finish=tokens.finish[token],
        form=form[token],
        capital=tokens.capital[token],
        quote=quote[token],
        broken=np.concatenate(([True], breaks[1:] != breaks[:-1])) if len(breaks) else np.zeros(0, bool),
        hard=hards,
        comma=commas,
        sentence=sentence[token],
    )
    return words, token
