"""Articles that are there twice: the same title and body, letter for letter but for case and blanks."""

from __future__ import annotations

import hashlib

from framing.model import SCORED_REGIONS, Article

# 128 bits: among a billion articles two different ones with the same print do not occur.
_BYTES = 16


def fingerprint(article: Article) -> bytes:
    """What two copies of an article have in common, whatever the page around them.

    Example:
        >>> fingerprint(Article("Bridge closed.")) == fingerprint(Article(" bridge\\nCLOSED. "))
        True
    """
    parts = [article.text[r.start : r.end] for r in article.regions if r.kind in SCORED_REGIONS] or [article.text]
    normal = " ".join(" ".join(parts).casefold().split())
    return hashlib.blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
