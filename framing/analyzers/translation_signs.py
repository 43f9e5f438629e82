"""What the signs of machine translation are made of: calques, given names, letters of the other language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.languages.syntax import words


@dataclass(frozen=True)
class Calque:
    """A phrase that a native writer would hardly use.

    A text is searched for ``pattern`` only where it holds one of the ``words`` (folded; any text will do where
    there are none) and one of the ``anchors``, letter for letter.
    """

    words: frozenset[str]
    anchors: tuple[str, ...]
    pattern: str
    note: str


def _calque(known: str, anchors: str, pattern: str, note: str) -> Calque:
    return Calque(words(known), tuple(anchors.split("|")), pattern, note)


# Verbs of saying between a quotation and its speaker, where English has no dash.
REPORTED_BEHIND_DASH = re.compile(
    r"[”\"»“] ?,? ?[—–] ?(?:said|says|stated|told|noted|added|explained|stressed|emphasi[sz]ed|wrote|declared|"
    r"concluded|believes|reported|answered|reminded|summed up|quotes|points? out|specified|commented)\b"
)
SAID = r"(?:said|stated|noted|declared|emphasi[sz]ed|stressed|mentioned|proposed|expressed|reported|wrote|spoke|told)"
# No verb in the passive: "was informed that".
ACTIVE = r"(?<!was )(?<!were )(?<!been )(?<!be )(?<!is )(?<!are )(?<!being )(?<!and )(?<!not )"
OFFICES = r"(?:journalists|reporters|the journalists|the reporters|the media|the press|correspondents)"

ENGLISH = (
    _calque("once", "not once ", rf"\bnot once {SAID}\b", "not once for repeatedly"),
    _calque(
        "informed",
        "informed during|informed in|informed on|informed at|informed t|informed yesterday|informed earlier",
        rf"\b[A-Z]\w+ {ACTIVE}informed (?:during|in|on|at|today|yesterday|earlier|that)\b",
        "informed without a hearer",
    ),
    _calque("quotes", " quotes.", r"\b[A-Z]\w+ quotes\.", "quotes at the end"),
    _calque("this", "At this, ", r"(?m)(?:^|[.!?”\"] )At this, ", "at this for meanwhile"),
    _calque(
        "perspectives",
        "perspectives of |perspectives for ",
        r"\bperspectives (?:of|for) (?:[\w-]+ ){1,3}(?:dialog(?:ue)?|relations|cooperation|settlement)\b",
        "perspectives for prospects",
    ),
    _calque("reminded", "reminded that", rf"\b{ACTIVE}reminded that\b", "reminded without a hearer"),
    _calque(
        "journalists reporters correspondents media press",
        " to journalists| to reporters| to correspondents| to the journalists| to the reporters| to the media",
        rf"\b(?:told|stated|declared|informed|reported|answered|commented) to {OFFICES}\b",
        "told to somebody",
    ),
    _calque(
        "twenty seven eight",
        "ig twenty|ig seven|ig eight|ig “|reat eight|reat seven|ig Twenty|ig Seven",
        r"\b(?:[Bb]ig|[Gg]reat) [“\"]?(?:[Tt]wenty|[Ss]even|[Ee]ight)[”\"]? (?:in|on|summit|countries|leaders)\b|"
        r"“[Bb]ig (?:twenty|seven|eight)”",
        "big twenty for the G20",
    ),
    _calque("eve", "on the eve,|on the eve.|on the eve;", r"\bon the eve[,;.]", "on the eve without of"),
    _calque("neither", "Neither |neither ", r"\b[Nn]either \w+, nor\b", "a comma before nor"),
    _calque("recall", "Recall, ", r"(?m)(?:^|[.!?”] )Recall, ", "recall, to open a sentence"),
    _calque(
        "remind",
        "e remind|ill remind|hall remind",
        r"\b[Ww]e(?:’ll|'ll| will| shall)? remind(?: you)?,",
        "we remind, to open a sentence",
    ),
    _calque(
        "words",
        "ccording to the words of|ccording to words of",
        r"\b[Aa]ccording to (?:the )?words of\b",
        "according to the words of",
    ),
    _calque(
        "interlocutor",
        "nterlocutor of ",
        r"\b[Ii]nterlocutor of (?:the )?(?:agency|publication|newspaper)\b",
        "interlocutor of",
    ),
    _calque(
        "informs transfers transmits passes",
        "informs |transfers |transmits |passes ",
        r"\b(?:informs|transfers|transmits|passes) (?:the )?(?:agency|correspondent|[A-Z]{3,})",
        "informs for reports",
    ),
    _calque("house", "White house|white House", r"\b(?:White house|white House)\b", "capitals in part of a name"),
    _calque("press-secretary", "press-Secretary", r"\bpress-Secretary\b", "capitals in part of a word"),
    _calque(
        "ministry",
        "foreign Ministry|interior Ministry|finance Ministry|defense Ministry|defence Ministry",
        r"\b(?:foreign|interior|finance|defen[sc]e) Ministry\b",
        "capitals in part of a name (Ministry)",
    ),
    _calque(
        "duma department",
        "state Duma|state Department",
        r"\bstate (?:Duma|Department)\b",
        "capitals in part of a name (state)",
    ),
    _calque(
        "affairs",
        "of internal Affairs|of foreign Affairs",
        r"\bof (?:internal|foreign) Affairs\b",
        "capitals in part of a name",
    ),
    _calque("let", "et's |et’s ", r"\b[Ll]et[’']s [A-Z][a-z]+\b", "a capital within the sentence"),
    _calque(
        "as",
        "As the press|As the spokes|As the speaker|As the head|As the chief|As the repr",
        r"(?m)(?:^|[.!?”] )As the (?:press|spokes|speaker|head|chief|representative)[^,.\n]{0,60}? "
        r"[A-Z][a-z]+ [A-Z][a-z]+, [A-Z][a-z]+ and ",
        "a reporting clause without a verb",
    ),
    _calque(
        "about",
        "bout it ",
        r"\b[Aa]bout it (?:reports?|reported|informs?|writes|wrote|stated|declared)\b",
        "about it reports",
    ),
    _calque(
        "reference",
        "with reference to",
        r"\b(?:reports?|writes|informs|reported)\b[^.\n]{0,40} with reference to\b",
        "reports with reference to",
    ),
    _calque("became", "became known", r"\b(?:[Aa]s )?[Ii]?t? ?became known(?:,| that\b)", "it became known"),
    _calque(
        "turn",
        "n its turn,|n his turn,|n her turn,|n their turn,",
        r"\b[Ii]n (?:its|his|her|their) turn,",
        "in its turn",
    ),
    _calque("air", "on the air of", r"\bon the air of\b", "on the air of"),
    _calque(
        "message", "in the message", r"\b(?:said|told|noted|stated|reported) in the message\b", "said in the message"
    ),
    _calque(
        "publication edition newspaper agency",
        "s the publication|s the edition|s the newspaper|s the agency",
        r"\b(?:writes|notes|reports|informs) the (?:publication|edition|newspaper|agency)\b",
        "writes the publication",
    ),
    _calque(
        "spokesman representative ambassador assistant chairman secretary",
        "spokesman of|spokesman for|representative of|assistant to|ambassador to|press secretary of|chairman of",
        r"\b(?:by|with|from|according to) (?:spokesman|representative|ambassador|assistant|chairman|press secretary) "
        r"(?:of|to|for) ",
        "a role without its article",
    ),
)
RUSSIAN = (
    _calque("", "огласно с |огласно к ", r"\b[Сс]огласно (?:с|к) \w+", "согласно с"),
    _calque("", "оответственно до", r"\b[Сс]оответственно до\b", "соответственно до"),
    _calque(
        "",
        "мистер |миссис |Мистер |Миссис ",
        r"\b(?:[Мм]истер|[Мм]иссис) [А-Я][а-я]+ (?:сказал|заявил|сообщил|отметил)а?\b",
        "мистер",
    ),
    _calque("", "в порядке, чтобы", r"\bв порядке, чтобы\b", "в порядке, чтобы (in order to)"),
    _calque("", "то есть важно|то есть необх|то есть возм|то есть оч", r"\b[Ээ]то есть [внво]\w+о\b", "это есть важно"),
    _calque("", "сказал к |сказала к ", r"\bсказал[аи]? к \w+", "сказал к"),
    _calque(
        "",
        "берет место|берёт место|взял место|взяла место|взяло место",
        r"\b(?:бер[её]т|взял[ао]?) место\b",
        "берёт место (takes place)",
    ),
    _calque("", "на протязі", r"\bна протязі\b", "на протязі"),
    _calque("", "состоянием на ", r"\bсостоянием на \d", "состоянием на"),
)
UKRAINIAN = (
    _calque("", "лідуюч", r"\b[Сс]лідуюч(?:ий|ого|ому|а|ої|у|і|их|им|ими)\b", "слідуючий"),
    _calque(
        "",
        "приймати участь|приймає участь|приймають участь|приймав участь|приймала участь|приймали участь",
        r"\bприйма(?:ти|є|ють|в|ла|ли) участь\b",
        "приймати участь",
    ),
    _calque("", "а протязі", r"\b[Нн]а протязі (?:\w+ ){0,2}(?:дн|тижн|місяц|рок|год)\w+", "на протязі"),
    _calque("", "відноситься до ", r"\bвідноситься до (?:цього|того|них)\b", "відноситься до"),
    _calque(
        "",
        "бере місце|взяв місце|взяла місце|взяло місце",
        r"\b(?:бере|взяв|взял[ао]) місце\b",
        "бере місце (takes place)",
    ),
    _calque("", "порядку, щоб", r"\b[ву] порядку, щоб\b", "в порядку, щоб (in order to)"),
    _calque(
        "",
        "е є важливо|е є необх|е є можл|е є оч",
        r"\b[Цц]е є (?:важливо|необхідно|можливо|очевидно)\b",
        "це є важливо",
    ),
    _calque("", "міроприємств", r"\bміроприємств\w*", "міроприємство"),
)
CALQUES = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}
# Letters that the other language alone has: a small-letter word with one was not translated.
FOREIGN_LETTERS = {"ru": frozenset("іїєґ"), "uk": frozenset("ыэъё")}

# Given names of people in world news; behind one, a word in small letters may be a surname.
GIVEN_NAMES = words(
    """aleksandr alexander alexei alexey anatoly andrei andrey angela anton antony barack benjamin boris brian
    charles chuck daniel david denis dmitri dmitriy dmitry donald elena emmanuel frank gennady george hillary igor
    ivan jack jacob james jean jens jeremy jim joe john joseph justin konstantin leonid maria marina martin michael
    mikhail mike nancy natalia nikita nikolai nikolay oleg oleksandr olga paul pavel peter petro pyotr rex richard
    robert ronald ruslan sarah sergei sergey sergiy steven svetlana tatiana theresa thomas valery vasily viktor
    vitaly vladimir vladislav volodymyr vyacheslav william yevgeny yulia yuri yuriy yury"""
)
# Words behind a given name that are no surname: verbs without an ending that would tell.
NOT_NAMES = words(
    """said told went took came made gave left lost held wrote spoke began became knew thought found kept brought
    sent stood with from that this have will would could should must when where while than then also just even only
    into over after before about against were been does more most much many some such what which whose they them
    their there here because until since though within without upon near under during between among toward towards
    once never ever still again back down away both each either neither like unlike wrong right late early first
    last next alone himself herself itself met shook wore drew grew heard felt sought taught fought built spent
    broke chose drove rose fell flew threw won ran sang swam wept slept dealt meant paid laid sold read hurt quit
    campaign administration family era team book rally speech voter win lose
    want need know think tell talk look seem come make take give keep call work help meet play move live"""
)
# Endings of ordinary roles that dictionaries lack: frontman, youtuber, strategist, vice-chair.
ROLES = (
    "man",
    "woman",
    "men",
    "women",
    "person",
    "ist",
    "ian",
    "er",
    "ers",
    "ists",
    "ians",
    "chair",
    "mate",
    "ling",
    "ess",
)
UNLISTED_ROLES = words("alum emcee cofounder cohost coauthor costar ombudsperson televangelist")
