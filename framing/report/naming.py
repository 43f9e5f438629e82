"""Competing names as the page shows them: a table a pair of names, a row a group, with sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from framing.charts import Choice, Choices
from framing.comparison.results import NamingShare, Passage
from framing.report.catalogue import Catalogue, Group
from framing.report.passages import Shown, show_all

# Sentences shown for each name of each group.
_SENTENCES = 2
# Forms that stand for a name.
_FORMS = 2
# Pairs of names in one picture; all of them are in the tables.
_DRAWN = 10


@dataclass(frozen=True, slots=True)
class NamingRow:
    """One group's choice between two names, with sentences for each."""

    group: Group
    share: NamingShare
    sentences: list[Shown]
    sentences_other: list[Shown]


@dataclass(frozen=True, slots=True)
class NamingTable:
    """Two competing names in one language, by the words that were found for them, and the groups that use either."""

    id: str
    name: str
    other: str
    rows: list[NamingRow]

    @property
    def spread(self) -> tuple[float, int]:
        """How far apart the groups are, and on how many articles that rests: what is shown first."""
        shares = [row.share.share for row in self.rows if row.share.share is not None]
        return (max(shares) - min(shares) if shares else 0.0, sum(row.share.articles for row in self.rows))


def naming_tables(catalogue: Catalogue, concept: Callable[[str, str], str]) -> dict[str, list[NamingTable]]:
    """The competing names by language, those first on which the groups are furthest apart.

    Args:
        catalogue: the numbered groups and articles.
        concept: what a concept is called in a language, for names that nobody used.

    Returns:
        Tables by language; names that stand in others' words only are left out.

    Example:
        >>> from framing.model import Comparison
        >>> from framing.report.catalogue import arrange
        >>> naming_tables(arrange(Comparison((), (), (), ())), lambda name, language: name)
        {}
    """
    groups = {group.name: group for group in catalogue.groups}
    found: dict[tuple[str, str, str], list[NamingShare]] = {}
    for share in catalogue.comparison.naming:
        if share.group in groups:
            found.setdefault((share.language, share.name, share.other), []).append(share)
    tables: dict[str, list[NamingTable]] = {}
    for (language, name, other), shares in sorted(found.items(), key=lambda item: item[0]):
        if not any(share.articles for share in shares):
            continue
        shares.sort(key=lambda share: groups[share.group].number)
        rows = [_row(catalogue, groups[share.group], share) for share in shares]
        first = _forms(share.passages for share in shares) or concept(name, language)
        second = _forms(share.passages_other for share in shares) or concept(other, language)
        place = f"naming-{language}-{name.rpartition('.')[2]}"
        tables.setdefault(language, []).append(NamingTable(place, first, second, rows))
    for found_tables in tables.values():
        found_tables.sort(key=lambda table: (-table.spread[0], -table.spread[1], table.id))
    return tables


def _row(catalogue: Catalogue, group: Group, share: NamingShare) -> NamingRow:
    return NamingRow(
        group,
        share,
        show_all(catalogue, share.passages, _SENTENCES),
        show_all(catalogue, share.passages_other, _SENTENCES),
    )


def _forms(passages: Iterable[Iterable[Passage]]) -> str:
    """The words most often found for a name; nothing where nobody used it."""
    forms: dict[str, Counter[str]] = {}
    for passage in (passage for found in passages for passage in found):
        forms.setdefault(passage.text.lower(), Counter())[passage.text] += 1
    # As most often written: a name keeps its capital, the first word of a sentence gives it up.
    ranked = sorted(forms, key=lambda form: (-forms[form].total(), form))[:_FORMS]
    ranked = [max(forms[form], key=lambda written: (forms[form][written], written)) for form in ranked]
    return ", ".join(ranked)


def drawn_choices(tables: Sequence[NamingTable]) -> list[Choices]:
    """The tables as a picture wants them: the first ten.

    Args:
        tables: the competing names of one language.
    """
    return [Choices(table.name, table.other, [_choice(row) for row in table.rows]) for table in tables[:_DRAWN]]


def _choice(row: NamingRow) -> Choice:
    share = row.share
    return Choice(row.group.label, share.share, share.low, share.high, f"n = {share.articles}")
