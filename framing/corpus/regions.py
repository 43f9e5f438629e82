"""The regions of a page: title, body, captions, and what a site prints around them.

Nothing is cut: every line of the page gets a kind, and only ``title`` and ``body`` are scored.
Where the signs are weak a line is body; the rules stand in the order in which they are asked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from framing.corpus.blocks import Block, fold, split_blocks
from framing.corpus.dateline import find_dateline
from framing.corpus.front_matter import split_front_matter
from framing.corpus.furniture import breadcrumb_pieces, kind_of
from framing.corpus.language import block_languages
from framing.corpus.lists import mark_comments, mark_credits, mark_lists, mark_tail
from framing.corpus.title import find_title, is_copy
from framing.model import Region

# A credit may stand at the end of a paragraph: "… said the mayor. Photo: Harbour News". It names few words.
_GLUED_CREDIT = re.compile(r"(?<=[.!?…\"”»])\s+((?:Photos?|Image|Фото)\s*:\s*\S[^.!?]{1,60})$")
_CREDIT_CHARS = 100
# Kinds whose neighbouring blocks are one region; copies of a title stay apart, each is one copy.
_JOINED = frozenset({"body", "caption", "tags", "related", "boilerplate"})

# Start, end, kind, and the block it is part of.
Part = tuple[int, int, str, int]


def find_regions(text: str, title: str | None = None, language: str | None = None) -> tuple[Region, ...]:
    """Find the regions of a page.

    Args:
        text: the page, exactly as it is stored; offsets are into it.
        title: its title, where the metadata names one; a line that says the same is the title.
        language: its language, where it is known; blocks too short to tell are taken for it.

    Returns:
        Regions in order, without overlap and without the blanks around them, each with the language of its
        block. Whatever is not clearly something else is ``body``.

    Example:
        >>> page = "Bridge closed\\n\\nPhoto: Harbour News\\n\\nThe old bridge was closed on Monday.\\n\\nComments"
        >>> [(r.kind, page[r.start:r.end]) for r in find_regions(page)][:2]
        [('title', 'Bridge closed'), ('caption', 'Photo: Harbour News')]
        >>> [r.kind for r in find_regions(page)]
        ['title', 'caption', 'body', 'boilerplate']
    """
    front = split_front_matter(text)
    begin = front.end if front else 0
    blocks = split_blocks(text, begin)
    kinds: list[str | None] = [kind_of(block) for block in blocks]
    at = find_title(blocks, kinds, title)
    if at is not None:
        _mark_titles(blocks, kinds, at)
    mark_credits(blocks, kinds)
    mark_lists(blocks, kinds)
    mark_comments(blocks, kinds)
    mark_tail(blocks, kinds)
    _keep_something(kinds)
    languages = block_languages([block.text for block in blocks], language)
    # Only the first paragraph has a dateline; a subtitle may stand above it.
    opening = set(itertools.islice((i for i, kind in enumerate(kinds) if kind is None), 2))
    parts: list[Part] = []
    for i, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind is None:
            parts.extend((*part, i) for part in _body_parts(block, i in opening))
        elif kind == "boilerplate" and at is not None:
            parts.extend((*part, i) for part in _breadcrumb_parts(block, blocks[at].folded))
        else:
            parts.append((block.start, block.end, kind, i))
    regions = _join(parts, blocks, languages)
    if front:
        regions.insert(0, Region(0, front.end, "front_matter", "unknown"))
    return tuple(regions)


def _mark_titles(blocks: Sequence[Block], kinds: list[str | None], at: int) -> None:
    """Mark the title, its copies, and everything above it."""
    wanted = blocks[at].folded
    for i, block in enumerate(blocks):
        if i == at:
            kinds[i] = "title"
        elif is_copy(block, wanted) and not breadcrumb_pieces(block):
            kinds[i] = "title_duplicate"
        elif i < at and kinds[i] is None and not block.prose:
            kinds[i] = "boilerplate"


def _keep_something(kinds: list[str | None]) -> None:
    """A page of labels only is a list somebody wrote: its lines are body, not furniture."""
    if not any(kind in (None, "title") for kind in kinds):
        kinds[:] = [None] * len(kinds)


def _body_parts(block: Block, opening: bool) -> list[tuple[int, int, str]]:
    """A paragraph without the dateline before it and the credit behind it."""
    start, end, parts = block.start, block.end, []
    if opening and (length := find_dateline(block.text)):
        parts.append((start, start + length, "dateline"))
        start = end - len(block.text[length:].lstrip())
    credit = _GLUED_CREDIT.search(block.text, max(0, len(block.text) - _CREDIT_CHARS))
    if credit and start < (cut := block.start + credit.start()):
        return [*parts, (start, cut, "body"), (block.start + credit.start(1), end, "caption")]
    return [*parts, (start, end, "body")] if start < end else parts


def _breadcrumb_parts(block: Block, title: str) -> list[tuple[int, int, str]]:
    """A breadcrumb that ends in the title: the path is boilerplate, its end a copy of the title."""
    pieces = breadcrumb_pieces(block)
    if not pieces or fold(pieces[-1]) != title:
        return [(block.start, block.end, "boilerplate")]
    cut = block.text.rindex(pieces[-1])
    path = len(block.text[:cut].rstrip())
    return [(block.start, block.start + path, "boilerplate"), (block.start + cut, block.end, "title_duplicate")]


def _join(parts: Sequence[Part], blocks: Sequence[Block], languages: Sequence[str]) -> list[Region]:
    """Join neighbouring parts of one kind and one language."""
    regions: list[Region] = []
    for start, end, kind, i in parts:
        last = regions[-1] if regions else None
        if last and last.kind == kind and kind in _JOINED and last.language == languages[i]:
            regions[-1] = Region(last.start, end, kind, last.language)
        else:
            regions.append(Region(start, end, kind, languages[i]))
    return regions
