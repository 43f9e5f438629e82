"""The JSON Schema of lexicon files, made from the models that read them; editors complete and check with it."""

from __future__ import annotations

import json
from typing import Any

from framing.lexicon.schema import LEXICAL_CATEGORIES
from framing.lexicon.tables import EntryTable, FileTable

# What an editor shows beside a key.
ABOUT = {
    "language": "The language of all entries: as the folder.",
    "category": "The category of all entries: as the file name.",
    "entry": "The entries, each with sentences that prove it.",
    "concept": "An id of concepts.toml, shared by all languages.",
    "patterns": "What matches: word (lemma or that form), =form, ~stem, a/b, *n (gap), {GRAM} (ru), CAP, Q.",
    "except": "A match that overlaps one of these is cancelled.",
    "except_near": "One of these in the same sentence cancels the match.",
    "require_near": "At least one of these must stand in the same sentence.",
    "strength": "0 conventional, 1 mild, 2 marked, 3 openly partisan.",
    "side": "Whose opponents say it, where that is so.",
    "neutral": "What a neutral wire report would print.",
    "note": "For the next author: which other meanings must not match, and why.",
    "source": "A key of sources.toml, where an idea came from somewhere.",
    "status": "draft, or reviewed once its precision is measured.",
    "examples": "Own sentences; {braces} mark the exact span, a sentence without them must not match.",
    "known_failures": "Sentences as in examples that do not work yet.",
    "stance": "Cues only: what the verb says about the statement.",
    "takes": "Cues only: what can follow.",
    "source_type": "Source nouns only: what kind of source the noun names.",
    "reason": "House terms of an overlay only: why the outlet needs it.",
}


def json_schema() -> dict[str, Any]:
    """The schema of ``<language>/<category>.toml``.

    Example:
        >>> sorted(json_schema()["properties"])
        ['category', 'entry', 'language']
    """
    schema: dict[str, Any] = FileTable.model_json_schema()
    entry = EntryTable.model_json_schema()
    for name, table in (*schema["properties"].items(), *entry["properties"].items()):
        table.pop("title", None)
        table["description"] = ABOUT[name]
    schema["properties"]["category"]["enum"] = list(LEXICAL_CATEGORIES)
    schema["properties"]["entry"]["items"] = {"$ref": "#/$defs/entry"}
    entry.pop("title"), entry.pop("description", None)
    schema.pop("description", None)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **schema,
        "title": "A lexicon file",
        "$defs": {"entry": entry},
    }


def schema_text() -> str:
    """The schema as it stands in ``lexicons/schema.json``."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
