"""English: abbreviations, function words, lemmas and regular forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from framing.languages.dictionary import forms_from_table, lemma_of
from framing.languages.form import Language, Reading
from framing.languages.syntax import Syntax, words

TITLES = words("""mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj rev hon pres st messrs sens reps""")
ABBREVIATIONS = words(
    """jr sr vs etc inc corp co ltd llc u.s u.k u.n e.u a.m p.m e.g i.e no nos vol ed fig dept est jan feb mar
    apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ave blvd rd ft mt"""
)
FUNCTION_WORDS = words(
    """the a an and or but nor so yet for of in on at by to from with without as if that this these those it its
    he she they we you i his her their our my your him them us me is are was were be been has have had do does
    did not no there here when while where what who which how why after before during under over about into
    through between against however meanwhile although though because since until some many most both each all
    one two other another such also"""
)
CLITICS = frozenset({"s", "ll", "re", "ve", "d", "m", "t"})
VOWELS = "aeiou"


def paradigm(lemma: str) -> set[str]:
    """Regular forms of a word, whatever its part of speech: plural or third person, past, -ing.

    Args:
        lemma: a folded word.

    Example:
        >>> sorted(paradigm("deny"))
        ['denied', 'denies', 'deny', 'denying']
    """
    if len(lemma) < 3 or not lemma.isalpha():
        return {lemma, lemma + "s"} if "-" in lemma else {lemma}
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    plural = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    forms = {lemma, plural, lemma + "ed", lemma + "ing"}
    # slam → slammed: one vowel between consonants at the end doubles the last letter.
    if lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms


def forms(lemmas: Iterable[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Forms of every lemma: the dictionary's and the regular ones it does not file elsewhere."""
    return forms_from_table("en", lemmas, paradigm)


@lru_cache(maxsize=50_000)
def readings(form: str) -> tuple[Reading, ...]:
    """The one lemma the dictionary gives a folded form."""
    return (Reading(lemma_of(form, "en")),)


SYNTAX = Syntax(
    complementizers=words("that"),
    question_words=words("whether how why what when where who which if"),
    as_words=words("as"),
    topic_prepositions=words("about on over regarding concerning"),
    infinitive_mark=words("to"),
    pronouns=words("he she they it we i you him her them us me who"),
    auxiliaries=words("has have had is was were are be been being will would did does do 'd 's 've 'll 're n't not"),
    adverbs=words(
        """also later then earlier again still once only already now even just never often recently
        yesterday today meanwhile instead further afterwards however too monday tuesday wednesday thursday
        friday saturday sunday"""
    ),
    stoppers=words(
        """that but because while when as if which whereas although though since until unless so than
        before after where whose then and or nor yet is was are were be been to not n't with by from into
        during against amid despite"""
    ),
    source_prepositions=words("of for to in at on from with"),
    determiners=words("the a an this that these those his her its their our my your some several many both"),
)

ENGLISH = Language(
    code="en",
    name="English",
    titles=TITLES,
    abbreviations=ABBREVIATIONS,
    function_words=FUNCTION_WORDS,
    clitics=CLITICS,
    syntax=SYNTAX,
    readings=readings,
    forms=forms,
    grammemes=False,
    dictionary="simplemma",
)
