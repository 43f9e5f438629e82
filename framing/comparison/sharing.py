"""Sharing: nearly the same words in articles of different groups, from a sentence to a whole agency report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from framing.comparison.results import SharedPassage, SharedText
from framing.comparison.texts import ArticleText, Word, stem

# Words in a row that two texts must have in common before anything is compared.
SHINGLE = 4
# A row in more articles than this is a phrase of the language or a page's furniture, not somebody's text.
COMMON = 50
# Words that may differ between two such rows of one passage.
GAP = 4
CHARACTERS = 25
# Content words beside names: "Foreign Minister Ann Dole of Osvania" is shared by everybody and copied from nobody.
CONTENT = 3
LIKENESS = 0.8
# Half an article in common is more than quoting the same people.
WHOLE = 0.5

Block = tuple[int, int, int, int]  # first and last word of a passage in one text, and in the other


def find_sharing(texts: Sequence[ArticleText]) -> tuple[tuple[SharedPassage, ...], tuple[SharedText, ...]]:
    """Find near-duplicate passages between articles of different outlets in one language.

    Args:
        texts: the articles.

    Returns:
        Passages of at least 25 characters that are at least 80 % alike, the longest first; and pairs of
        articles of which one has at least half of its words in common with the other. The article with the
        earlier date comes first; where dates are missing or equal nobody is called earlier.

    Example:
        >>> find_sharing(())
        ((), ())
    """
    bodies = [[word for word in text.words if word.region == "body"] for text in texts]
    passages: list[SharedPassage] = []
    wholes: list[SharedText] = []
    for (i, j), matches in sorted(_candidates(texts, bodies).items()):
        blocks = list(_blocks(matches))
        found = [p for block in blocks if (p := _passage(texts[i], texts[j], bodies[i], bodies[j], block))]
        passages += found
        if whole := _whole(texts[i], texts[j], len(bodies[i]), len(bodies[j]), found):
            wholes.append(whole)
    passages.sort(key=lambda p: (-p.words, p.one.article, p.one.start, p.other.article))
    wholes.sort(key=lambda w: (-max(w.share_one, w.share_other), w.one, w.other))
    return tuple(passages), tuple(wholes)


def different_sources(one: ArticleText, other: ArticleText) -> bool:
    """Whether two articles come from two outlets, or from outlets nobody named."""
    outlet = one.analysis.article.outlet
    unnamed = not outlet or outlet.startswith("(")
    return one.id != other.id and (unnamed or outlet != other.analysis.article.outlet)


def first_of(one: ArticleText, other: ArticleText) -> tuple[bool, bool]:
    """Whether ``one`` has the earlier date, and whether that can be told (ISO dates compare as text)."""
    dates = [(text.analysis.article.date or "") for text in (one, other)]
    told = all(dates) and dates[0][:10] != dates[1][:10]
    return (dates[0] < dates[1]) if told else True, told


def _candidates(
    texts: Sequence[ArticleText], bodies: Sequence[Sequence[Word]]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Places of the same four words in two articles, pair by pair."""
    rows: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, (text, words) in enumerate(zip(texts, bodies, strict=True)):
        forms = [word.form for word in words]
        for place in range(len(forms) - SHINGLE + 1):
            rows[(text.language, *forms[place : place + SHINGLE])].append((number, place))
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in rows.values():
        if 1 < len(places) <= COMMON:
            for at, (i, first) in enumerate(places):
                for j, second in places[at + 1 :]:
                    if i != j and different_sources(texts[i], texts[j]):
                        found[i, j].append((first, second))
    return found


def _blocks(matches: list[tuple[int, int]]) -> Iterator[Block]:
    """Join matches that follow each other in both texts with few words between."""
    open_blocks: list[list[int]] = []
    for first, second in sorted(matches):
        for block in open_blocks:
            near = first - block[1] <= GAP and 0 < second + SHINGLE - 1 - block[3] <= GAP + SHINGLE
            if near and abs((second - first) - (block[3] - block[1])) <= GAP:
                block[1], block[3] = first + SHINGLE - 1, second + SHINGLE - 1
                break
        else:
            open_blocks.append([first, first + SHINGLE - 1, second, second + SHINGLE - 1])
    yield from ((a, b, c, d) for a, b, c, d in open_blocks)


def _passage(
    one: ArticleText, other: ArticleText, words_one: Sequence[Word], words_other: Sequence[Word], block: Block
) -> SharedPassage | None:
    from rapidfuzz import fuzz

    mine, theirs = words_one[block[0] : block[1] + 1], words_other[block[2] : block[3] + 1]
    if min(mine[-1].end - mine[0].start, theirs[-1].end - theirs[0].start) < CHARACTERS:
        return None
    if sum(not w.name and bool(stem(w.form, one.language)) for w in mine) < CONTENT:
        return None
    likeness = fuzz.ratio(" ".join(w.form for w in mine), " ".join(w.form for w in theirs)) / 100
    if likeness < LIKENESS:
        return None
    voice = Counter(word.voice for word in mine).most_common(1)[0][0]
    passages = one.passage(mine[0].start, mine[-1].end), other.passage(theirs[0].start, theirs[-1].end)
    first, told = first_of(one, other)
    ordered = passages if first else passages[::-1]
    return SharedPassage(ordered[0], ordered[1], likeness, min(len(mine), len(theirs)), voice, told)


def _whole(
    one: ArticleText, other: ArticleText, size_one: int, size_other: int, found: Sequence[SharedPassage]
) -> SharedText | None:
    """The pair as a whole, where one has much of the other's text."""
    words = sum(passage.words for passage in found)
    if not size_one or not size_other or words < WHOLE * min(size_one, size_other):
        return None
    first, told = first_of(one, other)
    ordered = (one, other) if first else (other, one)
    sizes = (size_one, size_other) if first else (size_other, size_one)
    agencies = sorted(
        {
            a.entity
            for text in ordered
            for a in text.analysis.attributions
            if a.source_type == "agency" and a.named and a.entity
        }
    )
    return SharedText(
        one=ordered[0].id,
        other=ordered[1].id,
        group_one=ordered[0].group,
        group_other=ordered[1].group,
        share_one=min(1.0, words / sizes[0]),
        share_other=min(1.0, words / sizes[1]),
        words=words,
        earlier=told,
        agencies=tuple(agencies),
        note=_credit(ordered, told),
    )


def _credit(ordered: tuple[ArticleText, ArticleText], told: bool) -> str:
    """Which of the two names the other, and what the dates say."""
    notes = []
    for text, source in (ordered, ordered[::-1]):
        outlet = source.analysis.article.outlet
        if outlet and not outlet.startswith("(") and outlet.lower() in text.analysis.text.lower():
            notes.append(f"{text.id} names {outlet}")
    notes.append("the first has the earlier date" if told else "dates do not tell which was first")
    return "; ".join(notes)
