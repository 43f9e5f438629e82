"""A slow, plain matcher for lexicon patterns: the oracle the fast engine is held against.

It shares no code with the engine on purpose. Lemmas: every pymorphy3 reading for Russian; for English and
Ukrainian simplemma's lemma or the form itself.

usage: python tests/reference_matcher.py lexicons/ru [FILE …]     checks the examples of the files
"""

from __future__ import annotations

import pathlib
import re
import sys
import tomllib
from functools import cache

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[«»“”„\"‹›‘’]|[^\w\s]|\n")
QUOTES = set('«»“”„"‹›‘’')
CLITIC = re.compile(r"^(.+?)('(?:s|ll|re|ve|d|m)|n't)$")
APOSTROPHES = re.compile(r"(?<=\w)[’ʼ`′](?=\w)")
NUMBER = re.compile(r"(?<=\d)[.,:](?=\d)")


def fold(word: str) -> str:
    word = word.lower().replace("ё", "е").replace("‐", "-").replace("‑", "-")
    return re.sub("[’ʼ`′]", "'", word)


@cache
def _analyzer():
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def readings(word: str, language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Every (lemma, grammemes) of a word; its own form stands first."""
    form = fold(word)
    if language == "ru":
        parses = {
            (fold(p.normal_form), frozenset(str(p.tag).replace(" ", ",").split(",")))
            for p in _analyzer().parse(word.lower())
        }
        return ((form, frozenset()), *parses)
    import simplemma

    surface = word.lower() if language == "en" else form
    return (form, frozenset()), (fold(simplemma.lemmatize(surface, lang=language)), frozenset())


def sequence(text: str, language: str) -> list[tuple[str, str, int, int]]:
    """Words and quotation marks with the break before each: '' none, ',' one comma, '#' anything stronger."""
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
        return token[:1].isupper() and (not need or any(need <= tags for _, tags in readings(token, language)[1:]))
    form = fold(token)
    for option in slot.split("/"):
        kind, word, grammemes = re.match(r"^([=~]?)([^{]*)(?:\{([^}]*)\})?$", option).groups()
        word, need = fold(word), frozenset(filter(None, (grammemes or "").split(",")))
        if kind == "=":
            ok = form == word
        elif kind == "~":
            ok = form.startswith(word)
        else:
            found = readings(token, language)
            ok = any(lemma == word and need <= tags for lemma, tags in (found[1:] if need else found))
        if ok:
            return True
    return False


def matches(seq, pattern: str, language: str) -> set[tuple[int, int]]:
    """Half-open token ranges at which the pattern matches."""
    slots, found = pattern.split(), set()

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
    """Character spans of one entry's matches in one sentence, longest first where they overlap."""
    seq = sequence(text, language)

    def every(key):
        return {m for p in entry.get(key, ()) for m in matches(seq, p, language)}

    found = every("patterns")
    exceptions = every("except")
    found = {h for h in found if not any(a < h[1] and h[0] < b for a, b in exceptions)}
    if not found or every("except_near") or (entry.get("require_near") and not every("require_near")):
        return []
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
