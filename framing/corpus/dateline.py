"""The dateline of an agency report: place, date and agency before the first sentence."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|"
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?|"
    r"(?:січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт|лист|груд)[а-яіїє']*\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.\d{{1,2}})"
    r"(?:\.?,?\s*(?:19|20)\d\d)?(?:\s*(?:г|р)\b\.?)?"
)
_UP = r"A-ZÀ-ÞА-ЯЁІЇЄҐ"
_WORD = rf"[{_UP}][\w.'’ʼ-]*"
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}"
_CAPITALS = rf"[{_UP}][{_UP}.'’ʼ-]+(?:[ \u00a0][{_UP}][{_UP}.'’ʼ-]+){{0,3}}"
_DASH = r"\s*(?:—|–|--|(?<=\s)-(?=\s))\s*"
_AGENCY = rf"[(/]\s*{_NAME}\s*[)/]\.?"
# "BUENOS AIRES, 1 Jul — Agency." · "Kyiv. March 3. AGENCY -" · "КИЕВ, 3 марта. /ТАСС/." · "Lviv, 3 May (Agency) –"
_DATED = re.compile(
    rf"{_NAME}(?:,\s*{_NAME})?\s*[.,]\s*(?i:{_DATE})\s*[.,]?\s*(?:{_AGENCY}|{_NAME})?\s*"
    rf"(?:{_DASH}(?:{_NAME}\.(?=\s))?|(?<=[/)])\.?|(?<=/\.))\s*(?=\S)"
)
# "WASHINGTON (AP) —" · "Kyiv, Ukraine (Agency) —": the agency in brackets is sign enough.
_SIGNED = re.compile(rf"{_NAME}(?:,\s*{_NAME})?\s*{_AGENCY}\s*{_DASH}(?=\S)")
# "WASHINGTON —" · "KYIV, Ukraine —": capitals, and a sentence of its own behind the dash.
_CAPITAL = re.compile(rf"{_CAPITALS}(?:,\s*{_NAME})?{_DASH}(?=[\"'“«„]?[{_UP}\d])")
# A place and a date alone on their line.
_ALONE = re.compile(rf"{_NAME}(?:,\s*{_NAME})?\s*[.,]\s*(?i:{_DATE})\s*\.?$")
# Abbreviations in capitals that begin sentences with a dash ("НАТО — Украина"): no places.
_NO_PLACES = frozenset(
    "NATO OPEC OSCE UNESCO UNICEF BRICS COVID COVID-19 ASEAN НАТО СССР ОБСЕ ОБСЄ ОПЕК ЮНЕСКО ЮНИСЕФ БРИКС БРІКС".split()
)
# Places of four capitals and more are taken; shorter ones are mostly abbreviations (USA, США, ООН).
_PLACE_LETTERS = 4
# No dateline is longer, and looking no further keeps the patterns quick.
_LOOK = 100


def find_dateline(text: str) -> int:
    """Measure the dateline at the beginning of a paragraph.

    Args:
        text: the first paragraph of the body.

    Returns:
        The number of characters it takes, blanks behind it left out; 0 where there is none.

    Example:
        >>> text = "LOWBRIDGE, 3 March — Harbour News. The council met."
        >>> text[:find_dateline(text)]
        'LOWBRIDGE, 3 March — Harbour News.'
        >>> find_dateline("Москва — столица России.")
        0
    """
    start = text[:_LOOK]
    for pattern in (_DATED, _SIGNED, _ALONE if len(text) < _LOOK else _DATED):
        if match := pattern.match(start):
            return len(match.group().rstrip())
    match = _CAPITAL.match(start)
    if match:
        place = re.split(r"[,—–-]", match.group())[0].strip()
        if len(place) >= _PLACE_LETTERS and place not in _NO_PLACES:
            return len(match.group().rstrip())
    return 0
