"""Bytes to text: byte order marks, UTF-8, UTF-16, declared charsets, and the old Cyrillic code pages.

Nothing here raises: bytes that no encoding explains give ``None``, and the reader lists the file
as skipped.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# Longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
# Beginnings of PDF, Word, ZIP (DOCX, XLSX, ODT, EPUB), gzip, RTF and pictures, whatever the file is called.
_OTHER_FORMATS = (
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
)
_CYRILLIC_PAGES = ("cp1251", "koi8-u", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")

# Guesses are made on a beginning; a page's charset does not change further down.
_SAMPLE = 200_000
# A charset is declared in a page's first lines.
_HEAD = 4_096
# UTF-8 with a few broken bytes (a page cut in mid-letter) is still UTF-8: one error in a thousand letters.
_BROKEN_SHARE = 0.001
# Text has hardly any control signs; more than one in a hundred, and the bytes are no text.
_CONTROL_SHARE = 0.01
# The commonest letters of Russian and Ukrainian: about seven of ten letters of any text.
_COMMON = frozenset("оеаинтсрвлкмдпуіОЕАИНТСРВЛКМДПУІ")
# Written words are all small, capitalised, or all capitals; a wrong code page mixes cases, scripts and signs.
_ODD = re.compile(
    r"[а-яёіїєґ][А-ЯЁІЇЄҐ]|[A-Za-z][А-яЁёІіЇїЄєҐґ]|[А-яЁёІіЇїЄєҐґ][A-Za-z]|[\u2500-\u259f\x80-\x9f¤¦¬±µ¶√≈≤≥÷∙]|"
    r"[ЂЉЊЋЏђљњћџѕЅјЈѓќЌ]|[^\W\d_]€|—(?=[а-яіїє])"
)
_CYRILLIC = re.compile("[А-яЁёІіЇїЄєҐґ]")
# Cyrillic news scores 0.75 to 0.95 in the right code page, in a wrong one seldom more than half.
_PLAUSIBLE = 0.55
# Where two pages explain a few letters alike, the one that nearly all old Cyrillic pages are written in wins.
_CUSTOM = 0.005
# Up to three bytes in a hundred are quotation marks, dashes and accents in names.
_WESTERN_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and a warning where some bytes could not be read."""

    text: str
    encoding: str
    warning: str = ""


def decode(raw: bytes) -> Decoded | None:
    """Decode the bytes of a file.

    Args:
        raw: the whole file.

    Returns:
        The text without a byte order mark, otherwise exactly as stored; ``None`` if the bytes are no text.

    Example:
        >>> decode("Совет принял бюджет".encode("cp1251"))
        Decoded(text='Совет принял бюджет', encoding='cp1251', warning='')
        >>> decode(bytes(range(256))) is None
        True
    """
    encoding = find_encoding(raw)
    if encoding is None:
        return None
    text = raw.decode(encoding, errors="replace")
    if text.startswith("\ufeff"):
        text = text[1:]
    lost = 0 if b"\xef\xbf\xbd" in raw else text.count("\ufffd")
    warning = f"{lost} characters could not be read as {encoding}" if lost else ""
    return Decoded(text, encoding, warning)


def find_encoding(raw: bytes) -> str | None:
    """Tell the encoding of a file from its bytes or from its first 200,000 of them.

    Example:
        >>> find_encoding("Рада".encode("utf-16"))
        'utf-16'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    if raw.startswith(_OTHER_FORMATS):
        return None
    sample = raw[:_SAMPLE]
    if wide := _utf16_without_mark(sample):
        return wide
    if b"\x00" in sample or _control_share(sample) > _CONTROL_SHARE:
        return None
    if _is_utf8(raw):
        return "utf-8"
    if (declared := _declared(raw)) and _fits(raw, declared):
        return declared
    return _guess(sample)


def _control_share(sample: bytes) -> float:
    control = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a\x1b")
    return control / max(1, len(sample))


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 shows in the high bytes: mostly 00 (Latin) and 04 (Cyrillic), all in even or all in odd places."""
    if len(sample) < 4 or len(sample) % 2:  # two letters at least
        sample = sample[: len(sample) - len(sample) % 2]
    half = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        # Nine letters of ten are Latin or Cyrillic; 20 is where dashes and quotation marks live.
        wide = high.count(0) + high.count(4) + high.count(0x20)
        if half > 1 and high.count(0) + high.count(4) > 0.5 * half and wide > 0.9 * half and low.count(0) < 0.1 * half:
            try:
                letters = sample.decode(encoding).encode("latin-1", "replace")
            except UnicodeDecodeError:
                continue
            if _control_share(letters) <= _CONTROL_SHARE:
                return encoding
    return None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # A sample or a page may end in the middle of a letter.
        if error.start >= len(raw) - 3:
            return True
        text = raw.decode("utf-8", errors="replace")
        letters = len(text) - len(text.encode("ascii", "ignore"))
        return text.count("\ufffd") <= _BROKEN_SHARE * letters
    return True


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw[:_HEAD])
    if not match:
        return None
    try:
        return codecs.lookup(match.group(1).decode("ascii", "ignore")).name
    except LookupError:
        return None


def _fits(raw: bytes, encoding: str) -> bool:
    """Whether a declared charset may be true: it decodes, and where it gives Cyrillic, the Cyrillic is plausible."""
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    score = _plausibility(text[:_SAMPLE])
    # A Western charset declared over Cyrillic bytes decodes too; then a Cyrillic page explains them better.
    best = max((_plausibility(_try(raw[:_SAMPLE], page)) for page in _CYRILLIC_PAGES), default=0.0)
    return score >= best or best < _PLAUSIBLE


def _guess(sample: bytes) -> str | None:
    scores = {page: _plausibility(_try(sample, page)) for page in _CYRILLIC_PAGES}
    scores["cp1251"] += _CUSTOM
    best = max(scores, key=lambda page: scores[page])
    if scores[best] >= _PLAUSIBLE:
        return best
    # English with typographic signs and a name or two; the other Western pages differ in rare signs only.
    if sum(byte > 127 for byte in sample) < _WESTERN_SHARE * len(sample) and _decodes(sample, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    found = from_bytes(sample).best()
    if found is None or found.encoding.startswith(("utf_16", "utf_32")):
        return None
    return found.encoding


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _try(sample: bytes, encoding: str) -> str:
    return sample.decode(encoding, errors="replace")


def _plausibility(text: str) -> float:
    """How much a text looks like Russian or Ukrainian: its letters and common letters, less what no writer writes.

    Example:
        >>> _plausibility("Совет принял бюджет") > _PLAUSIBLE > _plausibility("яНБЕР ОПХМЪК АЧДФЕР")
        True
    """
    letters = _CYRILLIC.findall(text)
    if not letters:
        return 0.0
    # The same bytes make the same number of such signs in every code page, so that pages compare.
    signs = sum(not char.isascii() for char in text)
    common = sum(letter in _COMMON for letter in letters)
    # Capitals are rare; text that is mostly capitals is more likely the wrong page (koi8 swaps the cases).
    capitals = sum(map(str.isupper, letters))
    odd = len(_ODD.findall(text)) + text.count("\ufffd")
    return (0.5 * len(letters) + 0.5 * common - odd - 0.5 * max(0, capitals - 0.5 * len(letters))) / signs
