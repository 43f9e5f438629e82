"""Runs of lines on a page: lists under their heads, credits under captions, comments, and the tail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.corpus.blocks import PROSE_WORDS, Block
from framing.corpus.furniture import breadcrumb_pieces, is_credit, is_head

# Two lines that stand alone between empty lines, the second a credit, are a caption of at most this many words.
_CAPTION_WORDS = 60
# A list of links: no site prints more under one head, and a link is a headline, not a paragraph.
_LIST_LINES, _LINK_WORDS = 30, 30
# A topic is one to four words; three of them, parted by commas, are a list.
_TOPIC_WORDS, _TOPICS = 4, 3
# Where most topics are no names, only the shortest look like topics.
_PLAIN_TOPIC_WORDS = 2
_SENTENCE_MARKS = (".", "!", "?", "…", ":", ";", ",", "”", "»", '"')
# A site or an author signs in a few words.
_SIGNATURE_WORDS = 5
# A paragraph shares word beginnings with the story it belongs to. Measured on news in three languages: of last
# paragraphs 90 % share more than this with what stands before them, of strangers' paragraphs fewer than half do.
_KINSHIP = 0.12
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5
# Fewer word beginnings than this say nothing.
_STEMS = 8
# Kinship is judged by this many blocks on either side: more than a page has, fewer than a dump of pages.
_LOOK = 300
_COMMENTS = r"(?:comments?|комментари\w*|коментар\w*)"
_COMMENT_HEAD = re.compile(rf"{_COMMENTS}\W*\d+\W*|\d+ {_COMMENTS}")


def mark_credits(blocks: Sequence[Block], kinds: list[str | None]) -> None:
    """A line above a credit is its caption: where it breaks off, or where the two stand alone."""
    # Three paragraphs show the habit of empty lines.
    spaced = sum(b.gap and b.prose for b in blocks) > 2
    for i in range(1, len(blocks)):
        above = blocks[i - 1]
        if kinds[i] != "caption" or kinds[i - 1] is not None or not is_credit(blocks[i]) or blocks[i].gap:
            continue
        alone = spaced and above.gap and above.words <= _CAPTION_WORDS and (i + 1 == len(blocks) or blocks[i + 1].gap)
        if alone or above.text.endswith(("…", "...")):
            kinds[i - 1] = "caption"


def mark_lists(blocks: Sequence[Block], kinds: list[str | None]) -> None:
    """Below the head of a list its items take its kind; below the head of other stories their teasers do."""
    i = 0
    while i < len(blocks):
        kind = kinds[i]
        i += 1
        if kind in ("tags", "related") and is_head(blocks[i - 1]):
            i = _mark_list(blocks, kinds, i, kind)


def _mark_list(blocks: Sequence[Block], kinds: list[str | None], first: int, kind: str) -> int:
    i = first
    while i < len(blocks) and i - first < _LIST_LINES and kinds[i] is None and _is_item(blocks[i], kind):
        kinds[i] = kind
        i += 1
    if kind == "related" and i < len(blocks) and kinds[i] is None and blocks[i].prose:
        if _strangers(blocks, kinds, first, i):
            for j in range(i, len(blocks)):
                kinds[j] = kinds[j] or kind
            return len(blocks)
        # The text goes on: a line of its own right above it, after other items, is its subheading.
        last = blocks[i - 1]
        if i - first > 1 and last.gap and blocks[i].gap and not last.bullet and not blocks[i - 2].gap:
            kinds[i - 1] = None
    return i


def _is_item(block: Block, kind: str) -> bool:
    if block.bullet:
        return block.words <= _LINK_WORDS
    return not block.prose and block.words <= _LINK_WORDS and (kind == "related" or not block.text.endswith("."))


def _strangers(blocks: Sequence[Block], kinds: Sequence[str | None], head: int, first: int) -> bool:
    """Whether all paragraphs from ``first`` on belong to other stories than the text above ``head``."""
    before = [i for i in range(max(0, head - _LOOK), head) if kinds[i] in (None, "title")]
    if not any(blocks[i].prose for i in before):
        return False
    story = {stem for i in before for stem in _stems(blocks[i])}
    for i in range(first, min(len(blocks), first + _LOOK)):
        if kinds[i] is None and blocks[i].prose:
            stems = _stems(blocks[i])
            if len(stems) < _STEMS or len(stems & story) > _KINSHIP * len(stems):
                return False
    return True


def _stems(block: Block) -> set[str]:
    return {word[:_STEM] for word in _LONG_WORD.findall(block.folded)}


def mark_comments(blocks: Sequence[Block], kinds: list[str | None]) -> None:
    """Behind "Comments (12)" readers speak, not the outlet, if the better part of the page stands before it."""
    for i, block in enumerate(blocks):
        if kinds[i] == "boilerplate" and _COMMENT_HEAD.fullmatch(block.folded):
            before = sum(b.words for b, kind in zip(blocks[:i], kinds, strict=False) if kind is None and b.prose)
            if before > sum(b.words for b in blocks[i + 1 :]):
                kinds[i + 1 :] = [kind or "boilerplate" for kind in kinds[i + 1 :]]
                return


def mark_tail(blocks: Sequence[Block], kinds: list[str | None]) -> None:
    """Behind the last paragraph: lists of topics, signatures, and whatever stands among furniture."""
    last = max((i for i, b in enumerate(blocks) if kinds[i] is None and b.prose), default=len(blocks))
    names = {piece.lower() for b in blocks[:last] for piece in breadcrumb_pieces(b)}
    furniture = False
    for i in range(last + 1, len(blocks)):
        block = blocks[i]
        if kinds[i] is not None:
            furniture = True
        elif not block.words or block.text.endswith(_SENTENCE_MARKS) or _goes_on(blocks, i):
            continue
        elif is_topic_list(block):
            kinds[i] = "tags"
        elif block.words < PROSE_WORDS and (furniture or _is_signature(block, names)):
            kinds[i] = "boilerplate"
        elif furniture and block.words <= _LINK_WORDS and block.text[0].isupper():
            kinds[i] = "related"


def _goes_on(blocks: Sequence[Block], i: int) -> bool:
    """Whether the next line continues this one: links and emphasis tear sentences apart on some pages."""
    return i + 1 < len(blocks) and not blocks[i + 1].gap and not blocks[i + 1].text[0].isupper()


def is_topic_list(block: Block) -> bool:
    """A line of topics parted by commas, most of them names ("Lowbridge, budget, Ilse Brandt").

    Example:
        >>> from framing.corpus.blocks import split_blocks
        >>> is_topic_list(split_blocks("Lowbridge, budget, Ilse Brandt")[0])
        True
    """
    topics = [topic.split() for topic in block.text.strip(" ,;").replace(";", ",").split(",")]
    if len(topics) < _TOPICS or not all(1 <= len(topic) <= _TOPIC_WORDS for topic in topics):
        return False
    names = sum(not topic[0][0].islower() for topic in topics)
    return names * 2 >= len(topics) or all(len(topic) <= _PLAIN_TOPIC_WORDS for topic in topics)


def _is_signature(block: Block, names: set[str]) -> bool:
    """A few capitalised words without a mark, or a name from the breadcrumb."""
    if block.words > _SIGNATURE_WORDS:
        return False
    if any(block.folded in name for name in names):
        return True
    return all(word[:1].isupper() or not word[:1].isalpha() for word in block.text.split())
