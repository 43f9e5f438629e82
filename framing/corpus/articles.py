"""A record becomes an article: language told, regions found, gaps in the metadata named."""

from __future__ import annotations

from framing.corpus.columns import language_code, split_extra
from framing.corpus.files import Source
from framing.corpus.language import detect_language
from framing.corpus.records import Record
from framing.corpus.regions import find_regions
from framing.model import LANGUAGES, Article, Region, Skipped

NO_OUTLET = "(no outlet)"
_NAMES = "English, Russian or Ukrainian"


def build_article(record: Record, source: Source) -> tuple[Article, str] | Skipped:
    """Make an article of a record.

    Args:
        record: the text and what its file says of it.
        source: the file and what a manifest says of it; the manifest has the last word.

    Returns:
        The article and the outlet's name if the input states one (``""`` where it is only guessed from the
        folder), or why there is none.
    """
    values = {**record.values, **source.values}
    path, place = str(source.path), record.place
    # The record's own title is the first line of a composed text, whatever the manifest calls it.
    title = record.values.get("title") or values.get("title")
    regions = find_regions(record.text, title)
    body = "\n".join(record.text[r.start : r.end] for r in regions if r.kind == "body")
    if not any(map(str.isalpha, body)):
        reason = "no running text was found in it"
        return Skipped(path, place, reason, "Check that the file holds the article, not only its headline or menu.")
    language, warning = _language(language_code(values.get("language")), body)
    if language is None:
        return Skipped(
            path, place, warning, f"Only {_NAMES} is read; if it is one of them, name it in the language column."
        )
    if any(region.language != language for region in regions):
        # Once more with the language: blocks too short to tell follow it.
        regions = find_regions(record.text, title, language)
    warnings = list(record.warnings)
    if warning:
        warnings.append(warning)
    outlet = values.get("outlet", "")
    if not (shown := outlet or source.outlet or values.get("site", "")):
        shown = NO_OUTLET
        warnings.append("no outlet is named; a manifest.csv or a folder for each outlet would name it")
    own_id = values.get("id") or (f"{source.stem}-{record.suffix}" if record.suffix else source.stem)
    article = Article(
        text=record.text,
        id=own_id,
        outlet=shown,
        language=language,
        title=values.get("title") or _first_title(record.text, regions),
        date=values.get("date"),
        author=values.get("author"),
        url=values.get("url"),
        event=values.get("event"),
        genre=values.get("genre"),
        section=values.get("section"),
        regions=regions,
        warnings=tuple(warnings),
        extra=split_extra(values),
    )
    return article, outlet


def _language(declared: str | None, body: str) -> tuple[str | None, str]:
    """The article's language and a warning, or ``None`` and the reason."""
    told = detect_language(body)
    if declared and declared not in LANGUAGES:
        return None, f"the language is given as {declared}"
    if told in LANGUAGES:
        # A whole text tells its language more surely than a column filled for a whole file.
        warning = f"the language is given as {declared}, but the text reads as {told}"
        return told, warning if declared and declared != told else ""
    if declared:
        return declared, f"the language is given as {declared}; the text does not show it"
    return None, "its language cannot be told"


def _first_title(text: str, regions: tuple[Region, ...]) -> str | None:
    return next((text[r.start : r.end] for r in regions if r.kind == "title"), None)
