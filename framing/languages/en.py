"""English: abbreviations, function words, lemmas and regular forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from framing.languages.dictionary import forms_from_table, lemma_of
from framing.languages.form import READINGS_KEPT, Language, Reading
from framing.languages.syntax import Syntax, words

TITLES = words(
    """mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj rev hon pres st messrs sens reps del"""
)
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


@lru_cache(maxsize=READINGS_KEPT)
def readings(form: str) -> tuple[Reading, ...]:
    """The one lemma the dictionary gives a folded form."""
    return (Reading(lemma_of(form, "en")),)


SYNTAX = Syntax(
    complementizers=words("that"),
    question_words=words("whether how why what when where who which if"),
    as_words=words("as"),
    topic_prepositions=words("about on over regarding concerning of"),
    infinitive_mark=words("to"),
    pronouns=words("he she they it we i you him her them us me who"),
    writer_pronouns=words("i we"),
    subject_pronouns=words("he she they it we i you who"),
    object_pronouns=words("it you him her them us me"),
    auxiliaries=words(
        """has have had having is was are were be been being am will would can could may might must shall should
        did does do 'd 's 've 'll 're 'm ca wo n't not never to"""
    ),
    adverbs=words(
        """also later then earlier again still once only already now even just never often recently
        yesterday today meanwhile instead further afterwards however too soon first long always sometimes ever
        perhaps maybe rather quite so thus therefore yet"""
    ),
    stoppers=words(
        """that but because while when as if which whereas although though since until unless so than
        before after where whose then nor yet is was are were be been am to not n't into has have had will would
        can could may might must should did does do during amid despite who he she they it we i how why what
        whether"""
    ),
    source_prepositions=words("of for to in at on from with by about between against among under over near"),
    prepositions=words(
        """of for to in at on from with by about between against among under over near during after before into as
        amid despite through throughout within without toward towards across upon via beyond behind"""
    ),
    determiners=words(
        "the a an this that these those his her its their our my your some several many both no any every each"
    ),
    pointers=words("this that these those some several many both each"),
    relatives=words("who which that"),
    place_words=words("where when"),
    relative_forms=words("who which that whom whose"),
    conjunctions=words("and or &"),
    subordinators=words(
        "after before while when because since although though unless until whereas but yet amid despite if which"
        " during"
    ),
    anaphora=frozenset(),
    impersonal_endings=(),
    gerund_endings=("ing",),
    cue_words=words(
        """has have had having is was are were be been being am will would can could may might must shall should did
        does do 'd 's 've 'll 're 'm ca wo n't not never to also later then earlier again still once only already
        now even just often recently further first long always sometimes ever repeatedly"""
    ),
    be_words=words("is was are were be been being 's 're 'm am get gets got"),
    copulas=words(
        """become became becomes becoming remain remained remains remaining get gets getting got grow grows grew stay
        stayed stays seem seems seemed appear appears appeared feel feels felt look looks looked sound sounds sounded"""
    ),
    degree_words=words("so too very more less most quite rather pretty as"),
    control_verbs=words(
        """refused refuses refuse declined declines failed fails continued continues continue began begins wanted
        wants want tried tries trying try sought seeks used seemed seems appeared appears came come went goes going
        able quick likely expected willing ready eager unable reluctant stopped rushed hastened proceeded attempt
        attempts attempted attempting manages managed start starts started starting begun chose chosen struggled
        struggles struggling ought needs got"""
    ),
    addressing_verbs=words(
        """tell tells told telling inform informs informed informing remind reminds reminded reminding assure assures
        assured assuring warn warned advise advised convince convinced persuade persuaded notified promised ask asks
        asked asking"""
    ),
    clause_openers=words(
        "there no all most more one two three people such he she they it we i you what whatever nobody everyone"
    ),
    time_words=words(
        """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month year
        morning afternoon evening night january february march april june july august september october november
        december"""
    ),
    past_verbs=words(
        """began came went took gave got made left held kept led met ran saw sent set shot sold spent stood fell felt
        found fought grew hit knew lost paid put rose sat spoke thought threw told wore won wrote became broke brought
        built bought caught chose cut dealt drew drove fed flew forgot hid hurt lay laid let lit meant read rode said
        sang sank sought shook shut slept struck stuck swore taught tore understood woke withdrew won
        met ate bent bit bled blew bore clung crept dug fled flung
        froze hung leapt overcame overrode rang shone shrank slid spun sprang stole strode swam swept swung undertook
        upheld withheld drank"""
    ),
    also_nouns=words(
        """claim claims call calls report reports plan plans support show shows demand demands promise promises
        request requests offer offers order orders question questions answer answers hope hopes fear fears doubt
        doubts view views charge charges note notes worry concern concerns vow pledge attack attacks need needs look
        looks post posts praise comment comments remark threat dispute disputes debate like interest estimate
        estimates forecast warning ruling reading finding feeling meaning find state states vote advance
        favor favors demand blame project lists tout cast point points appeal appeals address addresses sign signs
        challenge challenges guess judge judges experience signal signals want release releases mean proposal"""
    ),
    possessives=words("his her their its my our your whose"),
    light_verbs=words(
        """make makes made making give gives gave giving have has had having express expresses expressed expressing
        voice voices voiced voicing raise raises raised raising issue issued offer offers offered take takes took taking
        show shows showed showing state stated repeat repeated share shares shared announce announced reject rejected
        reiterated keep kept hold holds held lose lost win won get got lack lacks lacked
        signaled"""
    ),
    receiving_verbs=words(
        """face faces faced facing draw draws drew drawing drawn receive receives received receiving attract attracts
        attracted attracting enjoy enjoys enjoyed enjoying encounter encounters encountered met"""
    ),
    noun_prepositions=words("about on of for against over to in toward towards"),
    agent_prepositions=words("by from"),
    particles=words("off out up down away over back in on along ahead together"),
    bare_clauses=True,
    subject_after=False,
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
    grammemes=frozenset(),
    dictionary="simplemma",
)
