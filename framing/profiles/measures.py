"""The measures: what is counted, over what, and what one article contributes to them.

The table ``MEASURES`` is the one place that says how each figure is made. Definitions,
confounders and the sentence for a pupil stand in the concept cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from framing.analysis import Analysis
from framing.model import CATEGORIES, SOURCE_TYPES, STANCES, VOICES, ArticleScore, Attribution

# Below 150 words one finding more or less moves a rate by 7 per 1,000: no figure is given for such
# an article. Own-voice rates need 150 words of the outlet's own; what is measured over the whole
# body needs a body of 150 words (an own-voice floor would leave out just the articles that quote most).
FLOOR = 150

# Words needed for the same content, English = 1 (word tokens of parallel news text, LINGUISTICS §0.2).
# Within one language the factor cancels out, so it is used only where a figure mixes languages.
LENGTH_FACTOR: Mapping[str, float] = {"en": 1.00, "ru": 0.78, "uk": 0.77}

# Measures whose analyzer is not built yet: they show no figure and enter no correction.
UNMEASURED: tuple[str, ...] = ()

# How an article's warning begins when its text looks machine-translated.
TRANSLATED = "machine-translated"


@dataclass(frozen=True, slots=True)
class Rule:
    """How one measure is made of an ``ArticleScore``.

    ``counted`` names a table of the score and the key in it (``("counts", "hedge")``), ``over``
    what it is divided by: ``"own_words"``, ``"body_words"``, or a tally of attributions.
    ``stance`` marks measures that say nothing about a machine-translated article, whose cue
    words are the translator's.
    """

    name: str
    unit: str
    counted: tuple[str, str]
    over: str
    stance: bool = False


def _own(name: str) -> Rule:
    return Rule(name, "per_1000", ("counts", name), "own_words")


def _share(name: str, counted: str, over: str, stance: bool = False) -> Rule:
    return Rule(name, "share", ("attributions", counted), over, stance)


# The eight declared beforehand; tests over them are corrected by Holm, all others by Benjamini–Hochberg.
_HEADLINE_RULES = (
    _own("loaded"),
    _own("hedge"),
    _own("evidential"),
    _own("booster"),
    Rule("quoted_share", "share", ("voices", "quoted"), "body_words"),
    _share("anonymous_share", "anonymous", "with_source"),
    _share("distancing_cue_share", "distancing", "own", stance=True),
    _own("agency"),
)
_FURTHER_RULES = (
    *(_own(n) for n in ("distancing", "scare_quote", "absolutist", "presupposition", "naming", "moral", "frame")),
    Rule("reported_share", "share", ("voices", "reported"), "body_words"),
    Rule("sources_per_1000", "per_1000", ("attributions", "n"), "body_words"),
    _share("second_hand_share", "second_hand", "n"),
    *(_share(f"source_{kind}_share", f"source_{kind}", "n") for kind in SOURCE_TYPES),
    # The distancing stance is the headline measure distancing_cue_share.
    *(_share(f"stance_{s}_share", f"stance_{s}", "own", stance=True) for s in STANCES if s != "distancing"),
)
HEADLINE: tuple[str, ...] = tuple(rule.name for rule in _HEADLINE_RULES)
MEASURES: Mapping[str, Rule] = {rule.name: rule for rule in (*_HEADLINE_RULES, *_FURTHER_RULES)}


def article_id(analysis: Analysis) -> str:
    """The id an article goes by in scores and evidence: its own, else a digest of its text."""
    return analysis.article.id or blake2b(analysis.text.encode(), digest_size=6).hexdigest()


def _in_body(analysis: Analysis, attribution: Attribution) -> bool:
    """Whether an attribution stands in the body; without regions the whole text is body."""
    spans = (*attribution.cue, *attribution.content, *attribution.source)
    body = [r for r in analysis.regions if r.kind == "body"]
    if not spans or not analysis.regions:
        return True
    return any(region.start <= spans[0].start < region.end for region in body)


def _attributions(analysis: Analysis) -> dict[str, int]:
    """Tallies of the body's attributions.

    ``own`` counts those whose cue is the outlet's own wording: an attribution nested in another one
    stands inside somebody's words, so its cue says nothing about the outlet. ``with_source`` counts
    those with a source phrase or with none at all (``unknown``); left out are elided sources, which
    were named, or not, where they were introduced.
    """
    tallies: Counter[str] = Counter({"quoted_words": analysis.exposure.get("quoted", 0)})
    for attribution in analysis.attributions:
        if not _in_body(analysis, attribution):
            continue
        tallies["n"] += 1
        tallies[attribution.type] += 1
        tallies[f"source_{attribution.source_type}"] += 1
        if attribution.source or attribution.source_type == "unknown":
            tallies["with_source"] += 1
            tallies["anonymous"] += not attribution.named
        if attribution.parent is None:
            tallies["own"] += 1
            tallies[f"stance_{attribution.stance}"] += 1
            tallies["distancing"] += attribution.stance == "distancing"
        tallies["second_hand"] += len(attribution.chain) > 2
    names = ("n", "own", "with_source", "anonymous", "distancing", "second_hand", "quoted_words")
    kinds = ("direct", "indirect", "mixed", *(f"source_{k}" for k in SOURCE_TYPES), *(f"stance_{s}" for s in STANCES))
    return {name: tallies[name] for name in (*names, *kinds)}


def score_article(analysis: Analysis) -> ArticleScore:
    """Reduce an analysis to the numbers a profile needs.

    Args:
        analysis: what ``framing.analyze`` returned.

    Returns:
        The score: own-voice findings of the body by category (``loaded`` weighed by strength,
        with the plain count under ``loaded_n``) and by frame, words by voice, tallies of
        attributions, and the article's other columns under ``keys``.

    Example:
        >>> from framing.model import Article, Finding
        >>> found = Finding(0, 6, "Regime", "loaded", "label.regime", "outlet", 2, "en/loaded/label.regime", "en")
        >>> article = Article("Regime falls", id="a1", outlet="Dawn")
        >>> a = Analysis(article, "en", (), (), (), (found,), (), {}, {"outlet": 2}, {})
        >>> score = score_article(a)
        >>> score.counts["loaded"], score.counts["loaded_n"], score.voices["outlet"]
        (2, 1, 2)
    """
    article = analysis.article
    counts: Counter[str] = Counter()
    for finding in analysis.findings:
        if finding.voice != "outlet" or finding.region != "body":
            continue
        counts[finding.category] += finding.strength if finding.category == "loaded" else 1
        if finding.category == "loaded":
            counts["loaded_n"] += 1
        elif finding.category == "frame":
            counts[finding.concept] += 1
    columns = dict(article.extra) | {name: getattr(article, name) for name in ("genre", "section", "date", "author")}
    return ArticleScore(
        id=article_id(analysis),
        outlet=article.outlet,
        language=analysis.language,
        event=article.event,
        title=article.title or "",
        counts={name: counts[name] for name in (*CATEGORIES, "loaded_n", *sorted(set(counts) - {*CATEGORIES}))},
        voices={voice: analysis.exposure.get(voice, 0) for voice in VOICES},
        attributions=_attributions(analysis),
        keys={name: value for name, value in columns.items() if value},
        translated=any(warning.startswith(TRANSLATED) for warning in analysis.warnings),
    )


def words(score: ArticleScore, rule: Rule) -> int:
    """The words that decide whether an article is long enough for a measure (see ``FLOOR``)."""
    return score.voices.get("outlet", 0) if rule.over == "own_words" else sum(score.voices.values())


def tally(score: ArticleScore, rule: Rule, comparable: bool = False) -> tuple[float, float]:
    """What an article counts for a measure and what that is divided by.

    Args:
        score: the article.
        rule: the measure.
        comparable: bring words of several languages on one footing (``LENGTH_FACTOR``).
    """
    table, key = rule.counted
    counted = getattr(score, table).get(key, 0)
    if rule.over not in ("own_words", "body_words"):
        return counted, score.attributions.get(rule.over, 0)
    exposure = float(words(score, rule))
    # Where words are divided by words the factor would cancel out.
    if comparable and rule.unit == "per_1000":
        exposure /= LENGTH_FACTOR.get(score.language, 1.0)
    return counted, exposure


def enters(score: ArticleScore, rule: Rule) -> bool:
    """Whether a measure is taken of this article at all, however short it is."""
    return rule.name not in UNMEASURED and not (rule.stance and score.translated)


def rate(score: ArticleScore, rule: Rule, comparable: bool = False) -> float | None:
    """The article's own figure in the measure's unit, or ``None`` where it has none.

    Args:
        score: the article.
        rule: the measure.
        comparable: bring words of several languages on one footing (``LENGTH_FACTOR``).

    Returns:
        A rate per 1,000 words or a share; ``None`` for an article below ``FLOOR`` words, without
        anything to divide by, or left out of the measure.

    Example:
        >>> score = ArticleScore("a1", "Dawn", "en", None, "", {"hedge": 3}, {"outlet": 200}, {})
        >>> rate(score, MEASURES["hedge"])
        15.0
    """
    counted, exposure = tally(score, rule, comparable)
    if not enters(score, rule) or words(score, rule) < FLOOR or not exposure:
        return None
    return counted / exposure * (1000 if rule.unit == "per_1000" else 1)
