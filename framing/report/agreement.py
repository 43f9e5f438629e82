"""What hand-made annotations say of the machine's: a figure, its table, and every span where they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

from framing.annotations import Agreement, AnnotatedText, Annotation
from framing.annotations.agreement import marks_of, match_spans
from framing.charts.agreement import draw_agreement
from framing.report.rendering import to_png, to_svg
from framing.sheets import to_csv

SPAN_COLUMNS = ("article", "label", "who", "left", "words", "right", "other_words", "concept", "voice", "note", "start")
# Characters of context either side: about a line.
CONTEXT = 60


def agreement_files(texts: Sequence[AnnotatedText], agreements: Sequence[Agreement]) -> dict[str, str | bytes]:
    """The files that show how two annotators agree.

    Args:
        texts: texts with the marks of both.
        agreements: what ``measure_agreement`` found, all of the same two annotators.

    Returns:
        ``agreement.csv``, ``spans.csv`` (the marks of both side by side: on a line where they overlap), and the
        figure as SVG and PNG, by name.
    """
    header = [field.name for field in fields(Agreement)]
    figure = draw_agreement(agreements)
    said = "; ".join(
        f"{a.label}: precision {_figure(a.precision)}, recall {_figure(a.recall)}, kappa {_figure(a.kappa)}"
        for a in agreements
    )
    title = f"Agreement of {agreements[0].one} with {agreements[0].other}" if agreements else "Agreement"
    return {
        "agreement.csv": to_csv(header, (astuple(found) for found in agreements)),
        "spans.csv": to_csv(SPAN_COLUMNS, _spans(texts, agreements)),
        "agreement.svg": to_svg(figure, name="agreement", title=title, description=said),
        "agreement.png": to_png(figure),
    }


def write_agreement(texts: Sequence[AnnotatedText], agreements: Sequence[Agreement], folder: Path) -> list[Path]:
    """Write what ``agreement_files`` makes into a folder; files of the same names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    files = agreement_files(texts, agreements)
    for name, content in files.items():
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _spans(texts: Sequence[AnnotatedText], agreements: Sequence[Agreement]) -> Iterator[tuple[object, ...]]:
    for text in texts:
        for found in agreements:
            if not {found.one, found.other} <= {*text.annotators}:
                continue
            ones, others = (marks_of(text, person, found.label) for person in (found.one, found.other))
            pairs = match_spans(ones, others)
            rows = [(one, "both", other.text) for one, other in pairs]
            rows += [(mark, found.one, "") for mark in ones if mark not in [one for one, _ in pairs]]
            rows += [(mark, found.other, "") for mark in others if mark not in [other for _, other in pairs]]
            yield from (_row(text, *row) for row in sorted(rows, key=lambda row: row[0].start))


def _row(text: AnnotatedText, mark: Annotation, who: str, other: str) -> tuple[object, ...]:
    left, right = text.text[max(0, mark.start - CONTEXT) : mark.start], text.text[mark.end : mark.end + CONTEXT]
    return (
        text.id, mark.label, who, " ".join(left.split()), mark.text, " ".join(right.split()), other, mark.concept,
        mark.voice, mark.note, mark.start,
    )  # fmt: skip
