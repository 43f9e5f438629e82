"""Anaphoric contents: «Об этом сообщил X», «Про це повідомляє X», "X confirmed this"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.drafts import Draft
from framing.attribution.sources import source_after, source_before
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue

# Words between the anaphor and its cue: "Об этом в понедельник в беседе с журналистами сообщил".
MAX_BETWEEN = 12
# Nouns that sum up what was said, behind such a word: "такую информацию", "відповідну заяву".
SUMMING_NOUNS = frozenset(
    "информацию сведения данные заявление мнение слова новость "
    "інформацію відомості дані заяву думку слова новину".split()
)
MAX_SENTENCES = 3  # an anaphor sums up no more sentences than this


def read_anaphor(unit: Unit, cue: Cue, used: Sequence[Draft], begin: int) -> Draft | None:
    """Read a clause that begins with an anaphor: its content, the sentence before its antecedent.

    Args:
        unit: the unit.
        cue: the cue.
        used: the attributions read before.
        begin: where the clause begins.
    """
    if unit.word(cue.head) in unit.syntax.anaphora and cue.end - cue.head > 1:  # "такую информацию предоставил"
        source = source_after(unit, cue.end, unit.stop)
        verb = cue._replace(first=cue.end - 1, stop=cue.end)
        return Draft(verb, source, ((cue.head, cue.end - 1),), unit, _antecedent(unit)) if source is not None else None
    if used or begin != unit.first or cue.first - begin > MAX_BETWEEN:
        return None
    stop = begin
    while stop < cue.first and unit.word(stop) in unit.syntax.anaphora:
        stop += 1
    if stop == begin:
        return None
    if unit.word(stop - 1) not in ("этом", "это", "це"):
        if unit.word(stop) not in SUMMING_NOUNS:
            return None
        stop += 1
    source = source_after(unit, cue.stop, unit.stop) or source_before(unit, cue.first, stop)
    return Draft(cue, source, ((begin, stop),), unit, _antecedent(unit)) if source is not None else None


def _antecedent(unit: Unit) -> tuple[Range, ...]:
    """What an anaphor points back to: the sentences before it in its paragraph, else the last one before."""
    document = unit.document
    number = document.sentence_of[unit.first]
    if not number:
        return ()
    paragraph = document.batch.paragraph[document.first : document.stop]
    bounds = document.sentence_bounds[max(0, number - MAX_SENTENCES) : number]
    same = tuple(bound for bound in bounds if paragraph[bound[0]] == paragraph[unit.first])
    return same or (bounds[-1],)
