"""RTF to text: words and line ends, without fonts, pictures and instructions; one pass, no recursion."""

from __future__ import annotations

import codecs
import re

# A control word with its number, a byte in hex, a control sign, a brace, a line end (which means nothing), or text.
_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
# Groups that hold no text of the document.
_HIDDEN = frozenset(
    "fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf "
    "footnote filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata datastore "
    "colorschememapping latentstyles object fldinst bkmkstart bkmkend".split()
)
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_ESCAPED = {"~": "\u00a0", "_": "\u2011", "-": "", "\n": "\n", "\r": "\n"}


def rtf_to_text(source: str) -> str:
    """The text of an RTF document.

    Args:
        source: the file, its bytes read as Latin-1.

    Returns:
        Its text, a line a paragraph.

    Example:
        >>> rtf_to_text(r"{\\rtf1\\ansicpg1251{\\fonttbl{\\f0 A;}}The \\b old\\b0\\par \\'cc\\u1086?\\'f1\\'f2}")
        'The old\\nМост'
    """
    parts: list[str] = []
    waiting = bytearray()  # bytes of one code page, decoded together: some letters are two bytes
    page, skip, hidden = "cp1252", 1, False
    owed = 0  # characters after \\u that repeat it for old readers
    groups: list[tuple[int, bool]] = []

    def settle() -> None:
        if waiting:
            parts.append(waiting.decode(page, "replace"))
            waiting.clear()

    for token in _TOKEN.finditer(source):
        word, number, byte, sign, brace, plain = token.groups("")
        if byte:
            if owed:
                owed -= 1
            elif not hidden:
                waiting.append(int(byte, 16))
            continue
        if plain:
            text, owed = plain[owed:], max(0, owed - len(plain))
            if text and not hidden:
                settle()
                parts.append(text)
            continue
        if not (word or sign or brace):
            continue
        settle()
        owed = 0
        if brace == "{":
            groups.append((skip, hidden))
        elif brace:
            skip, hidden = groups.pop() if groups else (1, False)
        elif word == "u" and number:
            owed = skip
            if not hidden:
                parts.append(_letter(int(number)))
        elif word == "uc":
            skip = min(int(number or 1), 8) if not number.startswith("-") else 1
        elif word == "ansicpg":
            page = _page(number)
        elif word in _HIDDEN or sign == "*":
            hidden = True
        elif not hidden:
            parts.append(_SIGNS.get(word, "") if word else _ESCAPED.get(sign, sign))
    settle()
    # Letters beyond U+FFFF are written as two halves; a half alone is no letter.
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _letter(number: int) -> str:
    """\\u takes a signed 16-bit number; beyond that it is no letter."""
    return chr(number % 0x10000) if -0x8000 <= number < 0x10000 else "\ufffd"


def _page(number: str) -> str:
    try:
        return codecs.lookup(f"cp{number}").name
    except (LookupError, ValueError):
        return "cp1252"
