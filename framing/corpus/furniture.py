"""What a single line of a page says about itself: caption, tags, related link, boilerplate, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from framing.corpus.blocks import Block
from framing.corpus.phrases import AGENCIES, HOME, LABELS, NOTICES, PLATFORMS, RELATED, TAGS, Phrases

# Labels are short; a line longer than this is a paragraph of the article, however it begins.
_LABEL_WORDS = 16
# No line of few words is longer; rules that search back and forth stay quick on data pasted into a page.
_CHARS = 800
# A path of links ends in a headline.
_PATH_WORDS = 40
# A caption may be two or three sentences, a link within an article one long headline.
_CAPTION_WORDS, _LINK_WORDS = 60, 40
# A credit names a person and an agency, seldom more.
_CREDIT_WORDS = 12

_PHOTO_WORD = (
    r"(?:photos?|photograph|image|images|picture|pictures|credit|pic|video|screenshot|illustration|infographic|"
    r"фото|фотография|фотографія|иллюстрация|ілюстрація|скриншот|скріншот|кадр из видео|кадр з відео|видео|відео|"
    r"инфографика|інфографіка|коллаж|колаж|снимок|знімок|світлина)"
)
_PHOTO_LABEL = re.compile(
    _PHOTO_WORD + r"\s*(?:[:©|/]|\s[—–-]\s|\b(?:by|credit|courtesy|via|с сайта|із сайту|з сайту)\b)|"
    r"(?:file photos?|in this (?:file )?photo|(?:архивное|иллюстративное|архівне|ілюстративне) фото)\b|"
    r"(?:pictured|на (?:фото|снимке|фотографии|знімку|світлині|фотографії))\s*(?:[:—–-]|\()|"
    r"file\s*[-–—:]|©\s*(?!\s*(?:19|20)\d\d)",
    re.IGNORECASE,
)
_PHOTO_BRACKET = re.compile(
    r"[(\[](?:[^()\[\]]{0,40}\s)?(?!video|видео|відео)" + _PHOTO_WORD + r"\b[^()\[\]]{0,80}[)\]]\W*$|"
    r"[(\[][^()\[\]]{0,60}(?:AP Photo|AFP|Getty Images|via AP|Reuters)\b[^()\[\]]{0,60}[)\]]\W*$",
    re.IGNORECASE,
)
_PICTURES = re.compile(_PHOTO_WORD + r"\b|\b(?:and|и|і|та|с|з|з місця|с места)\b", re.IGNORECASE)
_PHOTO_TAIL = re.compile(r"(?:^|[\s|/])(?:photo|photo by|image|фото)\s*:\s*\S[^.!?]{1,60}$", re.IGNORECASE)
_CREDIT = re.compile(
    rf"(?:AP Photo\b.*|(?:.*\S)?\s?/\s?(?:{AGENCIES})\b[^.!?]*|(?:{AGENCIES})\s?/\s?\S[^.!?]*|.*\bvia (?:{AGENCIES})|"
    rf".*\S\s?/\s?\w+ via \w+(?: \w+)?|(?:{AGENCIES}) (?:Photo|Images|File))"
)
_BULLET_EDGE = re.compile(r"^[\W_]+")
_HASHTAGS = re.compile(r"(?:#[\w-]+[\s,;|·]*){2,}|#[\w-]{3,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+|[\w.-]+\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
# "Follow us on …": an imperative to the reader, and a platform. "Like many mayors, she posts on …" is text.
_FOLLOW = re.compile(
    r"(?:(?:follow|subscribe)\b(?!-).{0,80}?\b(?:on|to|via|in|at)\b|"
    r"(?:like|find|join|read|watch|connect with) (?:us|our|me)\b|"
    r"(?:подписывай\w+|подпиш\w+|подписаться|следите за|присоединяйтесь|вступайте)\b|"
    r"(?:читайте|смотрите) (?:нас|наш\w*)\b|"
    r"(?:підписуй\w+|підпиш\w+|підписатися|слідкуйте за|стежте за|приєднуй\w+|долучайтесь|долучайтеся)\b|"
    rf"(?:читайте|дивіться) (?:нас|наш\w*)\b|(?:мы|ми) (?:в|у|на)\b(?=\s+(?:{PLATFORMS})\b)).*?\b(?:{PLATFORMS})\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"(?=.*\b(?:cookies?|куки)\b)(?=.*\b(?:we use|uses? cookies|our site|this (?:web)?site|accept|by continuing|"
    r"consent|используем|использует|продолжая|соглашаетесь|використовуємо|використовує|продовжуючи|погоджуєтесь|погоджуєтеся)\b)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright\b)|[(\[]?(?:reporting|writing|additional reporting|editing) by\b|"
    r"(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in|here|by)|"
    r"(?:мнение (?:автора|редакции)|думка (?:автора|редакції)) (?:может|може|не)\b|"
    r"(?:перепечатка|передрук|копирование материалов|копіювання матеріалів|использование материалов|"
    r"використання матеріалів|при использовании материалов|при використанні матеріалів)\b|"
    r"(?:this (?:article|story|post)|эта статья|ця стаття) (?:was |has been )?(?:originally|first|впервые|вперше)\b|"
    r"(?:source|via|источник|джерело)\s*:\s*(?:\S+|[^.!?]{2,80})$|\d{1,2}\+$",
    re.IGNORECASE,
)
# Wording that gives a notice away wherever in it it stands.
_NOTICE_SIGNS = ("ctrl+enter", "ctrl + enter", "all rights reserved", "все права защищены", "права захищені")
_BYLINE = re.compile(
    r"(?:By|BY)\s+(?:(?:[A-Z][\w.'’-]*|and)(?:\s+|$|(?=[,|]))){2,7}(?:[,|].{0,60})?$|"
    r"(?:Authors?|Written by|Text by|Story by|Автор\w?|Авторка|Текст|Записала?|Подготовила?|Підготувала?|Від)\s*:?\s+"
    r"(?:(?:[A-ZА-ЯІЇЄҐЁ][\w.'’ʼ-]*|and|и|та|і|й)(?:\s+|$|(?=[,|]))){1,7}(?:[,|].{0,60})?$"
)
_BREADCRUMB = re.compile(r"(?:^|\s+)[/>»›→|\\]\s+")
_MONTHS_AND_SUCH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"(?:январ|феврал|март|апрел|ма[йя]$|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*|янв|фев|мар|апр|авг|сен|сент|окт|ноя|дек|"
    r"січ(?:ень|ня)|лют(?:ий|ого)|берез(?:ень|ня)|квіт(?:ень|ня)|трав(?:ень|ня)|черв(?:ень|ня)|лип(?:ень|ня)|серп(?:ень|ня)|"
    r"верес(?:ень|ня)|жовт(?:ень|ня)|листопада?|груд(?:ень|ня)|"
    r"понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|"
    r"понеділок|вівторок|серед[ау]|четвер|п'ятниц[яю]|субот[ау]|неділ[яю]|"
    r"am|pm|a|p|m|at|on|gmt|utc|et|est|edt|cet|msk|мск|г|р|год[ау]?|року|рік|в|о|у|и|th|st|nd|rd|"
    r"updated?|published|posted|modified|last|date|time|created|опубликовано|обновлено|дата|публикации|время|создано|"
    r"опубліковано|оновлено|публікації|час|сьогодні|сегодня|вчера|вчора|today|yesterday|ago|hours?|minutes?|min|read|"
    r"views?|просмотр\w*|перегляд\w*|comments?|комментари\w*|коментар\w*|shares?|поширен\w*"
)


def is_boilerplate(block: Block) -> bool:
    """Widgets, navigation, notices, bylines and date lines."""
    short = block.words <= _LABEL_WORDS
    if short and (NOTICES.hold(block.folded) or (not block.prose and LABELS.hold(block.folded))):
        return True
    if short and (_BYLINE.match(block.text) or is_date_line(block) or is_breadcrumb(block)):
        return True
    if block.words <= 2 * _LABEL_WORDS and _FOLLOW.match(_BULLET_EDGE.sub("", block.text)):
        return True
    if block.words > _CAPTION_WORDS:
        return False
    return bool(
        _ADDRESS.fullmatch(block.text)
        or _NOTICE.match(block.text)
        or any(sign in block.folded for sign in _NOTICE_SIGNS)
        or (("cookie" in block.folded or "куки" in block.folded) and _COOKIES.match(block.text))
    )


def is_date_line(block: Block) -> bool:
    """A line of nothing but a date, a time or counters ("24 July 2018, 10:30", "Просмотров: 120")."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", block.folded)
    return any(map(str.isdigit, block.folded)) and all(_MONTHS_AND_SUCH.fullmatch(word) for word in words)


def breadcrumb_pieces(block: Block) -> list[str]:
    """The pieces of a path of links ("Home / News / Title"), or nothing where the line is no such path."""
    if block.words > _PATH_WORDS or len(block.text) > _CHARS:
        return []
    pieces = [piece.strip() for piece in _BREADCRUMB.split(block.text) if piece.strip()]
    # Two pieces may be a headline and a site's name; three, or one of them "Home", are a path.
    return pieces if len(pieces) >= 3 or (len(pieces) == 2 and pieces[0].lower() in HOME) else []


def is_breadcrumb(block: Block) -> bool:
    """Whether the line is a path of links."""
    return bool(breadcrumb_pieces(block)) and not block.text.endswith(".")


def is_credit(block: Block) -> bool:
    """A line that only names who took the picture ("Ilse Brandt/Harbour via AP")."""
    return block.words <= _CREDIT_WORDS and _CREDIT.fullmatch(block.text) is not None


def is_caption(block: Block) -> bool:
    """A line that describes or credits a picture."""
    if is_credit(block):
        return True
    if block.words > _CAPTION_WORDS:
        return False
    start = _BULLET_EDGE.sub("", block.text) if not block.text.startswith("©") else block.text
    return bool(
        _PHOTO_LABEL.match(start)
        or _has_photo_bracket(block.text)
        or (block.words <= _CREDIT_WORDS and _PHOTO_TAIL.search(block.text))
    )


def _has_photo_bracket(text: str) -> bool:
    """A credit in brackets at the end; "(photo)" alone only advertises pictures, in headlines most of all."""
    match = _PHOTO_BRACKET.search(text)
    return match is not None and any(map(str.isalpha, _PICTURES.sub("", match.group())))


def is_tags(block: Block) -> bool:
    """A head of a list of topics, alone or with the topics on its line; a line of hashtags."""
    return block.words <= _LINK_WORDS and (_headed(block, TAGS) or _HASHTAGS.fullmatch(block.text) is not None)


def is_related(block: Block) -> bool:
    """A head of a list of other stories, or a link to one within the article."""
    return block.words <= _LINK_WORDS and _headed(block, RELATED)


def is_head(block: Block) -> bool:
    """Whether the line is a head alone, so that its list stands below it."""
    return RELATED.hold(block.folded) or TAGS.hold(block.folded)


def _headed(block: Block, heads: Phrases) -> bool:
    if not block.prose and heads.hold(block.folded):
        return True
    before, colon, _ = block.folded.partition(":")
    return bool(colon) and heads.hold(before.strip())


# Asked in this order; the first that says yes names the line.
RULES: tuple[tuple[str, Callable[[Block], bool]], ...] = (
    ("tags", is_tags),
    ("related", is_related),
    ("caption", is_caption),
    ("boilerplate", is_boilerplate),
)


def kind_of(block: Block) -> str | None:
    """The kind a line has by its own words, or ``None`` for everything else.

    Example:
        >>> from framing.corpus.blocks import split_blocks
        >>> [kind_of(b) for b in split_blocks("Фото: Маяк\\nПоделиться\\nСовет принял бюджет.")]
        ['caption', 'boilerplate', None]
    """
    if len(block.text) > _CHARS:
        return None
    return next((kind for kind, rule in RULES if rule(block)), None)
