"""The title of a page: the first real line, its copies, and the doubt in favour of the body."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from framing.corpus.blocks import Block, fold
from framing.corpus.furniture import breadcrumb_pieces
from framing.corpus.phrases import SECTIONS

# Headlines longer than this are not printed; a first line beyond it is a lead.
_TITLE_CHARS = 200
# One word is a section or a menu entry.
_TITLE_WORDS = 2
# A title stands among the first lines of a page; menus seldom hold more lines than this.
_HEAD = 40
# Copies of a title may be cut off ("…") or carry the site's name; less than this many characters could be any name.
_COPY_CHARS = 20
# A copy holds at least this share of the longer wording.
_COPY_SHARE = 0.6


def find_title(blocks: Sequence[Block], kinds: Sequence[str | None], title: str | None = None) -> int | None:
    """Find the block that is the title.

    Args:
        blocks: the page's blocks.
        kinds: what is already known of each block (``None``: nothing).
        title: the title from the page's metadata, if there is one.

    Returns:
        Its index, or ``None``: a page whose first line may as well be text has no title.

    Example:
        >>> from framing.corpus.blocks import split_blocks
        >>> page = split_blocks("Menu\\nBridge closed\\n\\nThe old bridge was closed on Monday, the mayor said.")
        >>> find_title(page, ["boilerplate", None, None])
        1
    """
    head = range(min(len(blocks), _HEAD))
    if title:
        wanted = fold(title)
        exact = (i for i in head if blocks[i].folded == wanted)
        alike = (i for i in head if is_copy(blocks[i], wanted) and not breadcrumb_pieces(blocks[i]))
        if (named := next(itertools.chain(exact, alike), None)) is not None:
            return named
    free = [i for i in head if kinds[i] is None]
    found = _first_headline(blocks, kinds, free)
    if found is None:
        return None
    # "Title | Site" is a copy of the title that stands alone further down.
    whole = blocks[found].folded
    clean = (i for i in free if i > found and whole != blocks[i].folded and whole.startswith(blocks[i].folded))
    return next((i for i in clean if is_copy(blocks[found], blocks[i].folded)), found)


def _first_headline(blocks: Sequence[Block], kinds: Sequence[str | None], free: Sequence[int]) -> int | None:
    repeated = _repeated(blocks, free)
    if repeated is not None:
        return repeated
    if free and len(free) > 1 and SECTIONS.hold(blocks[free[0]].folded) and _is_headline(blocks, kinds, free[1]):
        return free[1]
    return free[0] if free and _is_headline(blocks, kinds, free[0]) else None


def is_copy(block: Block, folded_title: str) -> bool:
    """Whether a line repeats the title: exactly, cut off, or with the site's name before or behind it."""
    if block.folded == folded_title:
        return True
    short, long = sorted((block.folded, folded_title), key=len)
    if len(short) < _COPY_CHARS or len(short) < _COPY_SHARE * len(long) or block.prose:
        return False
    if long.endswith(short):
        return block.folded == long
    # Behind the title only a separator may open the rest: " | Site", " - Site".
    rest = long[len(short) :]
    cut_off = block.text.rstrip().endswith(("…", "..."))
    return long.startswith(short) and (cut_off or rest.lstrip()[:1] in "|-–—/:·•«(")


def _repeated(blocks: Sequence[Block], free: Sequence[int]) -> int | None:
    """The first line that stands twice at the head of the page, or is the last piece of its breadcrumb."""
    counts: dict[str, int] = {}
    for block in blocks[:_HEAD]:
        pieces = breadcrumb_pieces(block)
        counts_as = fold(pieces[-1]) if pieces else block.folded
        counts[counts_as] = counts.get(counts_as, 0) + 1
    for i in free:
        block = blocks[i]
        sentence = block.prose and block.text.endswith(".")
        if (
            counts.get(block.folded, 0) > 1
            and not sentence
            and block.words > _TITLE_WORDS
            and len(block.text) <= _TITLE_CHARS
        ):
            return i
        # Behind the first paragraph repeated lines are something else.
        if block.prose:
            return None
    return None


def _is_headline(blocks: Sequence[Block], kinds: Sequence[str | None], i: int) -> bool:
    block = blocks[i]
    if block.words < _TITLE_WORDS or len(block.text) > _TITLE_CHARS or block.bullet:
        return False
    end = block.text.rstrip("\"'”’»)")[-1:]
    if end in ",;:" or (end == "." and not _in_title_case(block.text)):
        return False
    below = [b for b, kind in zip(blocks[i + 1 :], kinds[i + 1 :], strict=True) if kind is None]
    # A title stands above text; a line that goes on in the next one is torn or wrapped text.
    return any(b.prose for b in below) and (below[0].gap or not below[0].text[0].islower())


def _in_title_case(text: str) -> bool:
    """Whether nearly every long word is capitalised, as in English headlines; four letters make a word long."""
    long_words = [word for word in text.split() if len(word.strip("\"'“”‘’.,:;()")) > 3]
    capitals = sum(word.lstrip("\"'“‘(")[:1].isupper() for word in long_words)
    return len(long_words) > 3 and capitals >= 0.8 * len(long_words)
