"""Distributional neighbours: words that keep the company of known loaded words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Words this far to either side are a word's company: about a clause.
WINDOW = 5
# A word seen less often has too little company to be compared.
FEWEST = 5
# Dimensions the company is reduced to; below so many words there is nothing to reduce.
DIMENSIONS = 50
# Cosine from which two words are called neighbours; below it lists are noise.
SIMILAR = 0.5


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The known word a candidate is nearest to: its lemma, its concept, and the cosine of their company."""

    lemma: str
    concept: str
    similarity: float


def nearest_known(
    sentences: Iterable[Sequence[str]], known: Mapping[str, str], wanted: Iterable[str]
) -> dict[str, Neighbour]:
    """Find for each wanted word the known one that stands in the likest company.

    Args:
        sentences: the lemmas of each sentence, in order.
        known: known lemmas and their concepts.
        wanted: the lemmas to place.

    Returns:
        The nearest known word of every wanted one that has one with a cosine of ``SIMILAR`` or more;
        nothing where the texts are too few (fewer than ``DIMENSIONS`` words seen ``FEWEST`` times).

    Example:
        >>> nearest_known([["mob", "storm", "court"]], {"mob": "label.mob"}, ["storm"])
        {}
    """
    texts = [list(sentence) for sentence in sentences]
    uses = Counter(word for text in texts for word in text)
    words = sorted(word for word, count in uses.items() if count >= FEWEST)
    number = {word: row for row, word in enumerate(words)}
    anchors = [word for word in sorted(known) if word in number]
    candidates = [word for word in sorted(set(wanted) - set(known)) if word in number]
    if len(words) <= DIMENSIONS or not anchors or not candidates:
        return {}

    from scipy.sparse import coo_matrix
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.preprocessing import normalize

    pairs: Counter[tuple[int, int]] = Counter()
    for text in texts:
        rows = [number.get(word, -1) for word in text]
        for place, row in enumerate(rows):
            for other in rows[place + 1 : place + 1 + WINDOW]:
                if row >= 0 and other >= 0 and row != other:
                    pairs[row, other] += 1
                    pairs[other, row] += 1
    if not pairs:
        return {}
    (left, right), values = zip(*sorted(pairs), strict=True), [count for _, count in sorted(pairs.items())]
    company = coo_matrix((values, (left, right)), shape=(len(words), len(words)), dtype=float).tocsr()
    weighed = TfidfTransformer(sublinear_tf=True).fit_transform(company)
    # Seeded: the same texts give the same neighbours.
    reduced = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(weighed)
    # Without the company that all words share; with it everything is like everything.
    reduced = normalize(reduced - reduced.mean(axis=0))
    cosine = reduced[[number[word] for word in candidates]] @ reduced[[number[word] for word in anchors]].T
    best = cosine.argmax(axis=1)
    return {
        word: Neighbour(anchors[column], known[anchors[column]], float(cosine[row, column]))
        for row, (word, column) in enumerate(zip(candidates, best.tolist(), strict=True))
        if cosine[row, column] >= SIMILAR
    }
