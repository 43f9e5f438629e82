"""The words an outlet says in its own voice, with their lemmas and where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from framing.analysis import Analysis
from framing.languages import Language, get_language
from framing.languages.characters import fold
from framing.languages.words import tokenize
from framing.model import Span
from framing.profiles import article_id

# Shorter lemmas are hardly ever words a lexicon wants; in all three languages most are pronouns and particles.
LETTERS = 3

Term = tuple[str, ...]  # the lemmas of a word, or of two neighbouring ones


@dataclass(frozen=True, slots=True)
class OwnWord:
    """One word in the outlet's own voice.

    ``plain`` says that it is neither a function word nor a number; ``name`` that it has a capital
    which no sentence begins with (``None`` where one does, so that it cannot be told); ``category`` and
    ``concept`` are those of the finding it belongs to, ``"cue"`` where it reports a statement, empty where no
    entry knows it.
    """

    start: int
    end: int
    form: str
    lemma: str
    plain: bool
    name: bool | None
    category: str
    concept: str


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence and its runs of own words; punctuation and other voices end a run."""

    article: str
    text: str
    start: int
    runs: tuple[tuple[OwnWord, ...], ...]


@dataclass(frozen=True)
class Use:
    """One use of a term: its sentence, and its words in it."""

    sentence: OwnSentence
    words: tuple[OwnWord, ...]


@dataclass(frozen=True)
class Voice:
    """What a group says in its own voice: uses by term, counts of each article, own words."""

    uses: Mapping[Term, Sequence[Use]]
    counts: Sequence[Mapping[Term, int]]
    size: int


def own_sentences(analysis: Analysis) -> Iterator[OwnSentence]:
    """The sentences of an article's body with the words that are in the outlet's own voice.

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
    titles = [region for region in analysis.regions if region.kind != "body"]
    for sentence in analysis.sentences:
        if any(region.start <= sentence.start < region.end for region in titles):
            continue
        a, b = np.searchsorted(tokens.start, (sentence.start, sentence.end)).tolist()
        runs: list[list[OwnWord]] = [[]]
        for token in range(a, b):
            if other[token] or not tokens.word[token]:
                runs.append([])
                continue
            form = fold(analysis.text[starts[token] : ends[token]])
            capital = bool(tokens.capital[token])
            name = None if token == a and capital else capital
            runs[-1].append(
                _word(form, Span(starts[token], ends[token]), name, concepts.get(token, ("", "")), language)
            )
        text = analysis.text[sentence.start : sentence.end]
        yield OwnSentence(article_id(analysis), text, sentence.start, tuple(tuple(run) for run in runs if run))


def _word(form: str, span: Span, name: bool | None, known: tuple[str, str], language: Language) -> OwnWord:
    readings = language.readings(form)
    lemma = readings[0].lemma if readings else form
    plain = len(lemma) >= LETTERS and form not in language.function_words and lemma not in language.function_words
    plain = plain and not any(character.isdigit() for character in form)
    return OwnWord(span.start, span.end, form, lemma, plain, name, *known)


def _concepts(analysis: Analysis, starts: np.ndarray) -> dict[int, tuple[str, str]]:
    """Category and concept of every token that is known; a loaded word counts as such whatever else it is."""
    found: dict[int, tuple[str, str]] = {}
    spans = [(cue, ("cue", "cue")) for attribution in analysis.attributions for cue in attribution.cue]
    ranked = sorted(analysis.findings, key=lambda finding: finding.category == "loaded")
    spans += [(Span(finding.start, finding.end), (finding.category, finding.concept)) for finding in ranked]
    for span, known in spans:
        a, b = np.searchsorted(starts, (span.start, span.end)).tolist()
        found.update(dict.fromkeys(range(a, b), known))
    return found


def listen(articles: Iterable[Iterable[OwnSentence]]) -> Voice:
    """Gather what a group of articles says: every word, and every pair of neighbouring words, that is plain."""
    uses: defaultdict[Term, list[Use]] = defaultdict(list)
    counts = []
    size = 0
    for article in articles:
        here: Counter[Term] = Counter()
        for sentence in article:
            for run in sentence.runs:
                size += len(run)
                single = [(word,) for word in run if word.plain]
                double = [(a, b) for a, b in pairwise(run) if a.plain and b.plain]
                for words in (*single, *double):
                    term = tuple(word.lemma for word in words)
                    uses[term].append(Use(sentence, words))
                    here[term] += 1
        counts.append(here)
    return Voice(uses, counts, size)
