"""How an analyzer makes a finding: spans in, findings with text, voice, region and sentence out."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.document import Document
from framing.model import VOICES, Attribution, Finding


@dataclass(slots=True, eq=False)
class Marker:
    """A document with its attributions and the voice of every token: what analyzers look at.

    The rest are columns of the document, at hand for every finding.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    voices: bytearray
    text: str = field(init=False)
    start: list[int] = field(init=False)
    end: list[int] = field(init=False)
    region_of: list[str] = field(init=False)
    sentence_of: list[int] = field(init=False)

    def __post_init__(self) -> None:
        document = self.document
        self.text, self.start, self.end = document.article.text, document.start, document.end
        self.region_of, self.sentence_of = document.region_of, document.sentence_of

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
        start, end = self.start[first], self.end[stop - 1]
        return Finding(
            start,
            end,
            self.text[start:end],
            category,
            concept,
            voice or VOICES[self.voices[first]],
            strength,
            entry,
            self.document.language,
            self.region_of[first],
            self.sentence_of[first],
        )
