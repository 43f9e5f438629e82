"""Headlines and lists that name a speaker without a verb: ``Ministry: talks go on``, ``Talks go on – ministry``."""

from __future__ import annotations

import numpy as np

from framing.attribution.drafts import Draft, trimmed
from framing.attribution.units import Unit, speaker_of_turn
from framing.attribution.verbs import Cue, is_finite
from framing.lexicon.schema import Entry

# A speaker beside the colon or dash of a headline is short; a longer phrase is a topic.
MAX_SPEAKER = 5
DASHES = ("—", "–", "-", "―")
MIN_CLAIM = 6  # tokens: so many are a claim also without a verb that can be told by its form
LABELS = frozenset(
    "update tags video photo photos watch live breaking exclusive analysis opinion explainer weather sport quiz "
    "видео фото обновление обновлено анализ мнение погода спорт срочно эксклюзив "
    "відео оновлення оновлено аналіз думка погода терміново ексклюзив".split()
)
MIN_SURNAME = 4  # letters: shorter ones are rather abbreviations of topics
COLON = Entry(id="headline_colon", language="", category="cue", concept="cue.say", patterns=(), stance="neutral")


def read_headline(unit: Unit) -> Draft | None:
    """Read ``Speaker: claim`` or ``claim – Speaker`` in a title.

    Args:
        unit: a unit without other attributions.

    Returns:
        The attribution, its cue the colon or dash; ``None`` when this is no such headline.
    """
    document = unit.document
    line = unit.new_paragraph and unit.word(unit.stop - 1) not in (".", "!", "?", "…")
    title = document.region_of[unit.first] == "title" or line
    turn = speaker_of_turn(document, unit.first, unit.stop) if unit.new_paragraph and not title else None
    if turn is not None and not (turn[1] - turn[0] == 1 and unit.word(turn[0]) in LABELS):
        return _draft(unit, turn[1], turn, (turn[1] + 1, _paragraph_stop(unit)))
    opening = document.folded[unit.first : min(unit.stop, unit.first + MAX_SPEAKER + 1)]
    mark = unit.first + opening.index(":") if ":" in opening else unit.first
    if mark > unit.first and _speaks(unit, unit.first, mark, title):
        source, content = (unit.first, mark), trimmed(unit, (mark + 1, unit.stop))
        return _draft(unit, mark, source, content)
    if unit.first > 0 and unit.word(unit.stop - 1) == ".":
        return None
    near = range(unit.stop - 1, max(unit.first, unit.stop - MAX_SPEAKER - 2), -1)
    late = unit.noun_starts and title and unit.syntax.bare_clauses  # "Dam will hold: ministry"
    marks = (*DASHES, ":") if late else DASHES
    mark = next((token for token in near if unit.word(token) in marks), unit.stop)
    if mark < unit.stop and unit.word(mark) == ":" and not any(noun > mark for noun in unit.noun_starts):
        return None
    if mark < unit.stop - 1 and _speaks(unit, mark + 1, unit.stop, title):
        return _draft(unit, mark, (mark + 1, unit.stop), trimmed(unit, (unit.first, mark)))
    return None


def _paragraph_stop(unit: Unit) -> int:
    document = unit.document
    paragraph = document.batch.paragraph[document.first : document.stop]
    return int(np.searchsorted(paragraph, paragraph[unit.first], side="right"))


def _draft(unit: Unit, mark: int, source: tuple[int, int], content: tuple[int, int]) -> Draft | None:
    cue = Cue(mark, mark + 1, mark, mark + 1, COLON)
    return Draft(cue, source, (content,), unit) if content[1] - content[0] > 1 else None


def _speaks(unit: Unit, first: int, stop: int, title: bool) -> bool:
    """Whether the short phrase beside the mark is somebody: a source noun in a title, a full name elsewhere."""
    words = [token for token in range(first, stop) if unit.is_word(token)]
    if not words or len(words) < stop - first - 1:
        return False
    if len(words) == 1 and unit.word(words[0]) in LABELS:  # "Update: the road is open again"
        return False
    noun = any(first <= start < stop for start in unit.noun_starts)
    names = all(unit.is_capital(token) for token in words)
    if len(words) == 1 and names and not noun:  # a surname alone, in a line that is a headline
        long = unit.document.end[words[0]] - unit.document.start[words[0]] >= MIN_SURNAME
        return (title or unit.first == 0) and long and _is_surname(unit, words[0])
    return (noun and (title or names)) or (names and (title or len(words) in (2, 3)))


def _is_surname(unit: Unit, token: int) -> bool:
    """Whether a capitalised word alone may be a surname: no word of the language, beside something that is claimed."""
    rest = [other for other in range(unit.first, unit.stop) if other != token]
    # Without grammemes any capitalised word may be a surname: there a claim needs its verb, or opens with a capital.
    follows = token + 2 if unit.word(token + 1) == ":" else unit.first
    unsure = bool(unit.syntax.verb_endings) and not unit.is_capital(follows)
    if (len(rest) < MIN_CLAIM or unsure) and not any(
        is_finite(unit, other) or unit.quote_at(other) is not None for other in rest
    ):
        return False  # "Orlin: a city of bridges"
    return unit.has_reading(token, "Surn", "Name", "UNKN") or not unit.has_reading(token, "NOUN")
