"""Outlet overlays at work: the articles of an outlet read with its overlay, kept beside what they are without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.analysis import Analysis
from framing.engine import analyze_corpus
from framing.lexicon.loading import load_lexicon, load_overlays
from framing.lexicon.overlays import Overlay, overlay_id


@dataclass(frozen=True)
class Overlaid:
    """What overlays were laid over: the same articles without them, in the same order, and the overlays by outlet."""

    plain: tuple[Analysis, ...]
    overlays: Mapping[str, Overlay]


def apply_overlays(
    analyses: Sequence[Analysis], lexicon: str | Path | None = None
) -> tuple[list[Analysis], Overlaid | None]:
    """Read the articles of outlets that have an overlay once more, with it.

    An overlay belongs to the outlet whose name, in small letters and with hyphens for all that is no letter or
    digit, is that of its file: ``outlets/ferry-post.toml`` to "Ferry Post".

    Args:
        analyses: analyses made without overlays.
        lexicon: the user's folder of lexicons, if there is one, as for ``load_lexicon``.

    Returns:
        The analyses with overlays, in their order, and what they were without; ``None`` where no outlet has one.

    Raises:
        LexiconError: if an overlay cannot be used.

    Example:
        >>> from framing import analyze
        >>> apply_overlays([analyze("The talks resumed.", language="en", outlet="Dawn")])[1] is None
        True
    """
    known = load_overlays(lexicon)
    outlets = dict.fromkeys(analysis.article.outlet for analysis in analyses)
    used = {outlet: known[name] for outlet in outlets if outlet and (name := overlay_id(outlet)) in known}
    if not used:
        return list(analyses), None
    done = list(analyses)
    for outlet, overlay in used.items():
        places = [place for place, analysis in enumerate(analyses) if analysis.article.outlet == outlet]
        again = analyze_corpus([analyses[place].article for place in places], load_lexicon(lexicon, overlay.outlet))
        # What could be analysed once can be analysed again; should it fail all the same, the article stays as it was.
        found = {analysis.article: analysis for analysis in again}
        for place in places:
            done[place] = found.get(analyses[place].article, analyses[place])
    return done, Overlaid(tuple(analyses), used)
