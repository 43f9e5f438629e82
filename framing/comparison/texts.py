"""Articles as the comparison reads them: words with voice and place, sentences, and what ties texts together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from framing.analysis import Analysis
from framing.comparison.names import combine_numbers, name_key, number_of
from framing.comparison.results import Passage
from framing.languages import get_language
from framing.languages.characters import fold
from framing.languages.words import tokenize
from framing.model import SCORED_REGIONS, Region
from framing.profiles import article_id

# Lemmas are compared by so many first letters, so that a noun meets its verb (discussion, discussed).
STEM = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an article: its place, folded form, voice, region, sentence (-1: none), and whether it is a name.

    ``name`` is true for a capital letter that does not stand at the beginning of a sentence or of a quotation.
    """

    start: int
    end: int
    form: str
    voice: str
    region: str
    sentence: int
    name: bool


@dataclass(frozen=True)
class ArticleText:
    """An article with its words, as all texts of a comparison are read once."""

    id: str
    group: str
    analysis: Analysis
    words: tuple[Word, ...]

    @property
    def language(self) -> str:
        """The article's language."""
        return self.analysis.language

    def passage(self, start: int, end: int) -> Passage:
        """The passage from ``start`` to ``end``, with the sentence its beginning stands in."""
        text, spans = self.analysis.text, self.analysis.sentences
        at = bisect_right(spans, start, key=lambda span: span.start) - 1
        inside = at >= 0 and start < spans[at].end
        sentence = text[spans[at].start : spans[at].end] if inside else ""
        return Passage(self.id, self.group, start, end, text[start:end], sentence)

    def between(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin in a stretch of the text."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        return self.words[first : bisect_left(self.words, end, lo=first, key=lambda word: word.start)]


def read_texts(named: Iterable[tuple[str, Analysis]]) -> tuple[ArticleText, ...]:
    """Read the words of analyses.

    Args:
        named: the name of a group with each of its analyses.

    Returns:
        One text an analysis, sorted by id, so that results do not depend on the order of articles.

    Example:
        >>> from framing.model import Article
        >>> (text,) = read_texts([("Dawn", Analysis(Article("So Ann Dole left.", id="a"), "en", (), (), (), (), (),
        ...     {}, {}, {}))])
        >>> [(word.form, word.name) for word in text.words]
        [('so', False), ('ann', True), ('dole', True), ('left', False)]
    """
    texts = [ArticleText(article_id(a), group, a, tuple(_words(a))) for group, a in named]
    return tuple(sorted(texts, key=lambda text: (text.id, text.group, text.analysis.text)))


def _words(analysis: Analysis) -> Iterable[Word]:
    text, voices, sentences = analysis.text, analysis.voices, analysis.sentences
    regions = analysis.regions or (Region(0, len(text), "body", analysis.language),)
    clitics = get_language(analysis.language).clitics
    voice_starts, sentence_starts = [v.start for v in voices], [s.start for s in sentences]
    for region in regions:
        if region.kind not in SCORED_REGIONS or region.language != analysis.language:
            continue
        tokens = tokenize(text[region.start : region.end], clitics)
        fresh = True  # whether the next word begins a sentence or a quotation
        last = -2
        rows = zip(
            tokens.start.tolist(), tokens.end.tolist(), tokens.word.tolist(), tokens.capital.tolist(), strict=True
        )
        for a, b, is_word, capital in rows:
            start, end = a + region.start, b + region.start
            if not is_word:
                fresh = fresh or text[start] in '"“„«»”.!?…:—–'
                continue
            at = bisect_right(voice_starts, start) - 1
            voice = voices[at].voice if at >= 0 and start < voices[at].end else "outlet"
            sentence = bisect_right(sentence_starts, start) - 1
            sentence = sentence if sentence >= 0 and start < sentences[sentence].end else -1
            begins = fresh or (sentence != last and sentence >= 0)
            yield Word(start, end, fold(text[start:end]), voice, region.kind, sentence, bool(capital) and not begins)
            fresh, last = False, sentence


@lru_cache(maxsize=100_000)
def lemma_of_word(form: str, language: str) -> str:
    """The likeliest lemma of a folded form: all case forms of a word become one."""
    readings = get_language(language).readings(form)
    return readings[0].lemma if readings else form


@lru_cache(maxsize=100_000)
def stem(form: str, language: str) -> str:
    """What a content word is compared by within a language; empty for function words and single letters.

    Example:
        >>> stem("discussed", "en") == stem("discussion", "en"), stem("the", "en")
        (True, '')
    """
    words = get_language(language)
    if form in words.function_words or len(form) < 2 or not form[0].isalnum():
        return ""
    # Twice, because a dictionary may stop half way: meetings, meeting, meet.
    lemma = lemma_of_word(lemma_of_word(form, language), language)
    return "" if lemma in words.function_words else lemma[:STEM]


@lru_cache(maxsize=100_000)
def sound(form: str, language: str) -> str:
    """What a word is compared by across languages: its consonants, from five letters on (others look alike by chance).

    Example:
        >>> sound("катастрофе", "ru") == sound("catastrophe", "en")
        True
    """
    return name_key(form) if stem(form, language) and len(form) >= 5 else ""


def anchors_of(words: Sequence[Word], language: str) -> list[str]:
    """What a stretch of text shares with its translation: names (``PSKV``) and numbers (``41``), in order.

    Numbers below 2 are left out: *one* is a word like any other.

    Example:
        >>> from framing.model import Article
        >>> (text,) = read_texts([("", Analysis(Article("In Sarn, sixty-one boats.", id="a"), "en", (), (), (), (), (),
        ...     {}, {}, {}))])
        >>> anchors_of(text.words, "en")
        ['SRN', '61']
    """
    found: list[str] = []
    numbers: list[int] = []
    for word in words:
        value = number_of(word.form, language)
        if value is not None:
            numbers.append(value)
            continue
        if numbers:
            found.append(str(combine_numbers(numbers)))
            numbers = []
        if word.name and len(key := name_key(word.form)) >= 2:
            found.append(key.upper())  # a name and a number never look alike, nor a name and a sound
    if numbers:
        found.append(str(combine_numbers(numbers)))
    return [anchor for anchor in found if anchor not in ("0", "1")]
