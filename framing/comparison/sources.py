"""Sources: who speaks in each group, how often, in how many words, and with which cues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.comparison.names import person_key, same_person, without_place
from framing.comparison.results import SourceLedger, SpeakerRecord, StanceAsymmetry
from framing.comparison.texts import ArticleText, lemma_of_word
from framing.comparison.utterances import key_of_name
from framing.languages import get_language
from framing.model import Attribution

# Kinds of source that are people: known again by the surname. The others are known by all words of their name.
PEOPLE = ("official", "politician", "expert", "private_person", "social_media", "unknown")
PASSAGES = 3
NEGATIONS = {"not", "never", "n't"}  # what was not said is another cue
# One cue is a choice of one moment; from two on a habit can begin to show.
STATEMENTS = 2
# Rows of asymmetries that a reader will look at.
ROWS = 30


@dataclass(frozen=True)
class _Statement:
    text: ArticleText
    attribution: Attribution

    @property
    def name(self) -> str:
        """The name of the source, or what it is called where it has none."""
        found = self.attribution
        if found.entity:
            return found.entity
        content = self.text.analysis.text
        return content[found.source[0].start : found.source[-1].end] if found.source else "(nobody)"

    @property
    def words(self) -> int:
        """The words of its content."""
        return sum(len(self.text.between(span.start, span.end)) for span in self.attribution.content)

    @property
    def cue(self) -> str:
        """The cue's lemma, without auxiliaries and adverbs before it; several words as they stand."""
        content = self.text.analysis.text
        words = " ".join(content[span.start : span.end].lower() for span in self.attribution.cue).split()
        idle = get_language(self.text.language).syntax.cue_words - NEGATIONS
        while len(words) > 1 and words[0] in idle:
            words = words[1:]
        return " ".join(words) if len(words) > 1 else lemma_of_word(words[0], self.text.language)


def source_ledgers(texts: Sequence[ArticleText]) -> tuple[SourceLedger, ...]:
    """Keep the ledger of every group: its sources with their statements.

    Args:
        texts: the articles.

    Returns:
        A ledger a group, sorted by group. Sources without a name are gathered by their kind.

    Example:
        >>> from framing.engine import analyze
        >>> from framing.comparison.texts import read_texts
        >>> a = analyze("Ann Dole said that the bridge was safe. Dole admitted that it was old.", language="en")
        >>> (ledger,) = source_ledgers(read_texts([("Dawn", a)]))
        >>> [(s.speaker, s.statements, dict(s.cues)) for s in ledger.speakers]
        [('Ann Dole', 2, {'admit': 1, 'say': 1})]
    """
    groups: dict[str, list[_Statement]] = defaultdict(list)
    for text in texts:
        for attribution in text.analysis.attributions:
            if in_body(text, attribution):
                groups[text.group].append(_Statement(text, attribution))
    return tuple(_ledger(group, groups[group]) for group in sorted(groups))


def in_body(text: ArticleText, attribution: Attribution) -> bool:
    """Whether an attribution stands in the body; without regions the whole text is body."""
    first = (*attribution.cue, *attribution.content, *attribution.source)[:1]
    body = [region for region in text.analysis.regions if region.kind == "body"]
    return not text.analysis.regions or any(r.start <= span.start < r.end for span in first for r in body)


def _ledger(group: str, statements: Sequence[_Statement]) -> SourceLedger:
    records = [_record(group, key, members) for key, members in _speakers(statements)]
    kinds = Counter(s.attribution.type for s in statements)
    types = Counter(s.attribution.source_type for s in statements)
    named = sum(s.attribution.named for s in statements)
    return SourceLedger(
        group=group,
        statements=len(statements),
        words=sum(s.words for s in statements),
        named=named,
        unnamed=len(statements) - named,
        second_hand=sum(len(s.attribution.chain) > 2 for s in statements),
        quoted=kinds["direct"],
        paraphrased=kinds["indirect"],
        mixed=kinds["mixed"],
        types=dict(sorted(types.items())),
        speakers=tuple(sorted(records, key=lambda r: (-r.statements, -r.words, r.speaker, r.source_type))),
    )


def speaker_key(attribution: Attribution) -> str:
    """The key a named source is known by in all alphabets; empty for one without a name."""
    if not attribution.named or not attribution.entity:
        return ""
    person = attribution.source_type in PEOPLE
    return person_key(attribution.entity) if person else key_of_name(attribution.entity)


def _speakers(statements: Iterable[_Statement]) -> list[tuple[str, list[_Statement]]]:
    """Statements by speaker: equal keys, and for people names that agree."""
    found: dict[tuple[str, str], list[list[_Statement]]] = defaultdict(list)
    for statement in statements:
        attribution = statement.attribution
        key = speaker_key(attribution)
        rows = found[key, "" if key else attribution.source_type]
        for row in rows:
            # Ann Dole and Bob Dole have one key; a bare Dole goes to whoever came first.
            agree = not key or statement.name == row[0].name or same_person(statement.name, row[0].name)
            if agree or attribution.source_type not in PEOPLE:
                row.append(statement)
                break
        else:
            rows.append([statement])
    return [(key, row) for (key, _), rows in sorted(found.items()) for row in rows]


def _record(group: str, key: str, statements: Sequence[_Statement]) -> SpeakerRecord:
    types = Counter(s.attribution.source_type for s in statements if s.attribution.source_type != "unknown")
    source_type = min(types, key=lambda name: (-types[name], name)) if types else "unknown"
    kinds = Counter(s.attribution.type for s in statements)
    # Cues inside somebody else's words are not the outlet's choice.
    own = [s for s in statements if s.attribution.parent is None]
    spelled = Counter(without_place(s.name) if key else s.name for s in statements)
    # First name and surname, without the office or country before them; the shortest spelling is the bare case.
    names = sorted(spelled, key=lambda n: (len(n.split()) != 2, -len(n.split()), -spelled[n], len(n), n))
    return SpeakerRecord(
        group=group,
        speaker=names[0] if key else f"({source_type}, no name)",
        key=key,
        source_type=source_type,
        named=bool(key),
        statements=len(statements),
        articles=len({s.text.id for s in statements}),
        words=sum(s.words for s in statements),
        quoted=kinds["direct"],
        paraphrased=kinds["indirect"],
        mixed=kinds["mixed"],
        second_hand=sum(len(s.attribution.chain) > 2 for s in statements),
        stances=dict(sorted(Counter(s.attribution.stance for s in own).items())),
        cues=dict(sorted(Counter(s.cue for s in own if s.attribution.cue).items())),
        passages=tuple(
            s.text.passage(s.attribution.content[0].start, s.attribution.content[-1].end)
            for s in statements
            if s.attribution.content
        )[:PASSAGES],
    )


def stance_asymmetries(
    ledgers: Sequence[SourceLedger], pairs: Sequence[tuple[str, str]]
) -> tuple[StanceAsymmetry, ...]:
    """Show speakers whom two groups give the word with different cues: one says, the other claims or admits.

    Args:
        ledgers: what ``source_ledgers`` returned.
        pairs: names of groups of one language; cues of two languages do not match.

    Returns:
        Speakers with two statements or more in each, the largest difference first.

    Example:
        >>> stance_asymmetries((), [("Dawn, en", "Dusk, en")])
        ()
    """
    by_group = {ledger.group: ledger for ledger in ledgers}
    found = []
    for a, b in pairs:
        if a not in by_group or b not in by_group:
            continue
        for one in by_group[a].speakers:
            for other in by_group[b].speakers:
                if one.key and one.key == other.key and _same(one, other) and (row := _asymmetry(a, b, one, other)):
                    found.append(row)
    found.sort(key=lambda row: (-abs(row.share_a - row.share_b), row.a, row.b, row.speaker))
    return tuple(found[:ROWS])


def _same(one: SpeakerRecord, other: SpeakerRecord) -> bool:
    return one.source_type not in PEOPLE or same_person(one.speaker, other.speaker)


def _asymmetry(a: str, b: str, one: SpeakerRecord, other: SpeakerRecord) -> StanceAsymmetry | None:
    sizes = sum(one.stances.values()), sum(other.stances.values())
    if min(sizes) < STATEMENTS:
        return None
    shares = {
        stance: (one.stances.get(stance, 0) / sizes[0], other.stances.get(stance, 0) / sizes[1])
        for stance in sorted({*one.stances, *other.stances} - {"neutral"})
    }
    if not shares:
        return None
    stance = max(shares, key=lambda name: abs(shares[name][0] - shares[name][1]))
    if shares[stance][0] == shares[stance][1]:
        return None
    return StanceAsymmetry(one.speaker, one.key, a, b, stance, *shares[stance], *sizes, one.cues, other.cues)
