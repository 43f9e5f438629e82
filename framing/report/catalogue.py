"""What a report shows, in order and numbered: groups, their articles, and where links lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.analysis import Analysis
from framing.model import Comparison, Finding, Profile
from framing.profiles import article_id, group_key, score_article

# What a page holds and still opens within two seconds on a slow machine: articles, and characters of their texts with
# all marks and lines of evidence (a million of them cost a browser a little over a second). Further ones stand on
# pages of their own.
ROOM = 200
ROOM_CHARACTERS = 600_000


@dataclass(frozen=True, slots=True)
class Group:
    """A profile with its number on the page (from 1) and the languages of its articles."""

    number: int
    profile: Profile
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        """The group's full name."""
        return self.profile.name

    @property
    def label(self) -> str:
        """The name without its language, for places that already say which language it is."""
        return ", ".join(value for column, value in self.profile.key if column != "language") or self.profile.name


@dataclass(frozen=True, slots=True)
class Entry:
    """An analysed article with its number in the report (from 1), id and group.

    ``page`` is 1 for the report itself, and from 2 the number of the further page that shows the article.
    """

    number: int
    id: str
    analysis: Analysis
    group: Group | None
    page: int = 1


@dataclass(frozen=True)
class Catalogue:
    """Groups and articles of a comparison, in the order of the page.

    ``places`` finds the finding that starts at a place of an article, by article id, start and
    category, with its id on the page; ``named`` finds an article by its id.
    """

    comparison: Comparison
    groups: tuple[Group, ...]
    entries: tuple[Entry, ...]
    places: dict[tuple[str, int, str], tuple[str, Entry, Finding]]
    named: dict[str, Entry]

    @property
    def pages(self) -> int:
        """How many pages the articles need."""
        return max((entry.page for entry in self.entries), default=1)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a group of their own, then ``""`` if some group mixes them."""
        single = sorted({g.languages[0] for g in self.groups if len(g.languages) == 1})
        return (*single, *([""] if any(len(g.languages) != 1 for g in self.groups) else []))

    def groups_of(self, language: str) -> list[Group]:
        """The groups in one language; with ``""`` those that mix languages or have no article."""
        return [g for g in self.groups if (g.languages[0] if len(g.languages) == 1 else "") == language]

    def entries_of(self, group: Group) -> list[Entry]:
        """The articles of a group."""
        return [entry for entry in self.entries if entry.group is group]


def arrange(comparison: Comparison, room: int = ROOM, characters: int = ROOM_CHARACTERS) -> Catalogue:
    """Number the groups and articles of a comparison.

    Articles stand by group, then date, then id, whatever order they were read in, so that links
    to a report stay good when it is made again.

    Args:
        comparison: what ``framing.compare`` returned.
        room: articles a page holds.
        characters: characters of their texts that it holds; a longer article has a page to itself.
    """
    spoken = [(tuple(sorted({score.language for score in p.sums})), p) for p in comparison.profiles]
    # Groups of one language stand together: those are the ones to compare.
    spoken.sort(key=lambda item: (item[0], item[1].key))
    groups = tuple(Group(number, profile, codes) for number, (codes, profile) in enumerate(spoken, 1))
    by_key = {group.profile.key: group for group in groups}
    found = []
    for analysis in comparison.analyses:
        if isinstance(analysis, Analysis):
            group = by_key.get(group_key(score_article(analysis), comparison.by))
            found.append((group, article_id(analysis), analysis))
    last = len(groups) + 1
    found.sort(key=lambda f: (f[0].number if f[0] else last, f[2].article.date or "", f[1], f[2].text))
    lengths = [len(analysis.text) for _, _, analysis in found]
    pages = _pages([group.number if group else last for group, _, _ in found], lengths, room, characters)
    entries = tuple(
        Entry(number, name, analysis, group, pages[number - 1])
        for number, (group, name, analysis) in enumerate(found, 1)
    )
    places: dict[tuple[str, int, str], tuple[str, Entry, Finding]] = {}
    for entry in entries:
        for n, finding in enumerate(entry.analysis.findings, 1):
            places.setdefault((entry.id, finding.start, finding.category), (f"f-{entry.number}-{n}", entry, finding))
    # An id that stands twice leads to the first article that has it.
    return Catalogue(comparison, groups, entries, places, {entry.id: entry for entry in reversed(entries)})


def _pages(groups: Sequence[int], lengths: Sequence[int], room: int, characters: int) -> list[int]:
    """The page of each article: the first shows of every group as many as of any other, the others the rest in order.

    Example:
        >>> _pages([1, 1, 1, 1, 1, 2, 2, 2], [9] * 8, room=4, characters=100)
        [1, 1, 2, 2, 2, 1, 1, 2]
        >>> _pages([1, 1, 1, 1], [60, 60, 20, 20], room=4, characters=100)
        [1, 2, 2, 2]
    """
    seen: dict[int, int] = {}
    turns = []
    for place, group in enumerate(groups):
        seen[group] = seen.get(group, 0) + 1
        turns.append((seen[group], group, place))
    in_turn = [place for _, _, place in sorted(turns)]
    first = set(in_turn[: _fitting([lengths[place] for place in in_turn], room, characters)])
    rest = [place for place in range(len(groups)) if place not in first]
    pages, page = [1] * len(groups), 1
    while rest:
        page += 1
        held = _fitting([lengths[place] for place in rest], room, characters)
        for place in rest[:held]:
            pages[place] = page
        rest = rest[held:]
    return pages


def _fitting(lengths: Sequence[int], room: int, characters: int) -> int:
    """How many of some articles fit on a page, one at least."""
    total = 0
    for number, length in enumerate(lengths[:room]):
        total += length
        if total > characters and number:
            return number
    return min(len(lengths), room)
