"""How an analyzer makes a finding: spans in, findings with text, voice, region and sentence out."""

from __future__ import annotations

from dataclasses import dataclass

from framing.document import Document
from framing.making import maker
from framing.model import VOICES, Attribution, Finding

make_finding = maker(Finding)


@dataclass(frozen=True)
class Marker:
    """A document with its attributions and the voice of every token: what analyzers look at."""

    document: Document
    attributions: tuple[Attribution, ...]
    voices: bytearray

    def mark(
        self, first: int, stop: int, category: str, concept: str, strength: int, entry: str, voice: str = ""
    ) -> Finding:
        """Make a finding of a token range.

        Args:
            first: its first token.
            stop: the token after its last.
            category: one of ``model.CATEGORIES``.
            concept: the concept's id.
            strength: 0 to 3.
            entry: the lexicon entry's id, or the analyzer's name.
            voice: overrides the voice of the first token.
        """
        document = self.document
        start, end = document.start[first], document.end[stop - 1]
        return make_finding(
            start,
            end,
            document.article.text[start:end],
            category,
            concept,
            voice or VOICES[self.voices[first]],
            strength,
            entry,
            document.language,
            document.region_of[first],
            document.sentence_of[first],
        )
