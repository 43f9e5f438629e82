"""The JSON Schema of ``report.json``, made from the types that fill it.

``report.schema.json`` beside this file is what travels with every report; a test holds it against what is
made here, and ``python -m framing.report.schema`` writes it anew.
"""

from __future__ import annotations

import inspect
import json
from typing import Any

from framing.report.records import SCHEMA_NAME, SCHEMA_PATH, ReportRecord

# Numbers that the page gives to what it shows; the values themselves have none.
PAGE_ID = {"type": "string", "description": "The id it has on the page: index.html#id."}


def report_schema() -> dict[str, Any]:
    """The schema of ``report.json``, draft 2020-12, each object closed and described.

    Example:
        >>> schema = report_schema()
        >>> schema["properties"]["format"], "Finding" in schema["$defs"]
        ({'type': 'integer'}, True)
    """
    from pydantic import TypeAdapter

    schema: dict[str, Any] = TypeAdapter(ReportRecord).json_schema(mode="serialization")
    kinds: dict[str, dict[str, Any]] = schema["$defs"]
    for name in ("Finding", "Attribution"):
        kinds[name]["properties"] = {"id": PAGE_ID, **kinds[name]["properties"]}
    # Empty values of an article's numbers are left out of the file (a third of its size).
    kinds["ArticleScore"]["required"] = ["id", "counts"]
    schema["properties"] = {"$schema": {"const": SCHEMA_NAME}, **schema["properties"]}
    for kind in (schema, *kinds.values()):
        kind["additionalProperties"] = False
        kind["description"] = inspect.cleandoc(kind.get("description", ""))
        if kind is not kinds["ArticleScore"]:
            kind["required"] = list(kind["properties"])
        for part in kind["properties"].values():
            part.pop("title", None)  # the name once more
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "report.json of framing"}


def schema_text() -> str:
    """The schema as it stands in ``report.schema.json``."""
    return json.dumps(report_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA_PATH.write_text(schema_text(), encoding="utf-8")
