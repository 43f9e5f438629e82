"""The report as one HTML page that holds everything it needs: text, figures, style and script."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from framing.charts import source_shares, voice_shares
from framing.markup import LOOKS, css, legend, to_html, without_controls
from framing.model import SOURCE_TYPES, VOICES
from framing.profiles import HEADLINE, MEASURES
from framing.report.catalogue import Catalogue, Group
from framing.report.evidence import example, list_evidence
from framing.report.figures import Row, pair_up
from framing.report.pictures import Picture
from framing.report.wording import TEMPLATES, Wording


def render_page(catalogue: Catalogue, wording: Wording, pictures: Mapping[str, Picture], version: str) -> str:
    """Write the page.

    Args:
        catalogue: the numbered groups and articles of the comparison.
        wording: messages and names in the reader's language.
        pictures: the charts by name.
        version: the version of the toolkit, for the record.

    Returns:
        A complete HTML document; everything that comes from an article is escaped.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # a section included after another starts on its own line
        finalize=lambda value: without_controls(value) if type(value) is str else value,
    )
    listings = list_evidence(catalogue)
    further = [name for name in MEASURES if name not in HEADLINE]
    comparison = catalogue.comparison

    def rows(language: str, measure: str) -> list[Row]:
        return [
            Row(group, group.profile.measures.get(measure), listings.get((group.number, measure)))
            for group in catalogue.groups_of(language)
        ]

    return environment.get_template("report.html.j2").render(
        w=wording,
        t=wording.messages,
        catalogue=catalogue,
        comparison=comparison,
        counts=_counts(catalogue),
        headline=HEADLINE,
        further=[name for name in further if any(name in g.profile.measures for g in catalogue.groups)],
        rows=rows,
        pictures=pictures,
        group_notes=_group_notes(catalogue, wording),
        pairs=pair_up(catalogue, wording, listings),
        source_types=[k for k in SOURCE_TYPES if any(source_shares(g.profile).get(k) for g in catalogue.groups)],
        source_shares=source_shares,
        voice_shares=voice_shares,
        voices=VOICES,
        listings=listings,
        terms=_terms(catalogue),
        marked=lambda entry: to_html(
            entry.analysis, prefix=str(entry.number), cards=wording.cards, labels=wording.labels
        ),
        legend=lambda entry: legend(entry.analysis, wording.cards),
        example=lambda *term: example(catalogue, *term),
        looks=LOOKS,
        link=safe_link,
        style=css() + (TEMPLATES / "style.css").read_text(encoding="utf-8") + _filter_css(),
        script=(TEMPLATES / "script.js").read_text(encoding="utf-8"),
        script_data=script_data(_filter_words(catalogue, wording)),
        version=version,
    )


def safe_link(url: str | None) -> str:
    """A web address that may be linked; empty for anything but http and https.

    Example:
        >>> safe_link("https://example.org/a?b=1"), safe_link("JavaScript:alert(1)"), safe_link(None)
        ('https://example.org/a?b=1', '', '')
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return (url or "").strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def script_data(data: Any) -> str:
    """Data as JSON that cannot end the script element it stands in.

    Example:
        >>> script_data({"a": "</script>"})
        '{"a": "\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    # Also & for XHTML, and the two line separators that once ended JavaScript strings.
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _group_notes(catalogue: Catalogue, wording: Wording) -> dict[str, list[str]]:
    """What is noted of groups, each note once with the groups it is about, measures by their names."""
    names = re.compile(rf"\b({'|'.join(sorted(MEASURES, key=len, reverse=True))})\b(?=[,.]|$)")
    notes: dict[str, list[str]] = {}
    for group in catalogue.groups:
        for note in group.profile.notes:
            said = names.sub(lambda found: wording.measure(found[1]).lower(), note)
            notes.setdefault(said, []).append(group.name)
    return notes


def _terms(catalogue: Catalogue) -> list[tuple[Group, list[Any]]]:
    return [(group, [t for t in catalogue.comparison.terms if t.group == group.name]) for group in catalogue.groups]


def _counts(catalogue: Catalogue) -> dict[str, Any]:
    """What was compared, in numbers."""
    scores = [score for group in catalogue.groups for score in group.profile.sums]
    dates = sorted(date for score in scores if (date := score.keys.get("date")))
    return {
        "articles": sum(group.profile.size for group in catalogue.groups),
        "outlets": sorted({score.outlet for score in scores if score.outlet}),
        "languages": sorted({score.language for score in scores}),
        "events": sorted({score.event for score in scores if score.event}),
        "dates": (dates[0], dates[-1]) if dates else None,
        "dated": len(dates),
    }


def _filter_words(catalogue: Catalogue, wording: Wording) -> dict[str, Any]:
    """What the script's filters offer: the categories and groups that occur, in the reader's words."""
    found = {finding.category for entry in catalogue.entries for finding in entry.analysis.findings}
    t = wording.messages["articles"]
    return {
        "show": t["filter"],
        "group": t["filter_group"],
        "all": t["filter_all"],
        "open": t["open_all"],
        "close": t["close_all"],
        "voices": [{"id": voice, "name": wording.labels[f"voice.{voice}"]} for voice in VOICES],
        "categories": [{"id": name, "name": wording.category(name)} for name in LOOKS if name in found],
        "groups": [group.name for group in catalogue.groups],
    }


def _filter_css() -> str:
    """Rules by which the script's filters take marks off: one class on the body for each category and voice."""
    categories = "".join(f".hide-{name} mark.k-{name}, " for name in LOOKS)
    voices = "".join(f".hide-voice-{name} mark.{name}, " for name in VOICES)
    hidden = f"{categories}{voices}".rstrip(", ")
    return (
        f"{hidden} {{ background: none; text-decoration: none; }}\n"
        + ", ".join(f"{rule} > sup" for rule in hidden.split(", "))
        + " { display: none; }\n"
    )
