"""Reviews: hits that a reader judged in context, and the precision of entries measured by them.

A review is a CSV file ``reviews/<language>-<date>.csv`` of a lexicon folder, one judged hit a row. It
holds the words found and no more of the text, which belongs to others. An entry that was changed
since is known by its digest: what was measured on the earlier wording is said to be so.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.schema import Entry
from framing.sheets import read_csv

VERDICTS = ("right", "wrong", "unsure")
# What kind of reader judged; a figure says which.
READERS = ("person", "program")
# A word is called marked from this strength on; a language's own figure is of these.
MARKED = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged hit: does the word, here, mean what its entry says?

    ``entry`` and ``digest`` are the entry's id and wording at the time, ``verdict`` one of ``VERDICTS``,
    ``reader`` one of ``READERS``.
    """

    language: str
    category: str
    concept: str
    entry: str
    digest: str
    strength: int
    words: str
    voice: str
    article: str
    verdict: str
    reader: str
    note: str = ""


COLUMNS = tuple(field.name for field in fields(Judgement))


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of judged hits that are right, with its 95 % Wilson interval; unsure hits are in neither.

    ``stale`` says that the entry was changed after it was measured.
    """

    right: int
    wrong: int
    unsure: int
    low: float
    high: float
    readers: tuple[str, ...]
    stale: bool = False

    @property
    def judged(self) -> int:
        """How many hits the share is taken of."""
        return self.right + self.wrong

    @property
    def value(self) -> float | None:
        """The share itself; nothing where every hit is unsure."""
        return self.right / self.judged if self.judged else None

    @property
    def brief(self) -> str:
        """The share, its interval, the hits and who judged, for a table."""
        shown = "undecided" if self.value is None else f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}]"
        return f"{shown}, n = {self.judged}, {' and '.join(self.readers)}{', stale' if self.stale else ''}"

    def __str__(self) -> str:
        shown = (
            "no hit could be decided" if self.value is None else f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}]"
        )
        counts = f"{self.right} of {self.judged} hits right"
        doubt = f", {self.unsure} unsure" if self.unsure else ""
        stale = "; the entry was changed since" if self.stale else ""
        return f"{shown}, {counts}{doubt}, judged by a {' and a '.join(self.readers)}{stale}"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Precision by entry id, by ``language/category``, and by language (hits of strength 2 and 3).

    The last two take in every judged hit, also of entries mended or removed since: leaving out
    what was mended would flatter.
    """

    entries: Mapping[str, Precision]
    categories: Mapping[str, Precision]
    languages: Mapping[str, Precision]


def digest_of(entry: Entry) -> str:
    """Eight characters that change whenever what an entry matches does.

    Example:
        >>> from dataclasses import replace
        >>> entry = Entry("", "en", "hedge", "hedge.modal", ("may",))
        >>> digest_of(entry) == digest_of(replace(entry, note="modal verb"))
        True
    """
    content = repr((entry.concept, entry.patterns, entry.except_, entry.except_near, entry.require_near))
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def precision(judgements: Iterable[Judgement], stale: bool = False) -> Precision:
    """The precision of judged hits.

    Args:
        judgements: at least one.
        stale: whether their entry was changed since.

    Example:
        >>> from dataclasses import replace
        >>> hit = Judgement("en", "hedge", "hedge.modal", "", "", 0, "may", "outlet", "", "right", "person")
        >>> str(precision([hit] * 9 + [replace(hit, verdict="wrong")]))
        '0.90 [0.60, 0.98], 9 of 10 hits right, judged by a person'
    """
    from scipy.stats import binomtest

    rows = list(judgements)
    right, wrong, unsure = (sum(row.verdict == verdict for row in rows) for verdict in VERDICTS)
    low, high = 0.0, 1.0
    if right + wrong:
        interval = binomtest(right, right + wrong).proportion_ci(method="wilson")
        low, high = float(interval.low), float(interval.high)
    return Precision(right, wrong, unsure, low, high, tuple(sorted({row.reader for row in rows})), stale)


def read_review(path: Path) -> list[Judgement]:
    """Read one stored review.

    Raises:
        UnreadableInput: if it is no table.
        LexiconError: if a row has an unknown verdict, reader or strength.
    """
    found = []
    for number, row in enumerate(read_csv(path, COLUMNS), 2):
        place = f"line {number}"
        for column, known in (("verdict", VERDICTS), ("reader", READERS), ("strength", ("0", "1", "2", "3"))):
            if row[column] not in known:
                remedy = f"Write one of: {', '.join(known)}."
                raise LexiconError(f"Unknown {column} {row[column]!r}.", remedy, path, place)
        values = {name: row[name] for name in COLUMNS if name != "strength"}
        found.append(Judgement(strength=int(row["strength"]), **values))
    return found


def read_reviews(folders: Iterable[Path]) -> list[Judgement]:
    """All stored reviews of lexicon folders, in the order of their names."""
    return [
        row for folder in folders for path in sorted((folder / "reviews").glob("*.csv")) for row in read_review(path)
    ]


def measure(judgements: Sequence[Judgement], entries: Iterable[Entry]) -> Reviewed:
    """Precision by entry, category and language.

    Args:
        judgements: the judged hits.
        entries: the entries as they are now; a hit belongs to the one of its concept with the same
            wording, else to the one with the same id.
    """
    by_digest = {(entry.language, entry.concept, digest_of(entry)): entry.id for entry in entries}
    ids = set(by_digest.values())
    fresh, earlier = defaultdict(list), defaultdict(list)
    categories, languages = defaultdict(list), defaultdict(list)
    for row in judgements:
        known = by_digest.get((row.language, row.concept, row.digest))
        if known:
            fresh[known].append(row)
        elif row.entry in ids:
            earlier[row.entry].append(row)
        categories[f"{row.language}/{row.category}"].append(row)
        if row.strength >= MARKED:
            languages[row.language].append(row)
    found = {name: precision(rows, stale=True) for name, rows in earlier.items()}
    return Reviewed(
        entries=found | {name: precision(rows) for name, rows in fresh.items()},
        categories={name: precision(rows) for name, rows in sorted(categories.items())},
        languages={name: precision(rows) for name, rows in sorted(languages.items())},
    )
