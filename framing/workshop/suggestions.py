"""Suggestions: words and pairs an outlet uses distinctively, in its own voice, that no entry knows yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis import Analysis
from framing.errors import FramingError
from framing.languages import get_language
from framing.workshop.collocations import find_collocations
from framing.workshop.keyness import count_terms, score_terms
from framing.workshop.neighbours import Neighbour, nearest_known
from framing.workshop.own_words import Term, Use, Voice, listen, own_sentences
from framing.workshop.toml_text import comment_line, entry_table

# Articles that must hold a term (LINGUISTICS §6.4).
ARTICLES = 5
# The usual bound for one comparison. Among thousands of words many pass it by chance: these are suggestions to read.
LEAST_Z = 1.96
SENTENCES = 3
# Pairs looked at before those the outlet does not use distinctively are dropped.
PAIRS = 500
# A lemma that is in most of its uses a name, or in most of them part of an entry's match, is no candidate.
MOST = 0.5
PARTICIPLES = ("ing", "ed")  # English

# Of the places in a list, at most so many for words that are not distinctive, but like known ones.
NEIGHBOURS = 0.3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate for an entry.

    ``kind`` is ``"word"`` or ``"collocation"`` (used distinctively), or ``"neighbour"`` (not so, but in the company
    of a known loaded word, which ``near`` names);
    ``pattern`` matches the ``forms`` that were found; ``rate`` and ``elsewhere`` are per 1,000 own words of the
    outlet and of the others, not capped; ``sentences`` are ``(article id, sentence with the term in braces)``.
    """

    kind: str
    pattern: str
    forms: tuple[str, ...]
    count: int
    articles: int
    rate: float
    elsewhere: float
    z: float
    near: Neighbour | None
    sentences: tuple[tuple[str, str], ...]


def suggest(
    analyses: Iterable[Analysis],
    outlet: str,
    language: str | None = None,
    articles: int = ARTICLES,
    most: int = 30,
    names: bool = False,
) -> list[Suggestion]:
    """Find words and pairs an outlet uses distinctively.

    Args:
        analyses: the analysed articles of this outlet and of others.
        outlet: the outlet's name.
        language: which of its languages, where it has several.
        articles: articles of the outlet that must hold a term.
        most: how many suggestions to give.
        names: also suggest names.

    Returns:
        The candidates, the most distinctive first, and behind them neighbours of known loaded words.

    Raises:
        FramingError: if the outlet, its language or another outlet cannot be found.
    """
    target, reference, spoken = _sides(list(analyses), outlet, language)
    heard = [[list(own_sentences(analysis)) for analysis in side] for side in (target, reference)]
    ours, theirs = map(listen, heard)
    words = [word for word in ours.uses if len(word) == 1 and _fit(ours.uses[word], articles, names)]
    runs = [[word.lemma for word in run] for article in heard[0] for sentence in article for run in sentence.runs]
    plain = {lemma for lemma, *_ in words}
    pairs = find_collocations(runs, plain | _plain(ours), articles, PAIRS)
    terms: list[Term] = [*words, *(pair for pair in pairs if _fit(ours.uses.get(pair, ()), articles, names))]
    uses = [count_terms(side.counts) for side in (ours, theirs)]
    keyness = {size: score_terms(*(_of_size(side, size) for side in uses)) for size in (1, 2)}
    sentences = [[w.lemma for run in s.runs for w in run] for side in heard for article in side for s in article]
    near = nearest_known(sentences, _known_loaded(ours, theirs), plain)
    scores = {term: keyness[len(term)][term] for term in terms}
    distinctive = sorted((t for t in terms if scores[t] >= LEAST_Z), key=lambda t: (-scores[t], t))
    also = sorted((t for t in words if scores[t] < LEAST_Z and t[0] in near), key=lambda t: -near[t[0]].similarity)
    room = max(0, most - len(also[: int(most * NEIGHBOURS)]))
    chosen = [*_without_parts(distinctive, ours)[:room], *also][:most]
    inflected = _inflected(chosen, spoken)
    return [_suggestion(term, scores[term], near.get(term[0]), ours, theirs, inflected) for term in chosen]


def _sides(
    analyses: Sequence[Analysis], outlet: str, language: str | None
) -> tuple[list[Analysis], list[Analysis], str]:
    """The outlet's articles and the others' in one language."""
    mine = [a for a in analyses if a.article.outlet == outlet]
    if not mine:
        known = ", ".join(sorted({a.article.outlet for a in analyses if a.article.outlet})) or "none is named"
        raise FramingError(f"No article is by the outlet {outlet!r}.", f"The corpus has: {known}.")
    languages = sorted({a.language for a in mine})
    if language is None and len(languages) > 1:
        problem = f"{outlet} writes in several languages: {', '.join(languages)}."
        raise FramingError(problem, "Choose one with --language.")
    chosen = language or languages[0]
    target = [a for a in mine if a.language == chosen]
    reference = [a for a in analyses if a.language == chosen and a.article.outlet != outlet]
    if not target or not reference:
        who = outlet if not target else "another outlet"
        raise FramingError(f"No article in {chosen} is by {who}.", "Add some to the corpus to compare.")
    return target, reference, chosen


def _fit(uses: Sequence[Use], articles: int, names: bool) -> bool:
    """Whether a term may be a candidate: in enough articles, no name, and not in the lexicon yet."""
    if len({use.sentence.article for use in uses}) < articles:
        return False
    known = sum(all(word.category for word in use.words) for use in uses)
    told = [any(word.name for word in use.words) for use in uses if any(word.name is not None for word in use.words)]
    name = not told or sum(told) > MOST * len(told)
    return known <= MOST * len(uses) and (names or not name)


def _plain(voice: Voice) -> set[str]:
    return {term[0] for term in voice.uses if len(term) == 1}


def _of_size(counts: Mapping[Term, int], size: int) -> dict[Term, int]:
    return {term: count for term, count in counts.items() if len(term) == size}


def _known_loaded(*voices: Voice) -> dict[str, str]:
    """Lemmas that are in most of their uses part of a loaded finding, and its concept."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for voice in voices:
        for term, uses in voice.uses.items():
            if len(term) == 1:
                found[term[0]].update(w.concept if w.category == "loaded" else "" for w in (u.words[0] for u in uses))
    best = {lemma: counts.most_common(1)[0] for lemma, counts in found.items()}
    return {
        lemma: concept for lemma, (concept, count) in best.items() if concept and count > MOST * found[lemma].total()
    }


def _inflected(terms: Sequence[Term], language: str) -> dict[str, set[str]]:
    """All forms of the terms' lemmas, looked up together: the dictionary is read once."""
    found = get_language(language).forms(sorted({lemma for term in terms for lemma in term}))
    return {lemma: {form for form, _ in forms} | {lemma} for lemma, forms in found.items()}


def _suggestion(
    term: Term, z: float, near: Neighbour | None, ours: Voice, theirs: Voice, inflected: Mapping[str, set[str]]
) -> Suggestion:
    uses = ours.uses[term]
    forms = Counter(" ".join(word.form for word in use.words) for use in uses)
    # One sentence an article, and none twice.
    shown: dict[str, str] = {}
    for use in uses:
        if use.sentence.article not in shown and _marked(use) not in shown.values():
            shown[use.sentence.article] = _marked(use)
    return Suggestion(
        kind="collocation" if len(term) > 1 else "word" if z >= LEAST_Z else "neighbour",
        pattern=" ".join(_slot(place, uses, inflected) for place in range(len(term))),
        forms=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
        count=len(uses),
        articles=len({use.sentence.article for use in uses}),
        rate=1000 * len(uses) / ours.size,
        elsewhere=1000 * len(theirs.uses.get(term, ())) / theirs.size if theirs.size else 0.0,
        z=z,
        near=near if len(term) == 1 else None,
        sentences=tuple(shown.items())[:SENTENCES],
    )


def _slot(place: int, uses: Sequence[Use], inflected: Mapping[str, set[str]]) -> str:
    """The lemma where the dictionary inflects it to every form found, else those forms."""
    forms = {use.words[place].form for use in uses}
    lemma = uses[0].words[place].lemma
    # "boarding fee", never anything else: here the word in -ing or -ed is no form of the verb.
    if len(forms) == 1 and max(forms).endswith(PARTICIPLES):
        return max(forms)
    return lemma if forms <= inflected[lemma] else "/".join(f"={form}" for form in sorted(forms))


def _marked(use: Use) -> str:
    """The sentence on one line with the term in braces; its own braces give way to brackets."""
    start, end = (use.words[0].start - use.sentence.start, use.words[-1].end - use.sentence.start)
    text = use.sentence.text.replace("{", "(").replace("}", ")")
    return " ".join(f"{text[:start]}{{{text[start:end]}}}{text[end:]}".split())


def _without_parts(terms: Sequence[Term], voice: Voice) -> list[Term]:
    """Leave out a word that is hardly ever used but within a pair that is suggested as well."""
    pairs: dict[Term, int] = {(word,): len(voice.uses[term]) for term in terms if len(term) > 1 for word in term}
    # Nine uses of ten within the pair: the word by itself would be no other entry.
    return [term for term in terms if pairs.get(term, 0) < 0.9 * len(voice.uses[term])]


def describe(suggestion: Suggestion) -> str:
    """A suggestion's figures and sentences as TOML comments, to stand above its entry."""
    lines = [
        f"{suggestion.kind}: {', '.join(suggestion.forms)}",
        f"{suggestion.rate:.2f} per 1,000 own words, elsewhere {suggestion.elsewhere:.2f}; z = {suggestion.z:.1f}",
    ]
    if suggestion.near:
        near = suggestion.near
        lines.append(f"keeps the company of {near.lemma} ({near.concept}), cosine {near.similarity:.2f}")
    lines += [f"{article}: {sentence}" for article, sentence in suggestion.sentences]
    return "".join(f"{comment_line(line)}\n" for line in lines)


def to_entry(suggestion: Suggestion, outlet: str) -> str:
    """A suggestion as an entry to paste and finish.

    Args:
        suggestion: the candidate.
        outlet: where it was found.
    """
    concept = suggestion.near.concept if suggestion.near else "choose.one"
    note = f"suggested for {outlet}: {suggestion.count} uses in {suggestion.articles} articles, z = {suggestion.z:.1f}"
    values = {
        "concept": concept,
        "patterns": [suggestion.pattern],
        "strength": 1,
        "note": note,
        "status": "draft",
        "examples": [sentence for _, sentence in suggestion.sentences[:1]],
    }
    comments = ["Write sentences of your own instead of what an outlet published, near misses among them."]
    return entry_table(values, comments)
