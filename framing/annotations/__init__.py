"""Annotations: findings and hand-made marks in the formats of annotation tools, and how far they agree."""

from framing.annotations.agreement import Agreement, measure_agreement
from framing.annotations.alignment import align
from framing.annotations.exchange import FORMATS, read_annotations, write_annotations
from framing.annotations.marks import AnnotatedText, Annotation, from_analysis

__all__ = [
    "FORMATS",
    "Agreement",
    "AnnotatedText",
    "Annotation",
    "align",
    "from_analysis",
    "measure_agreement",
    "read_annotations",
    "write_annotations",
]
