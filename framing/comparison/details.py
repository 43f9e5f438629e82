"""Everything a comparison shows beside figures and tests, added to it from the articles themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.analysis import Analysis
from framing.comparison.balance import balance_groups
from framing.comparison.headlines import compare_headlines
from framing.comparison.influence import find_influence
from framing.comparison.keyness import find_keywords
from framing.comparison.naming import naming_shares
from framing.comparison.omissions import find_omissions
from framing.comparison.parity import compare_languages, read_parity
from framing.comparison.quotes import find_shared_quotes
from framing.comparison.sharing import find_sharing
from framing.comparison.sources import source_ledgers, stance_asymmetries
from framing.comparison.strengths import strength_curves
from framing.comparison.texts import read_texts
from framing.model import Comparison, Profile


def add_details(
    comparison: Comparison,
    pairs: Sequence[tuple[Profile, Profile]],
    named: Sequence[tuple[str, Analysis]],
    draws: int,
    seed: int,
    floor: int | None = None,
) -> Comparison:
    """Fill the fields of a comparison that need the articles.

    Args:
        comparison: profiles and contrasts.
        pairs: the groups that are compared.
        named: the name of a group with each of its analyses.
        draws: bootstrap resamples.
        seed: seed of the resampling.
        floor: articles a keyword has to be in (``find_keywords``).

    Returns:
        The comparison with keywords, names, influence, strengths, balance, headlines, shared texts and quotations,
        omissions, sources and the verdicts on languages.

    Example:
        >>> add_details(Comparison((), (), (), ()), (), (), 9, 1).keyness
        ()
    """
    texts = read_texts(named)
    analyses = [text.analysis for text in texts]
    names = [(a.name, b.name) for a, b in pairs]
    points, ratios = strength_curves(comparison.profiles, names, analyses, draws, seed)
    naming = naming_shares(texts)
    passages, wholes = find_sharing(texts)
    ledgers = source_ledgers(texts)
    return replace(
        comparison,
        keyness=find_keywords(texts, names, floor),
        naming=naming,
        parity=compare_languages(naming, read_parity()),
        influence=find_influence(pairs, analyses),
        strengths=points,
        strength_ratios=ratios,
        balance=balance_groups(pairs),
        headlines=compare_headlines(comparison.profiles, texts, draws, seed),
        shared_passages=passages,
        shared_texts=wholes,
        quotes=find_shared_quotes(texts),
        omissions=find_omissions(texts),
        ledgers=ledgers,
        asymmetries=stance_asymmetries(ledgers, names),
    )
