"""The nouns of the toolkit: frozen values without behaviour of their own.

The flow is ``Article → Document → Findings + Attributions → Analysis → Profile → Comparison``.
Offsets are half-open and count Python characters of ``article.text``; for every span
``text[start:end]`` is exactly the words found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.annotations.agreement import Agreement
    from framing.annotations.held import Disagreement
    from framing.comparison import house, results, stretches

LANGUAGES = ("en", "ru", "uk")
VOICES = ("outlet", "reported", "quoted")
OUTLET, REPORTED, QUOTED = range(len(VOICES))  # a voice as a number, where every token has one
SCORED_REGIONS = ("title", "body")
REGION_KINDS = (
    "title",
    "title_duplicate",
    "body",
    "caption",
    "dateline",
    "tags",
    "related",
    "boilerplate",
    "front_matter",
)
# Categories whose findings are marked in articles and rated; ids are stable.
CATEGORIES = (
    "loaded",
    "hedge",
    "evidential",
    "distancing",
    "scare_quote",
    "booster",
    "absolutist",
    "presupposition",
    "naming",
    "frame",
    "moral",
    "agency",
    "person",
    "headline",
)
# Lexicon categories that serve attribution and are no findings themselves.
ATTRIBUTION_CATEGORIES = ("cue", "source_noun")
STANCES = ("neutral", "endorsing", "distancing", "confrontational", "affective", "weak", "nonstatement")
SOURCE_TYPES = (
    "official",
    "politician",
    "institution",
    "agency",
    "media",
    "expert",
    "document",
    "organisation",
    "social_media",
    "private_person",
    "outlet",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of characters of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page: what kind of part it is (one of ``REGION_KINDS``) and its language.

    ``language`` is ``"en"``, ``"ru"``, ``"uk"`` or ``"unknown"``.
    """

    start: int
    end: int
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its metadata. ``text`` is kept exactly as it was read.

    ``regions`` is empty when nobody has looked for them yet; ``analyze`` then treats the
    whole text as one body region. ``language`` is ``None`` when it is not known.
    ``date`` is ISO 8601 text (``2026-03-14``) or what the input said. ``extra`` holds further
    columns with their values; articles can be grouped by them.
    """

    text: str
    id: str = ""
    outlet: str = ""
    language: str | None = None
    title: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None
    event: str | None = None
    genre: str | None = None
    section: str | None = None
    regions: tuple[Region, ...] = ()
    warnings: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was left out: which file, which place in it, why, and what would help."""

    path: str
    place: str
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One marked span.

    ``voice`` is ``"outlet"``, ``"reported"`` or ``"quoted"``; ``strength`` runs from 0
    (conventional) to 3 (openly partisan); ``entry`` is the id of the lexicon entry that
    matched (``en/loaded/label.regime``), or the name of the analyzer; ``region`` is the kind
    of the region it stands in and ``sentence`` the index into ``Analysis.sentences``.
    """

    start: int
    end: int
    text: str
    category: str
    concept: str
    voice: str
    strength: int
    entry: str
    language: str
    region: str = "body"
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that a reader set aside, and why (``note``).

    ``text`` is what stood there; where it is given and the article reads otherwise, nothing is dismissed.
    """

    article: str
    start: int
    end: int
    category: str
    concept: str
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: PARC3's source, cue and content, each a tuple of spans.

    ``antecedent`` holds the spans an anaphoric content points back to. ``type`` is
    ``"direct"``, ``"indirect"`` or ``"mixed"``; ``entity`` the full name the source resolves
    to, as written in the text; ``chain`` the names from the outlet to the speaker;
    ``parent`` the index of the attribution this one is nested in, or ``None``.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: str
    stance: str = "neutral"
    source_type: str = "unknown"
    named: bool = False
    entity: str | None = None
    chain: tuple[str, ...] = ()
    parent: int | None = None
    antecedent: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Voiced:
    """A stretch of text in one voice other than the outlet's: ``"reported"`` or ``"quoted"``."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class Portrayal:
    """How a target is shown: ``polarity`` from -1.0 (badly) to 1.0 (well), with its evidence."""

    target: Span
    polarity: float
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """What one article contributes to a group: numbers only, no text.

    ``counts`` are own-voice body findings by category (strength-weighted for ``loaded``, with the
    plain count under ``loaded_n``) and by frame (``frame.economic``), ``voices`` the body words by
    voice, ``attributions`` tallies of the body's attributions: ``n``, ``own`` (not nested in another
    one), ``with_source``, ``anonymous``, ``distancing``, ``second_hand``, ``quoted_words``, one per
    type, ``source_<type>`` and ``stance_<stance>`` (the stances only of ``own``). ``keys`` holds
    genre, section, date, author and further columns where known. ``shrunk`` is filled by ``profile``: the article's
    figure by measure, drawn towards its language's mean; ``None`` for a figure the article is too
    short for. ``translated`` says that the text looks machine-translated.
    """

    id: str
    outlet: str
    language: str
    event: str | None
    title: str
    counts: Mapping[str, float]
    voices: Mapping[str, int]
    attributions: Mapping[str, int]
    keys: Mapping[str, str] = field(default_factory=dict)
    shrunk: Mapping[str, float | None] = field(default_factory=dict)
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a group, with everything needed to doubt it.

    ``value`` is the group's figure, the mean over its articles, in ``unit`` (``"per_1000"`` words of
    the outlet's own voice, for ``sources_per_1000`` of the body; or ``"share"`` from 0 to 1), ``low``
    and ``high`` its 95 % interval, ``n`` the articles long enough to be rated, ``count`` what was
    counted and ``exposure`` what it was divided by, summed over all articles, short ones too.
    ``method`` is ``"bca"``, ``"percentile"`` or ``""`` when no interval could be given; ``note`` says
    why something is missing or differs from the rule; ``deviation`` is the standard deviation
    between articles.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    count: float
    exposure: float
    unit: str
    method: str = ""
    note: str = ""
    deviation: float | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of a group of articles: an outlet in a language, an event, …

    ``key`` holds the group's columns and values in order (``(("outlet", "A"), ("language", "en"))``),
    ``articles`` the scores of its articles, ``too_few`` whether the group is too small to
    generalise from, ``evidence`` how often each category was found in the outlet's own voice
    (plain counts). A group too large to list its articles has none there, but their number in
    ``number``, what they hold together in ``pooled`` (one score a language) and the mergeable sums of
    each measure in ``states``.
    """

    key: tuple[tuple[str, str], ...]
    measures: Mapping[str, Measure]
    articles: tuple[ArticleScore, ...]
    too_few: bool
    notes: tuple[str, ...] = ()
    evidence: Mapping[str, int] = field(default_factory=dict)
    number: int = 0
    pooled: tuple[ArticleScore, ...] = ()
    states: Mapping[str, object] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many articles the group has."""
        return self.number or len(self.articles)

    @property
    def sums(self) -> tuple[ArticleScore, ...]:
        """Scores that add up to the group's: its articles', or those pooled of them."""
        return self.articles or self.pooled

    @property
    def name(self) -> str:
        """The group's name for people: its values joined (``"A, en"``)."""
        return ", ".join(value for _, value in self.key)


@dataclass(frozen=True, slots=True)
class Contrast:
    """One measure of two groups side by side: ``a`` and ``b`` are profile names.

    ``ratio`` is the rate ratio a/b with its interval, ``difference`` a − b with its interval; a
    ``ratio_high`` of ``None`` beside a ``ratio_low`` means that there is no upper limit.
    ``p`` is the raw and ``p_adjusted`` the corrected probability under ``test`` (``"paired
    permutation"``, ``"permutation"`` or ``""``), ``correction`` ``"holm"`` or ``"bh"``. ``events``
    counts the events both groups cover. ``note`` says why a figure is missing.
    """

    measure: str
    a: str
    b: str
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    p_adjusted: float | None
    correction: str
    test: str
    events: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term one group uses in its own voice: counts, and sentences that show it.

    ``sentences`` holds ``(article id, finding start, sentence text)``.
    """

    group: str
    concept: str
    category: str
    strength: int
    count: int
    articles: int
    forms: tuple[str, ...]
    sentences: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Profiles side by side.

    ``by`` names the columns that made the groups; ``analyses`` holds the analyses themselves
    where the comparison was made from them (evidence for the report), else nothing;
    ``settings`` records seeds, draws, versions and hashes that the figures depend on;
    ``skipped`` lists what was left out of the corpus and why; ``dismissed`` the findings a person set aside
    before anything was counted. The fields between them need the analyses and are
    described where their values are (``framing.comparison.results``).
    """

    by: tuple[str, ...]
    profiles: tuple[Profile, ...]
    contrasts: tuple[Contrast, ...]
    terms: tuple[Term, ...]
    analyses: tuple[object, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    keyness: tuple[results.Keyness, ...] = ()
    naming: tuple[results.NamingShare, ...] = ()
    parity: tuple[results.ParityVerdict, ...] = ()
    influence: tuple[results.Influence, ...] = ()
    strengths: tuple[results.StrengthPoint, ...] = ()
    strength_ratios: tuple[results.StrengthRatio, ...] = ()
    balance: tuple[results.Balance, ...] = ()
    headlines: tuple[results.Headlines, ...] = ()
    shared_passages: tuple[results.SharedPassage, ...] = ()
    shared_texts: tuple[results.SharedText, ...] = ()
    quotes: tuple[results.SharedQuote, ...] = ()
    omissions: tuple[results.Omission, ...] = ()
    ledgers: tuple[results.SourceLedger, ...] = ()
    asymmetries: tuple[results.StanceAsymmetry, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    periods: tuple[stretches.PeriodFigure, ...] = ()
    changes: tuple[stretches.Change, ...] = ()
    undated: tuple[stretches.Undated, ...] = ()
    house_figures: tuple[house.HouseFigure, ...] = ()
    house_ratios: tuple[house.HouseRatio, ...] = ()
    house_terms: tuple[house.HouseTerm, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
