"""What a comparison holds beside profiles and contrasts: frozen values, each with its evidence.

``a`` and ``b`` are names of groups (``Profile.name``) and ``group`` is one; an ``article`` is an id
(``ArticleScore.id``). Everything is evidence to be read, and nothing here is a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article: ``text`` is exactly ``text[start:end]`` of it, ``sentence`` what it stands in.

    ``start`` is -1 for words of a title that only the metadata gives.
    """

    article: str
    group: str
    start: int
    end: int
    text: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A lemma that one of two groups uses more in its own voice: in ``a`` where ``z`` is above zero, else in ``b``.

    Counts are capped (no article gives more than a share of a word's uses, ``capped`` uses were left
    out), ``articles_a`` and ``articles_b`` count articles that have the word, ``log_odds`` is the
    difference of log-odds under an informative Dirichlet prior, ``z`` that over its standard deviation.
    """

    word: str
    forms: tuple[str, ...]
    count_a: int
    count_b: int
    articles_a: int
    articles_b: int
    log_odds: float
    z: float
    p: float
    p_adjusted: float
    capped: int
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Keyness:
    """The distinctive words of a pair of groups, strongest first; ``tested`` counts all words that were compared.

    ``floor`` is the number of articles a word had to be in; ``note`` says when it was lowered.
    """

    a: str
    b: str
    language: str
    words_a: int
    words_b: int
    tested: int
    floor: int
    keywords: tuple[Keyword, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NamingShare:
    """How often a group prefers one of two competing names in its own voice.

    ``share`` of ``name`` against ``other``: the mean over the articles that use either (one vote an
    article, ``articles`` of them), with a 95 % interval; ``count`` and ``count_other`` are uses in the
    own voice, ``theirs`` and ``theirs_other`` those in reported speech and quotations.
    """

    name: str
    other: str
    group: str
    language: str
    count: int
    count_other: int
    share: float | None
    low: float | None
    high: float | None
    articles: int
    theirs: int
    theirs_other: int
    passages: tuple[Passage, ...] = ()
    passages_other: tuple[Passage, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Influence:
    """What leaving one thing out does to one measure of a pair: the most influential of its kind.

    ``kind`` is ``"entry"``, ``"article"`` or ``"event"``, ``left_out`` its id. ``value_a`` and
    ``value_b`` are the groups' figures, ``without_a`` and ``without_b`` those without it, ``moved`` the
    larger relative change of the two; ``flips`` says that the order of the groups turns. ``flagged``:
    moved by more than 15 % or flipped; ``flags`` counts all of this kind that do.
    """

    measure: str
    a: str
    b: str
    kind: str
    left_out: str
    value_a: float
    value_b: float
    without_a: float | None
    without_b: float | None
    moved: float
    flips: bool
    flagged: bool
    flags: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class StrengthPoint:
    """Loaded words of a strength of at least ``level`` per 1,000 own words (plain counts), with a 95 % interval."""

    group: str
    level: int
    value: float | None
    low: float | None
    high: float | None
    n: int
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class StrengthRatio:
    """The ratio a/b of loaded words of a strength of at least ``level``; ``None`` where one group has none."""

    a: str
    b: str
    level: int
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Balance:
    """What else differs between two groups: genres, length, events; and how large an effect could be seen.

    ``genres_a`` and ``genres_b`` count articles by genre, ``genre_overlap`` runs from 0 (no genre in common)
    to 1 (same mix), ``words_a`` and ``words_b`` are median words of the body, ``length_ratio`` their ratio.
    ``detectable`` is the smallest rate ratio found in four of five such studies (``None``: above 100).
    """

    a: str
    b: str
    articles_a: int
    articles_b: int
    genres_a: Mapping[str, int]
    genres_b: Mapping[str, int]
    genre_overlap: float | None
    words_a: float
    words_b: float
    length_ratio: float | None
    events_shared: int
    events_a: int
    events_b: int
    detectable: float | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DroppedAttribution:
    """A claim that the body gives to somebody and the headline of the same article prints as a fact: a candidate."""

    title: Passage
    body: Passage
    source: str
    overlap: float


@dataclass(frozen=True, slots=True)
class Headlines:
    """Titles against bodies of a group: weighted loaded words per 1,000 own words in each.

    ``ratio`` is title over body. ``attributed`` of ``titles`` titles say who says so; ``dropped`` are
    candidates for claims whose source stands in the body only.
    """

    group: str
    titles: int
    title_words: int
    title_count: float
    title_rate: float | None
    title_low: float | None
    title_high: float | None
    body_rate: float | None
    ratio: float | None
    attributed: int
    passages: tuple[Passage, ...] = ()
    dropped: tuple[DroppedAttribution, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Nearly the same words in two articles of different groups.

    ``likeness`` runs to 1 (letter for letter), ``voice`` is whose words they are in ``one``; ``one`` is the
    article with the earlier date, where ``earlier`` is true; dates say who printed first, not who wrote it.
    """

    one: Passage
    other: Passage
    likeness: float
    words: int
    voice: str
    earlier: bool


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two articles that share so much that one carries the other's text, or both a third's (``agencies``).

    ``share_one`` and ``share_other`` are the parts of each article's words that the other one has too.
    """

    one: str
    other: str
    group_one: str
    group_other: str
    share_one: float
    share_other: float
    words: int
    earlier: bool
    agencies: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuoteVersion:
    """One printing of a quotation: its words, who is said to have said them and with which cue."""

    passage: Passage
    language: str
    speaker: str
    cue: str
    stance: str


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """One quotation in several articles, earliest first: the same speaker, the same occasion.

    ``kind`` is ``"same words"``, ``"other words"`` (in one language: a translation, a cut, a mistake) or
    ``"across languages"``; ``anchors`` are what ties the versions together, ``confidence`` runs from 0 to 1;
    ``only`` holds, a version each, the words that no other version of its language has.
    """

    speaker: str
    kind: str
    versions: tuple[QuoteVersion, ...]
    anchors: tuple[str, ...]
    confidence: float
    only: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Omission:
    """A candidate for something that some groups carry and others do not, within one event.

    ``kind`` is ``"speaker"`` or ``"statement"``, ``what`` a name or a sentence, ``carried`` where it stands,
    ``groups`` who carries it, ``missing`` who does not; ``nearest`` is, for a statement, the most similar
    sentence of a missing group, with ``likeness``. ``within`` is the language compared, ``""`` for all.
    """

    event: str
    kind: str
    what: str
    within: str
    groups: tuple[str, ...]
    missing: tuple[str, ...]
    carried: tuple[Passage, ...]
    nearest: Passage | None = None
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """One source in one group: how often, in how many words, and with which cues it speaks.

    ``speaker`` is the fullest name as written, ``key`` the same for all spellings and alphabets, ``""`` for
    nameless ones. ``words`` are those of its content; ``quoted``, ``paraphrased`` and ``mixed`` count
    statements, ``second_hand`` those that came through another source; ``stances`` and ``cues`` count.
    """

    group: str
    speaker: str
    key: str
    source_type: str
    named: bool
    statements: int
    articles: int
    words: int
    quoted: int
    paraphrased: int
    mixed: int
    second_hand: int
    stances: Mapping[str, int]
    cues: Mapping[str, int]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLedger:
    """Who speaks in a group: totals, and a record for every speaker, the most frequent first.

    ``types`` counts statements by source type. ``named``, ``unnamed`` and ``second_hand`` count statements.
    """

    group: str
    statements: int
    words: int
    named: int
    unnamed: int
    second_hand: int
    quoted: int
    paraphrased: int
    mixed: int
    types: Mapping[str, int]
    speakers: tuple[SpeakerRecord, ...]


@dataclass(frozen=True, slots=True)
class StanceAsymmetry:
    """One speaker in two groups of a language: the share of statements whose cue is not neutral, by stance.

    ``stance`` is the one that differs most; too few statements for a test, so none is given.
    """

    speaker: str
    key: str
    a: str
    b: str
    stance: str
    share_a: float
    share_b: float
    statements_a: int
    statements_b: int
    cues_a: Mapping[str, int]
    cues_b: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ParityVerdict:
    """Whether a naming pair or concept may be compared across two languages, and why."""

    concept: str
    languages: tuple[str, str]
    allowed: bool
    reason: str
    shares: tuple[NamingShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """The event proposed for an article: ``confidence`` from 0 to 1, ``reason`` what ties it to the others."""

    article: str
    event: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class EventProposal:
    """Proposed groups of articles that tell one event, for a person to correct."""

    assignments: tuple[Assignment, ...]
    notes: tuple[str, ...] = ()
