"""Names compared: across case endings, and across the spellings of Russian, Ukrainian and English."""

from __future__ import annotations

from functools import lru_cache

# A mention is the same surname when all but this many final letters agree (case endings).
MAX_ENDING = 3
MIN_STEM = 4
# One Latin skeleton for both Cyrillic alphabets, coarse on purpose: Пєсков, Песков and Peskov are one name.
LATIN = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщыэьъ'юяgy",
        "a b v h h d e e e zh z i i i i k l m n o p r s t u f kh ts ch sh shch i e    iu ia h i".split(" "),
        strict=True,
    )
)
DIGRAPHS = (("yu", "iu"), ("ya", "ia"), ("ye", "e"), ("yo", "e"), ("iy", "i"), ("kh", "h"), ("ks", "x"), ("ii", "i"))


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """A folded word in coarse Latin letters.

    Args:
        word: the folded word.

    Example:
        >>> skeleton("пєсков") == skeleton("песков") == skeleton("peskov")
        True
    """
    out = "".join(LATIN.get(letter, letter) for letter in word)
    for spelling, plain in DIGRAPHS:
        out = out.replace(spelling, plain)
    return out.replace("ii", "i")


@lru_cache(maxsize=20_000)
def same_word(one: str, other: str) -> bool:
    """Whether two folded words are one name in different cases or spellings.

    Args:
        one: a folded word.
        other: another.

    Example:
        >>> same_word("лесков", "лескова"), same_word("лесков", "лебедев")
        (True, False)
    """
    if one == other:
        return True
    if not one or not other or (one[0] != other[0] and skeleton(one)[:1] != skeleton(other)[:1]):
        return False
    one, other = skeleton(one), skeleton(other)
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= MIN_STEM and len(one) - shared <= MAX_ENDING and len(other) - shared <= MAX_ENDING


def same_name(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a mention is of the same name: equal last words up to case endings, no contradicting first ones.

    Args:
        full: the folded words of a name.
        part: those of a mention.

    Example:
        >>> same_name(("дмитрий", "лесков"), ("лескова",))
        True
    """
    if len(part) > 1 and len(full) > 1 and skeleton(full[0])[:1] != skeleton(part[0])[:1]:
        return False
    return same_word(full[-1], part[-1])
