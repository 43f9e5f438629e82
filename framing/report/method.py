"""How a report was made, in words: what was compared, with which versions and settings, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.lexicon.reviews import Precision
from framing.report.catalogue import Catalogue
from framing.report.contents import Contents
from framing.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Method:
    """The methods paragraph and the citation of a run, and the measured precision of the lexicons by what it is of."""

    paragraph: str
    citation: str
    precision: list[tuple[str, Precision]]


def describe_method(contents: Contents, wording: Wording, version: str) -> Method:
    """Say how a report was made, so that somebody else can make it again.

    Args:
        contents: what the report shows.
        wording: messages in the reader's language.
        version: the version of the toolkit.
    """
    t, counts = wording.messages["method"], count_up(contents.catalogue)
    settings = contents.catalogue.comparison.settings
    known = wording.messages["language"]
    filled = {
        "articles": wording.count(counts["articles"], "articles"),
        "outlets": wording.count(len(counts["outlets"]), "outlets"),
        "languages": ", ".join(known.get(code, code) for code in counts["languages"]) or wording.none,
        "groups": wording.count(len(contents.catalogue.groups), "groups"),
        "version": version,
        "lexicon": settings.get("lexicon", t["no_lexicon"]),
        **{name: settings.get(name, "–") for name in ("seed", "draws", "permutations", "floor", "numpy", "scipy")},
    }
    reviewed = contents.reviewed
    by_language = [(f"{known.get(code, code)}, {t['marked']}", p) for code, p in reviewed.languages.items()]
    by_category = [
        (f"{known.get(code, code)}, {wording.category(category).lower()}", p)
        for (code, _, category), p in ((name.partition("/"), p) for name, p in reviewed.categories.items())
    ]
    return Method(t["paragraph"].format(**filled), t["citation"].format(**filled), [*by_language, *by_category])


def count_up(catalogue: Catalogue) -> dict[str, Any]:
    """What was compared, in numbers: articles, outlets, languages, events, first and last date."""
    scores = [score for group in catalogue.groups for score in group.profile.sums]
    dates = sorted(date for score in scores if (date := score.keys.get("date")))
    return {
        "articles": sum(group.profile.size for group in catalogue.groups),
        "outlets": sorted({score.outlet for score in scores if score.outlet}),
        "languages": sorted({score.language for score in scores}),
        "events": sorted({score.event for score in scores if score.event}),
        "dates": (dates[0], dates[-1]) if dates else None,
        "dated": len(dates),
    }
