"""Plain word lists of other programs: LIWC ``.dic`` and quanteda YAML, read and written.

Both know words, phrases and a trailing ``*``, in categories; neither knows lemmas, gaps or exceptions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from framing.errors import UnreadableInput

# Category → its words. A category inside another is named with a point between: frame.economic.
WordLists = Mapping[str, Sequence[str]]
YAML_LINE = re.compile(r"""^(?P<indent> *)(?P<item>- +)?(?P<text>.*?)\s*$""")


def write_dic(lists: WordLists) -> str:
    """Word lists as a LIWC dictionary.

    Example:
        >>> print(write_dic({"label.mob": ["mob", "mobs"], "hedge": ["may", "mob"]}), end="")
        %
        1	label.mob
        2	hedge
        %
        may	2
        mob	1	2
        mobs	1
    """
    numbers = {name: number for number, name in enumerate(lists, 1)}
    of_word: dict[str, set[int]] = {}
    for name, words in lists.items():
        for word in words:
            of_word.setdefault(word, set()).add(numbers[name])
    head = [f"{number}\t{name}" for name, number in numbers.items()]
    body = ["\t".join([word, *map(str, sorted(found))]) for word, found in sorted(of_word.items())]
    return "\n".join(["%", *head, "%", *body]) + "\n"


def read_dic(path: Path) -> dict[str, list[str]]:
    """The word lists of a LIWC dictionary.

    Raises:
        UnreadableInput: if its head or a line cannot be understood.
    """
    lines = list(enumerate(_text(path).splitlines(), 1))
    signs = [number for number, line in lines if line.strip() == "%"]
    if len(signs) < 2:
        raise UnreadableInput("The head of categories is missing.", "It stands between two lines with %.", path)
    names: dict[str, str] = {}
    for number, line in lines[signs[0] : signs[1] - 1]:
        key, _, name = line.strip().partition("\t") if "\t" in line else line.strip().partition(" ")
        if key and not name:
            raise UnreadableInput("A category needs a number and a name.", "1, a tab, name.", path, f"line {number}")
        if key:
            names[key] = name.strip()
    lists: dict[str, list[str]] = {name: [] for name in names.values()}
    for number, line in lines[signs[1] :]:
        if not line.strip():
            continue
        word, *keys = (part.strip() for part in line.split("\t") if part.strip())
        unknown = [key for key in keys if key not in names]
        if unknown or not keys:
            problem = f"The category {unknown[0]!r} is not in the head." if unknown else f"{word!r} has no category."
            raise UnreadableInput(problem, "Write word, tab, number of a category.", path, f"line {number}")
        for key in keys:
            lists[names[key]].append(word)
    return lists


def write_yaml(lists: WordLists) -> str:
    """Word lists as a quanteda dictionary; every word is quoted, so that no reader takes ``no`` for false.

    Example:
        >>> print(write_yaml({"label.mob": ["mob", "no"]}), end="")
        "label.mob":
          - "mob"
          - "no"
    """
    lines = []
    for name, words in lists.items():
        lines.append(f"{json.dumps(name, ensure_ascii=False)}:" + ("" if words else " []"))
        lines += [f"  - {json.dumps(word, ensure_ascii=False)}" for word in words]
    return "\n".join(lines) + "\n"


def read_yaml(path: Path) -> dict[str, list[str]]:
    """The word lists of a quanteda dictionary: categories within categories, and lists of words.

    Every scalar is taken as the text it is (``no`` is a word, not false). Anything else YAML can do is no
    dictionary and is refused.

    Raises:
        UnreadableInput: naming the line that cannot be understood.
    """
    lists: dict[str, list[str]] = {}
    above: list[tuple[int, str]] = []  # the open categories with their indents
    for number, line in enumerate(_text(path).splitlines(), 1):
        match = YAML_LINE.match(line)
        if not match or not match["text"] or match["text"].startswith(("#", "---", "%")):
            continue
        indent, text, place = len(match["indent"]), match["text"], f"line {number}"
        if match["item"]:
            while above and above[-1][0] > indent:
                above.pop()
            if not above:
                raise UnreadableInput("A word stands outside of any category.", "Put 'name:' above it.", path, place)
            lists.setdefault(".".join(name for _, name in above), []).append(_scalar(text, path, place))
            continue
        name, rest = _key(text, path, place)
        while above and above[-1][0] >= indent:
            above.pop()
        above.append((indent, name))
        if rest:
            if not (rest.startswith("[") and rest.endswith("]")):
                remedy = "Write the words as a list, one a line: - word."
                raise UnreadableInput(f"{rest!r} is no list.", remedy, path, place)
            words = [_scalar(part, path, place) for part in _flow_items(rest[1:-1])]
            lists.setdefault(".".join(name for _, name in above), []).extend(words)
    return lists


def _key(text: str, path: Path, place: str) -> tuple[str, str]:
    match = re.match(r"""^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:\[\]{}]+?)\s*:(?:\s+(.*))?$""", text)
    if not match:
        raise UnreadableInput(f"{text!r} is neither a category nor a word.", "Write 'name:' or '- word'.", path, place)
    return _scalar(match[1], path, place), (match[2] or "").strip()


def _scalar(text: str, path: Path, place: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        try:
            return str(json.loads(text))
        except ValueError:
            raise UnreadableInput(f"{text} is not well quoted.", "Close the quotation mark.", path, place) from None
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        return text[1:-1].replace("''", "'")
    if text[:1] in "&*!|>{[" and text[:1]:
        raise UnreadableInput(f"{text!r} is no plain word.", "Put it in quotation marks.", path, place)
    return re.sub(r"\s+#.*", "", text)


def _flow_items(text: str) -> Iterator[str]:
    """The items of ``a, "b, c", 'd'``."""
    for match in re.finditer(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+?)\s*(?:,|$)""", text):
        yield match[1]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput("This is not UTF-8.", "Save it as UTF-8.", path) from None
    except OSError as error:
        raise UnreadableInput(f"{error.strerror or error}.", "Check the name and your rights to it.", path) from None
