"""The machine held against people: marks put on the analysed articles, agreement, and every place where they part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from framing.analysis import Analysis
from framing.annotations.agreement import Agreement, marks_of, match_spans, measure_agreement
from framing.annotations.alignment import align
from framing.annotations.marks import MACHINE, AnnotatedText, Annotation, from_analysis
from framing.comparison.results import Passage
from framing.errors import FramingError
from framing.model import Comparison, Skipped
from framing.profiles import article_id, group_key, score_article


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A mark that only one of two annotators made; ``label`` is its category, ``note`` what the annotator wrote."""

    label: str
    marked_by: str
    missed_by: str
    passage: Passage
    concept: str = ""
    voice: str = ""
    note: str = ""

    @property
    def sides(self) -> tuple[str, str]:
        """Who made the mark, and who did not."""
        return self.marked_by, self.missed_by


def put_together(
    machine: Sequence[AnnotatedText], people: Iterable[AnnotatedText]
) -> tuple[list[AnnotatedText], list[str], list[Skipped]]:
    """Hand-made marks beside the machine's on the same texts.

    Args:
        machine: the machine's marks (``from_analysis``).
        people: what was read from files.

    Returns:
        The texts that people looked at, with the marks of all; the people's names; marks that could not be placed.

    Raises:
        FramingError: if no mark by a person stands on any of the texts.
    """
    found, left = align(people, machine)
    by_hand = {text.id: text for text in found}
    both = [
        replace(text, annotations=(*text.annotations, *hand.annotations), annotators=(MACHINE, *hand.annotators))
        for text in machine
        if (hand := by_hand.get(text.id))
    ]
    names = list(dict.fromkeys(person for text in found for person in text.annotators if person != MACHINE))
    if not names:
        raise FramingError(
            "No annotation by a person was found on these articles.",
            "Name who made them: framing annotations import FILE -o marks.jsonl --annotator NAME.",
        )
    return both, names, left


def hold_against(comparison: Comparison, people: Iterable[AnnotatedText]) -> tuple[Comparison, list[Skipped]]:
    """Add to a comparison how far its findings agree with hand-made annotations.

    Args:
        comparison: made from analyses.
        people: what was read from files of annotations.

    Returns:
        The comparison with ``agreements`` (the machine with each person, people with each other) and
        ``disagreements`` (the machine with each person), and the marks that could not be placed.

    Raises:
        FramingError: if no mark by a person stands on any of the articles.

    Example:
        >>> from framing.comparison import compare
        >>> from framing.engine import analyze
        >>> found = analyze("A brutal regime fell.", language="en", outlet="Dawn")
        >>> mark = Annotation(0, 8, "A brutal", "loaded", "Oda")
        >>> held, left = hold_against(compare([found], draws=9), [AnnotatedText("", found.text, (mark,), ("Oda",))])
        >>> [(a.label, a.precision, a.recall) for a in held.agreements], [d.passage.text for d in held.disagreements]
        ([('loaded', 0.5, 1.0)], ['regime'])
    """
    analyses = {article_id(a): a for a in comparison.analyses if isinstance(a, Analysis)}
    both, names, left = put_together([from_analysis(a) for a in analyses.values()], people)
    pairs = combinations((MACHINE, *names), 2)
    agreements = tuple(found for pair in pairs for found in measure_agreement(both, *pair))
    groups = {name: _group(a, comparison.by) for name, a in analyses.items()}
    parted = tuple(
        found
        for agreement in agreements
        if agreement.one == MACHINE
        for text in both
        if agreement.other in text.annotators
        for found in _parted(text, agreement, analyses[text.id], groups[text.id])
    )
    return replace(comparison, agreements=agreements, disagreements=parted), left


def _group(analysis: Analysis, by: Sequence[str]) -> str:
    return ", ".join(value for _, value in group_key(score_article(analysis), by))


def _parted(text: AnnotatedText, agreement: Agreement, analysis: Analysis, group: str) -> Iterator[Disagreement]:
    """Where one marked what the other did not, in the order of the text."""
    sides = (agreement.one, agreement.other)
    ones, others = (marks_of(text, person, agreement.label) for person in sides)
    pairs = match_spans(ones, others)
    alone = [(mark, *sides) for mark in ones if mark not in [one for one, _ in pairs]]
    alone += [(mark, *sides[::-1]) for mark in others if mark not in [other for _, other in pairs]]
    for mark, who, other in sorted(alone, key=lambda one: one[0].start):
        yield Disagreement(mark.label, who, other, _passage(mark, analysis, group), mark.concept, mark.voice, mark.note)


def _passage(mark: Annotation, analysis: Analysis, group: str) -> Passage:
    spans = (span for span in analysis.sentences if span.start <= mark.start < span.end)
    sentence = next((analysis.text[span.start : span.end] for span in spans), "")
    return Passage(article_id(analysis), group, mark.start, mark.end, mark.text, sentence)
