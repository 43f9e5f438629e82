"""How news is worded: by article, by outlet and by language (English, Russian, Ukrainian).

The whole public interface is the names below. Each is imported when it is first used, so that
``import framing`` costs next to nothing and nobody waits for libraries they do not need.

Example:
    >>> import framing
    >>> analysis = framing.analyze("Officials said the talks would go on.", language="en")
    >>> [analysis.text[span.start : span.end] for span in analysis.attributions[0].cue]
    ['said']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.comparison import compare
    from framing.corpus import read_corpus
    from framing.engine import analyze, analyze_corpus
    from framing.errors import FramingError, LexiconError, UnknownLanguage
    from framing.learning import score_sentences
    from framing.lexicon import load_lexicon
    from framing.model import Article, Attribution, Finding, Region, Span
    from framing.profiles import profile
    from framing.report import write_report

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "Finding",
    "FramingError",
    "LexiconError",
    "Region",
    "Span",
    "UnknownLanguage",
    "analyze",
    "analyze_corpus",
    "compare",
    "load_lexicon",
    "profile",
    "read_corpus",
    "score_sentences",
    "write_report",
]

# Where each public name lives. No module of the package may bear a public name: importing it would
# put the module in the name's place (tests/test_layers.py checks that).
_HOME = {
    "Analysis": "framing.analysis",
    "Article": "framing.model",
    "Attribution": "framing.model",
    "Finding": "framing.model",
    "FramingError": "framing.errors",
    "LexiconError": "framing.errors",
    "Region": "framing.model",
    "Span": "framing.model",
    "UnknownLanguage": "framing.errors",
    "analyze": "framing.engine",
    "analyze_corpus": "framing.engine",
    "compare": "framing.comparison",
    "load_lexicon": "framing.lexicon",
    "profile": "framing.profiles",
    "read_corpus": "framing.corpus",
    "score_sentences": "framing.learning",
    "write_report": "framing.report",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value  # so that the next use is an ordinary look-up
    return value


def __dir__() -> list[str]:
    """The public names, for completion in notebooks and shells."""
    return sorted({*__all__, *globals()})
