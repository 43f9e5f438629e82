"""The names people give to the metadata of an article, and ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Ours, then the names it is known by, the surest first: where a table has several, the first counts.
_SYNONYMS = {
    "text": "text body content article_text full_text fulltext article maintext main_text текст зміст",
    "title": "title headline заголовок",
    "outlet": "outlet source publisher publication domain media site newspaper source_name издание источник видання",
    "language": "language lang language_code язык мова",
    "date": "date published published_at publish_date pub_date pubdate publication_date datetime дата",
    "url": "url link web_url ссылка посилання",
    "id": "id article_id doc_id document_id uid guid",
    "event": "event event_id story story_id событие подія",
    "author": "author authors byline автор",
    "genre": "genre жанр",
    "section": "section category rubric рубрика раздел розділ",
    "file": "file path filename file_name filepath file_path файл",
}
FIELDS = tuple(_SYNONYMS)
_FIELD_OF = {name: field for field, names in _SYNONYMS.items() for name in names.split()}
_RANK = {name: rank for names in _SYNONYMS.values() for rank, name in enumerate(names.split())}

_LANGUAGE_NAMES = {
    "en": "en eng english английский англійська англ",
    "ru": "ru rus russian русский рос російська",
    # "ua" is the country's code; it is meant as the language everywhere it stands in such a column.
    "uk": "uk ukr ukrainian ua украинский українська укр",
}
_LANGUAGE_OF = {name: code for code, names in _LANGUAGE_NAMES.items() for name in names.split()}
# How a column of the user's own stands among the values under our names.
EXTRA = "extra."
# A longer value is a text, not something to group articles by.
LONGEST_EXTRA = 200
# What tables say where they do not know.
_NOTHING = frozenset({"", "-", "?", "none", "null", "nan", "n/a", "na", "und", "unknown", "auto"})


def match_columns(names: Iterable[str], chosen: Mapping[str, str] | None = None) -> tuple[dict[str, str], list[str]]:
    """Tell which column holds what.

    Args:
        names: the table's column names.
        chosen: our names and the table's for them, where the user says so; they come before the synonyms.

    Returns:
        Our names mapped to the table's, and the columns that are not used.

    Example:
        >>> match_columns(["Headline", "Body", "Lang", "clicks"])
        ({'title': 'Headline', 'text': 'Body', 'language': 'Lang'}, ['clicks'])
    """
    names = list(names)
    found = {field: name for field, name in (chosen or {}).items() if name in names}
    for name in sorted(names, key=lambda name: _RANK.get(_plain(name), 0)):
        field = _FIELD_OF.get(_plain(name))
        if field and field not in found and name not in found.values():
            found[field] = name
    found = dict(sorted(found.items(), key=lambda item: names.index(item[1])))
    return found, [name for name in names if name and name not in found.values()]


def read_fields(row: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, str]:
    """The values of a row under our names, empty ones left out.

    Example:
        >>> read_fields({"Lang": "EN ", "clicks": 3, "By": None}, {"language": "Lang", "author": "By"})
        {'language': 'EN'}
    """
    values = {}
    for field, column in columns.items():
        value = _as_text(row.get(column), "\n\n" if field == "text" else ", ")
        # A text may be the word "none"; a metadata cell that says so is empty.
        if value.strip() and (field in ("text", "title") or value.strip().lower() not in _NOTHING):
            values[field] = value if field == "text" else " ".join(value.split())
    return values


def read_extra(row: Mapping[str, object], unused: Iterable[str]) -> dict[str, str]:
    """The values of columns that are none of ours, each under ``extra.<name>``.

    Empty ones are left out, and what is too long to be a label (more than 200 characters). A column with one of
    our names that was not taken for it is left out too: the user chose another.

    Example:
        >>> read_extra({"Owner ": "state", "clicks": 3, "html": "x" * 900}, ["Owner ", "clicks", "html"])
        {'extra.Owner': 'state', 'extra.clicks': '3'}
    """
    found = {}
    for column in unused:
        value, name = " ".join(_as_text(row.get(column), ", ").split()), " ".join(column.split())
        if value and len(value) <= LONGEST_EXTRA and value.lower() not in _NOTHING and name not in FIELDS:
            found[f"{EXTRA}{name}"] = value
    return found


def split_extra(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The columns of the user's own among the values, under their own names, in order.

    Example:
        >>> split_extra({"outlet": "Dawn", "extra.owner": "state"})
        (('owner', 'state'),)
    """
    return tuple((name.removeprefix(EXTRA), value) for name, value in values.items() if name.startswith(EXTRA))


def language_code(name: str | None) -> str | None:
    """Our code for a language as people write it; the name in small letters where it is none of ours.

    Example:
        >>> [language_code(name) for name in ("EN-us", "Ukrainian", "ua", "de", "")]
        ['en', 'uk', 'uk', 'de', None]
    """
    plain = (name or "").strip().lower()
    if plain in _NOTHING:
        return None
    return _LANGUAGE_OF.get(re.split(r"[-_ ]", plain)[0], plain)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().strip("\ufeff").lower())


def _as_text(value: object, separator: str) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return separator.join(_as_text(part, separator) for part in value)
    return str(value)
