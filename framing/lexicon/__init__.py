"""Lexicons: reading, checking, compiling, matching."""

from framing.lexicon.loading import Lexicon, load_lexicon
from framing.lexicon.schema import Category, Concept, Entry

__all__ = ["Category", "Concept", "Entry", "Lexicon", "load_lexicon"]
