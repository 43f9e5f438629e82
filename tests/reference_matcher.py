"""A slow, plain matcher for lexicon patterns: the oracle the fast engine is held against.

It shares no matching code with the engine on purpose; it works word by word on strings. Lemmas: every pymorphy3
reading for Russian; for English and Ukrainian the lemma simplemma's table gives, and where a regular form of the
pattern's word is in no row of the table, that word.

usage: python tests/reference_matcher.py lexicons/ru [FILE …]     checks the examples of the files
"""

from __future__ import annotations

import pathlib
import re
import sys
import tomllib
import unicodedata
from functools import cache

# U.S, т.е; or letters and digits. Hyphens and apostrophes join such parts, points and the like join digits.
# The apostrophe ʼ counts as a letter for \w, but it builds a word only between two of its parts.
PART = r"(?:(?<![^\W_])[^\W\d_ʼ](?:\.[^\W\d_ʼ](?![^\W_]))+|[^\W_ʼ]+)"
WORD = re.compile(rf"{PART}(?:(?:[-‐‑']|(?<=\d)[.,:](?=\d)){PART})*|[«»“”„\"‹›‘’]|[^\w\s]|ʼ|\n")
QUOTES = set('«»“”„"‹›‘’')
CLITIC = re.compile(r"^(.+?)('(?:s|ll|re|ve|d|m)|n't)$")
APOSTROPHES = re.compile(r"(?<=\w)[’ʼ`′‘](?=\w)")
IGNORED = "\u0301\u00ad\u200b"


def fold(word: str) -> str:
    word = "".join(c for c in unicodedata.normalize("NFC", word) if c not in IGNORED)
    word = word.lower().replace("ё", "е").replace("‐", "-").replace("‑", "-")
    return re.sub("[’ʼ`′‘]", "'", word)


@cache
def _analyzer():
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def _lexeme(lemma: str) -> frozenset[tuple[str, frozenset[str]]]:
    """The forms pymorphy3 inflects a lemma to: a form of an unknown word seldom leads back to it."""
    return frozenset(
        (fold(form.word), _tags(form.tag))
        for parse in _analyzer().parse(lemma)
        if fold(parse.normal_form) == lemma
        for form in parse.lexeme
    )


def _tags(tag: object) -> frozenset[str]:
    return frozenset(str(tag).replace(" ", ",").split(","))


@cache
def _table(language: str) -> dict[str, set[tuple[str, bool]]]:
    """Folded form → its lemmas in simplemma's table, and whether a row is of a common word."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    table: dict[str, set[tuple[str, bool]]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        table.setdefault(fold(form), set()).add((fold(lemma), form[0].islower()))
    return table


@cache
def _regular(lemma: str, language: str) -> frozenset[str]:
    from framing.languages import en, uk

    return frozenset({"en": en, "uk": uk}[language].paradigm(lemma))


@cache
def readings(word: str) -> tuple[frozenset[str], ...]:
    """The grammemes of every Russian reading of a word."""
    return tuple(_tags(parse.tag) for parse in _analyzer().parse(fold(word)))


@cache
def is_form(word: str, lemma: str, need: frozenset[str], language: str) -> bool:
    """Whether a folded word is a form of a lemma with these grammemes."""
    if language == "ru":
        return any(word == form and need <= tags for form, tags in _lexeme(lemma))
    rows = _table(language).get(word, set())
    if any(lemma == filed for filed, _ in rows):
        return True
    filed_elsewhere = any(common for _, common in rows)
    return word in _regular(lemma, language) and not filed_elsewhere


def sequence(text: str, language: str) -> list[tuple[str, str, int, int]]:
    """Words and quotation marks with the break before each: '' none, ',' one comma, '#' anything stronger."""
    assert len(text) == len(unicodedata.normalize("NFC", text)), "write composed letters"
    kept = [place for place, character in enumerate(text) if character not in IGNORED]
    return [
        (token, brk, kept[a], kept[b - 1] + 1)
        for token, brk, a, b in _sequence("".join(text[place] for place in kept), language)
    ]


def _sequence(text: str, language: str) -> list[tuple[str, str, int, int]]:
    text = APOSTROPHES.sub("'", text)
    out: list[tuple[str, str, int, int]] = []
    brk = ""
    for match in WORD.finditer(text):
        token, start, end = match.group(), match.start(), match.end()
        if token[0].isalnum() or token in QUOTES:
            parts = [(token, start, end)]
            clitic = CLITIC.match(token.lower()) if language == "en" else None
            if clitic and "'" in token:
                cut = start + len(clitic.group(1))
                parts = [(text[start:cut], start, cut), (text[cut:end], cut, end)]
            for part, a, b in parts:
                out.append((part, brk, a, b))
                brk = ""
        elif token == ",":
            brk = "," if brk == "" else "#"
        else:
            brk = "#"
    return out


def _slot(token: str, slot: str, language: str) -> bool:
    if slot == "Q":
        return token in QUOTES
    if slot == "CAP" or slot.startswith("CAP{"):
        need = frozenset(slot[4:-1].split(",")) if "{" in slot else frozenset()
        return token[:1].isupper() and (not need or any(need <= tags for tags in readings(token)))
    form = fold(token)
    for option in slot.split("/"):
        kind, word, grammemes = re.match(r"^([=~]?)([^{]*)(?:\{([^}]*)\})?$", option).groups()
        word, need = fold(word), frozenset(filter(None, (grammemes or "").split(",")))
        if kind == "=":
            ok = form == word
        elif kind == "~":
            ok = form.startswith(word)
        else:
            ok = (form == word and not need) or is_form(form, word, need, language)
        if ok:
            return True
    return False


def _split(slot: str, language: str) -> list[str]:
    """A written token that holds several words of the text (can't) as these."""
    if "/" in slot or "{" in slot or slot[0] in "~*" or slot in ("Q", "CAP"):
        return [slot]
    mark = "=" if slot[0] == "=" else ""
    words = [word for word, *_ in sequence(slot.lstrip("="), language)]
    return [mark + word for word in words] if len(words) > 1 else [slot]


def matches(seq, pattern: str, language: str) -> set[tuple[int, int]]:
    """Half-open token ranges at which the pattern matches."""
    slots, found = [part for slot in pattern.split() for part in _split(slot, language)], set()

    def step(position: int, index: int, start: int, previous: int, gap: bool) -> None:
        if index == len(slots):
            found.add((start, position))
            return
        slot = slots[index]
        if re.fullmatch(r"\*\d+", slot):
            for skipped in range(int(slot[1:]) + 1):
                step(position + skipped, index + 1, start, previous, True)
            return
        if position >= len(seq):
            return
        breaks = [seq[k][1] for k in range(previous + 1, position + 1)] if index else []
        if "#" in breaks or breaks.count(",") > (1 if gap else 0):
            return
        if _slot(seq[position][0], slot, language):
            step(position + 1, index + 1, start, position, False)

    for start in range(len(seq)):
        step(start, 0, start, start, False)
    return found


def hits(text: str, entry: dict, language: str) -> list[tuple[int, int]]:
    """Character spans of one entry's matches, longest first where they overlap; sentences end at line ends only."""
    seq = sequence(text, language)
    lines = [text.count("\n", 0, start) for _, _, start, _ in seq]

    def every(key):
        return {m for p in entry.get(key, ()) for m in matches(seq, p, language)}

    def lines_of(key):
        return {lines[a] for a, _ in every(key)}

    exceptions, shunned, needed = every("except"), lines_of("except_near"), lines_of("require_near")
    found = [
        (a, b)
        for a, b in every("patterns")
        if not any(a < d and c < b for c, d in exceptions)
        and lines[a] not in shunned
        and (lines[a] in needed or not entry.get("require_near"))
    ]
    chosen: list[tuple[int, int]] = []
    for a, b in sorted(found, key=lambda h: (h[0] - h[1], h[0])):
        if not any(a < d and c < b for c, d in chosen):
            chosen.append((a, b))
    return sorted((seq[a][2], seq[b - 1][3]) for a, b in chosen)


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Split an example into its plain text and the spans its braces mark."""
    text, spans = "", []
    for part in re.split(r"([{}])", example):
        if part == "{":
            spans.append([len(text), 0])
        elif part == "}":
            spans[-1][1] = len(text)
        else:
            text += part
    return text, [tuple(s) for s in spans]


def _grammar(pattern: str, language: str) -> str:
    """What the real parser says against a pattern, if anything."""
    from framing.languages import get_language
    from framing.lexicon.patterns import parse_pattern

    try:
        parse_pattern(pattern, get_language(language))
    except ValueError as error:
        return str(error)
    return ""


def check(path: pathlib.Path) -> int:
    data, bad = tomllib.loads(path.read_text(encoding="utf8")), 0
    seen: set[str] = set()
    for number, entry in enumerate(data["entry"], 1):
        for key in ("patterns", "except", "except_near", "require_near"):
            for pattern in entry.get(key, ()):
                problem = _grammar(pattern, data["language"])
                if problem:
                    bad += 1
                    print(f"{path}: entry {number} {entry['concept']}: {key} {pattern!r}: {problem}")
        for example in entry.get("examples", ()):
            text, expected = marked(example)
            got = hits(text, entry, data["language"])
            problem = (
                "used twice" if text in seen else "" if got == expected else "got " + str([text[a:b] for a, b in got])
            )
            seen.add(text)
            if problem:
                bad += 1
                print(f"{path}: entry {number} {entry['concept']}: {example!r}: {problem}")
        if not any("{" in e for e in entry.get("examples", ())):
            bad += 1
            print(f"{path}: entry {number} {entry['concept']}: no example that must match")
    patterns = sum(len(entry["patterns"]) for entry in data["entry"])
    print(f"{path}: {len(data['entry'])} entries, {patterns} patterns, {bad} failures")
    return bad


if __name__ == "__main__":
    names = [pathlib.Path(p) for p in sys.argv[1:]]
    files = [f for n in names for f in (sorted(n.glob("*.toml")) if n.is_dir() else [n])]
    sys.exit(bool(sum(check(f) for f in files)))
