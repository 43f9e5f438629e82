"""The nouns of annotation exchange: a mark on a text, whoever made it, and a text with its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.analysis import Analysis
from framing.model import Attribution
from framing.profiles import article_id

MACHINE = "framing"
# The parts of an attribution, marked like categories; what belongs together shares its ``group``.
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark: ``text`` is exactly ``text[start:end]``, offsets in Unicode code points.

    ``label`` is a category or a role in an attribution, ``annotator`` who made the mark, ``group`` the same for
    the parts of one attribution. ``start`` is -1 where a file only quotes the words; ``before`` and ``after``
    are the words around them, where the file tells (``align`` finds the place by them).
    """

    start: int
    end: int
    text: str
    label: str
    annotator: str = ""
    concept: str = ""
    voice: str = ""
    note: str = ""
    group: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """An article with marks by one or several annotators; ``text`` is empty where a file holds only the marks.

    ``annotators`` names who looked at it, those too who marked nothing.
    """

    id: str
    text: str
    annotations: tuple[Annotation, ...] = ()
    annotators: tuple[str, ...] = ()
    language: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""


def from_analysis(analysis: Analysis, annotator: str = MACHINE) -> AnnotatedText:
    """The findings and attributions of an analysis as marks.

    Args:
        analysis: what ``framing.analyze`` returned.
        annotator: who shall be named as their maker.

    Returns:
        The article's text with a mark for each finding, and for each part of each attribution.

    Example:
        >>> from framing.engine import analyze
        >>> found = from_analysis(analyze("The regime fell, officials said.", language="en"))
        >>> [(a.label, a.text) for a in found.annotations if a.label in ("loaded", *ROLES)]
        [('loaded', 'regime'), ('source', 'officials'), ('cue', 'said'), ('content', 'The regime fell')]
    """
    text = analysis.text
    marks = [
        Annotation(
            finding.start, finding.end, finding.text, finding.category, annotator, finding.concept, finding.voice,
            attributes=(("strength", str(finding.strength)), ("entry", finding.entry), ("region", finding.region)),
        )
        for finding in analysis.findings
    ]  # fmt: skip
    for number, attribution in enumerate(analysis.attributions, 1):
        marks += _parts(text, attribution, f"a{number}", annotator)
    article = analysis.article
    return AnnotatedText(
        article_id(analysis), text, tuple(marks), (annotator,), analysis.language, article.outlet,
        article.title or "", article.url or "",
    )  # fmt: skip


def renamed(text: AnnotatedText, old: str, new: str) -> AnnotatedText:
    """The text with the marks of one annotator under another name.

    Example:
        >>> renamed(AnnotatedText("a1", "…", (), ("framing",)), "framing", "Oda").annotators
        ('Oda',)
    """
    marks = tuple(replace(mark, annotator=new) if mark.annotator == old else mark for mark in text.annotations)
    people = tuple(dict.fromkeys(new if name == old else name for name in text.annotators))
    return replace(text, annotations=marks, annotators=people)


def _parts(text: str, attribution: Attribution, group: str, annotator: str) -> Iterator[Annotation]:
    said = (
        ("type", attribution.type), ("stance", attribution.stance), ("source_type", attribution.source_type),
        ("named", str(attribution.named).lower()), ("entity", attribution.entity or ""),
    )  # fmt: skip
    attributes = tuple((name, value) for name, value in said if value)
    for role in ROLES:
        for span in getattr(attribution, role):
            words = text[span.start : span.end]
            yield Annotation(span.start, span.end, words, role, annotator, group=group, attributes=attributes)
