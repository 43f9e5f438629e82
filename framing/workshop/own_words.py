"""The words an outlet says in its own voice, with their lemmas and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from framing.analysis import Analysis
from framing.languages import Language, get_language
from framing.languages.characters import fold
from framing.languages.words import tokenize
from framing.model import Span
from framing.profiles import article_id

# Shorter lemmas are hardly ever words a lexicon wants; in all three languages most are pronouns and particles.
LETTERS = 3


@dataclass(frozen=True, slots=True)
class OwnWord:
    """One word in the outlet's own voice.

    ``plain`` says that it is neither a function word nor a number; ``name`` that it has a capital
    which no sentence begins with (``None`` where one does, so that it cannot be told); ``concept`` is that of the
    finding it belongs to, ``"cue"`` where it reports a statement, empty where it is in no lexicon entry.
    """

    start: int
    end: int
    form: str
    lemma: str
    plain: bool
    name: bool | None
    concept: str


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence and its runs of own words; punctuation and other voices end a run."""

    article: str
    text: str
    start: int
    runs: tuple[tuple[OwnWord, ...], ...]


def own_sentences(analysis: Analysis) -> Iterator[OwnSentence]:
    """The sentences of an article with the words that are in the outlet's own voice.

    Args:
        analysis: the analysed article.

    Example:
        >>> from framing.engine import analyze
        >>> sentence = next(own_sentences(analyze('The mayor said that "it rains". ', language="en")))
        >>> [[word.lemma for word in run] for run in sentence.runs]
        [['the', 'mayor', 'say', 'that']]
    """
    language = get_language(analysis.language)
    tokens = tokenize(analysis.text, language.clitics)
    starts, ends = tokens.start.tolist(), tokens.end.tolist()
    other = [False] * len(starts)
    for voiced in analysis.voices:
        a, b = np.searchsorted(tokens.start, (voiced.start, voiced.end)).tolist()
        other[a:b] = [True] * (b - a)
    concepts = _concepts(analysis, tokens.start)
    for sentence in analysis.sentences:
        a, b = np.searchsorted(tokens.start, (sentence.start, sentence.end)).tolist()
        runs: list[list[OwnWord]] = [[]]
        for token in range(a, b):
            if other[token] or not tokens.word[token]:
                runs.append([])
                continue
            form = fold(analysis.text[starts[token] : ends[token]])
            capital = bool(tokens.capital[token])
            name = None if token == a and capital else capital
            runs[-1].append(_word(form, Span(starts[token], ends[token]), name, concepts.get(token, ""), language))
        text = analysis.text[sentence.start : sentence.end]
        yield OwnSentence(article_id(analysis), text, sentence.start, tuple(tuple(run) for run in runs if run))


def _word(form: str, span: Span, name: bool | None, concept: str, language: Language) -> OwnWord:
    readings = language.readings(form)
    lemma = readings[0].lemma if readings else form
    plain = len(lemma) >= LETTERS and form not in language.function_words and lemma not in language.function_words
    return OwnWord(span.start, span.end, form, lemma, plain and not any(c.isdigit() for c in form), name, concept)


def _concepts(analysis: Analysis, starts: np.ndarray) -> dict[int, str]:
    """The concept of every token that the lexicon knows; a loaded word counts as such whatever else it is."""
    found: dict[int, str] = {}
    spans = [(cue, "cue") for attribution in analysis.attributions for cue in attribution.cue]
    ranked = sorted(analysis.findings, key=lambda finding: finding.category == "loaded")
    spans += [(Span(finding.start, finding.end), finding.concept) for finding in ranked]
    for span, concept in spans:
        a, b = np.searchsorted(starts, (span.start, span.end)).tolist()
        found.update(dict.fromkeys(range(a, b), concept))
    return found
