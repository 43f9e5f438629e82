"""Articles analysed: ``analyze`` one, ``analyze_corpus`` many; the same code serves both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from framing.analysis import Analysis
from framing.analyzers import ANALYZERS, Marker
from framing.analyzers.translation import translation_warnings
from framing.attribution import find_attributions, token_voices, voiced_spans
from framing.batch import SEPARATOR, Segment, parse_batch
from framing.corpus.language import detect_language
from framing.counting import count_findings, exposure_of
from framing.document import Document
from framing.errors import FramingError, UnknownLanguage
from framing.lexicon import Lexicon, load_lexicon
from framing.model import LANGUAGES, SCORED_REGIONS, Article, Region, Skipped, Span

# Characters a batch gathers before it is parsed: smaller batches pay more for each call on their
# arrays, larger ones no longer fit the processor's cache.
BATCH_CHARACTERS = 1 << 18
IN_ORDER = attrgetter("start", "end", "category", "concept")  # of findings


def analyze(
    text: str | Article,
    language: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    lexicon: Lexicon | None = None,
) -> Analysis:
    """Analyse one article.

    Args:
        text: the text, analysed as it is (one body region), or an ``Article`` with its regions.
        language: ``"en"``, ``"ru"`` or ``"uk"``; told from the text when not given.
        outlet: the outlet's name, for the record.
        title: the title, for the record; only a title region is analysed.
        lexicon: the lexicon to use; the shipped one when not given.

    Returns:
        The findings, attributions and figures, with offsets into the text.

    Raises:
        UnknownLanguage: if the language is not supported or cannot be told.

    Example:
        >>> a = analyze("The talks may resume, officials said.", language="en")
        >>> [(finding.text, finding.voice) for finding in a.findings if finding.category == "hedge"]
        [('may', 'reported')]
    """
    article = text if isinstance(text, Article) else Article(text=text)
    article = replace(
        article,
        language=language if language is not None else article.language,
        outlet=outlet if outlet is not None else article.outlet,
        title=title if title is not None else article.title,
    )
    return next(_analyzed([article], lexicon or load_lexicon()))


def analyze_corpus(articles: Iterable[Article], lexicon: Lexicon | None = None, jobs: int = 1) -> AnalyzedCorpus:
    """Analyse many articles, streaming: batches are read, analysed and handed on in order.

    Args:
        articles: any iterable, such as ``read_corpus`` gives; it is never held as a whole.
        lexicon: the lexicon to use; the shipped one when not given.
        jobs: how many processes analyse batches side by side.

    Returns:
        An iterator of analyses; its ``skipped`` lists the articles that could not be analysed, and why.

    Raises:
        FramingError: if ``jobs`` is less than 1.

    Example:
        >>> articles = [Article(text="Nobody knows yet.", language="en", id="a")]
        >>> [analysis.article.id for analysis in analyze_corpus(articles)]
        ['a']
    """
    if jobs < 1:
        raise FramingError(f"{jobs} processes cannot analyse anything.", "Use jobs=1 or more.")
    return AnalyzedCorpus(articles, lexicon or load_lexicon(), jobs)


class AnalyzedCorpus(Iterator[Analysis]):
    """Analyses in the order of their articles; ``skipped`` fills while they are read."""

    def __init__(self, articles: Iterable[Article], lexicon: Lexicon, jobs: int):
        self.skipped: list[Skipped] = []
        batches = _batches(self._usable(articles))
        self._results: Iterator[Analysis | Skipped]
        if jobs == 1:
            self._results = (result for batch in batches for result in _isolated(batch, lexicon))
        else:
            self._results = _analyzed_in_processes(batches, lexicon, jobs)

    def __next__(self) -> Analysis:
        while isinstance(result := next(self._results), Skipped):
            self.skipped.append(result)
        return result

    def _usable(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Articles whose language is known; the others are listed as skipped."""
        for article in articles:
            try:
                yield replace(article, language=_language(article))
            except UnknownLanguage as error:
                self.skipped.append(Skipped(article.id, "", error.problem, error.remedy))


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    gathered = 0
    for article in articles:
        batch.append(article)
        gathered += len(article.text)
        if gathered >= BATCH_CHARACTERS:
            yield batch
            batch, gathered = [], 0
    if batch:
        yield batch


def _analyzed_in_processes(
    batches: Iterator[list[Article]], lexicon: Lexicon, jobs: int
) -> Iterator[Analysis | Skipped]:
    """Analyse batches in worker processes, in order, never more than two a worker in flight."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # Fresh interpreters: forking a process that has threads (numpy's, a notebook's) can hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        flying: deque[Future[list[Analysis | Skipped]]] = deque()
        for batch in batches:
            flying.append(pool.submit(_isolated, batch, lexicon))
            if len(flying) >= 2 * jobs:
                yield from flying.popleft().result()
        while flying:
            yield from flying.popleft().result()


def _isolated(articles: list[Article], lexicon: Lexicon) -> list[Analysis | Skipped]:
    """Analyse a batch; where that fails, article by article, so that one that no rule foresaw spoils no other."""
    try:
        return list(_analyzed(articles, lexicon))
    except Exception as error:
        if len(articles) == 1:
            reason = f"it cannot be analysed: {type(error).__name__}: {error}"
            return [Skipped(articles[0].id, "", reason, "Report it with the text.")]
    return [result for article in articles for result in _isolated([article], lexicon)]


def _language(article: Article) -> str:
    """The article's language, told from its text where it is not given."""
    language = article.language or detect_language(article.text)
    if language not in LANGUAGES:
        what = "cannot be told" if article.language is None else f"{article.language!r} is not supported"
        raise UnknownLanguage(f"The language {what}.", f"Give one of: {', '.join(LANGUAGES)}.")
    return language


def _analyzed(articles: Sequence[Article], lexicon: Lexicon) -> Iterator[Analysis]:
    """Analyse one batch: parsed together by language, handed on in order."""
    articles = [a if a.language in LANGUAGES else replace(a, language=_language(a)) for a in articles]
    documents: dict[int, Document] = {}
    for language in dict.fromkeys(article.language for article in articles):
        chosen = [number for number, article in enumerate(articles) if article.language == language]
        documents.update(
            zip(chosen, parse_articles([articles[n] for n in chosen], str(language), lexicon), strict=True)
        )
    for number in range(len(articles)):
        yield _analysis(documents[number])


def parse_articles(articles: list[Article], language: str, lexicon: Lexicon) -> list[Document]:
    """Parse articles of one language as one batch: words, sentences, quotations and lexicon matches."""
    texts: list[str] = []
    segments: list[Segment] = []
    base = 0
    everything = [a.regions or (Region(0, len(a.text), "body", language),) for a in articles]
    for number, regions in enumerate(everything):
        for region in regions:
            if region.kind in SCORED_REGIONS and region.language == language:
                text = articles[number].text[region.start : region.end]
                segments.append(Segment(number, region, region.start, base, len(text)))
                texts.append(text)
                base += len(text) + len(SEPARATOR)
    batch = parse_batch(texts, segments, lexicon.compiled(language))
    mine: list[list[Segment]] = [[] for _ in articles]
    for segment in segments:
        mine[segment.article].append(segment)
    return [
        Document(article, language, regions, batch, tuple(found), _left_out(article, regions, language))
        for article, regions, found in zip(articles, everything, mine, strict=True)
    ]


def _left_out(article: Article, regions: Sequence[Region], language: str) -> tuple[str, ...]:
    """Warnings about body blocks in another language, which are not scored."""
    foreign = [r for r in regions if r.kind in SCORED_REGIONS and r.language != language]
    return tuple(
        f"left out: {r.end - r.start} characters of the {r.kind} at {r.start} are in another language ({r.language})"
        for r in foreign
    )


def _analysis(document: Document) -> Analysis:
    attributions = find_attributions(document)
    voices = token_voices(document, attributions)
    marker = Marker(document, attributions, voices)
    findings = [finding for analyzer in ANALYZERS for finding in analyzer(marker)]
    findings.sort(key=IN_ORDER)
    exposure = exposure_of(document, voices)
    counts, rates = count_findings(findings, exposure)
    return Analysis(
        article=document.article,
        language=document.language,
        regions=document.regions,
        sentences=document.sentences,
        quotes=tuple(Span(quote.start, quote.end) for quote in document.quotes if quote.depth == 0),
        findings=tuple(findings),
        attributions=attributions,
        counts=counts,
        exposure=exposure,
        rates=rates,
        voices=voiced_spans(document, voices),
        warnings=(*document.article.warnings, *document.warnings, *translation_warnings(document)),
    )
