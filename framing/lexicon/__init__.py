"""Lexicons: reading, checking, compiling, matching."""

from framing.lexicon.cards import load_cards
from framing.lexicon.check import check_lexicon
from framing.lexicon.loading import Lexicon, load_lexicon
from framing.lexicon.rules import Problem
from framing.lexicon.schema import Category, Concept, Entry

__all__ = ["Category", "Concept", "Entry", "Lexicon", "Problem", "check_lexicon", "load_cards", "load_lexicon"]
