"""Reading articles: files and tables in, :class:`framing.model.Article` out, nothing cut, nothing lost silently."""

from framing.corpus.language import detect_language
from framing.corpus.reading import Corpus, read_corpus
from framing.corpus.regions import find_regions

__all__ = ["Corpus", "detect_language", "find_regions", "read_corpus"]
