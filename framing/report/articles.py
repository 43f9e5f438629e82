"""The articles of a report's pages: marks, strips, and what the page's script needs to filter, link and recount."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from typing import Any

from framing.markup import LOOKS, css, legend, spread, to_html, to_strip
from framing.model import CATEGORIES, VOICES, Dismissal, Finding
from framing.profiles import MEASURES, score_article
from framing.profiles.measures import rate, tally
from framing.report.catalogue import Catalogue, Entry
from framing.report.wording import TEMPLATES, Wording

# The parts of the script, each read in one sitting, in the order they run.
SCRIPTS = ("page", "marks", "links", "dismissals", "concordance")
# A rate per 1,000 own words: any of them, for what all rates of an article share.
_ANY_RATE = MEASURES["hedge"]


@dataclass(frozen=True, slots=True)
class Row:
    """One category found in an article: how often in each voice, and where."""

    category: str
    letter: str
    name: str
    voices: Mapping[str, int]
    strip: str


def article_context(catalogue: Catalogue, wording: Wording, page: int) -> dict[str, Any]:
    """What the templates of articles, tools and head are filled with.

    Args:
        catalogue: the numbered articles.
        wording: messages in the reader's language.
        page: which page of the report, from 1.

    Returns:
        Names and values; everything that comes from an article is escaped, or escaped by the template.
    """
    script = "".join((TEMPLATES / "scripts" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    found = {finding.category for entry in catalogue.entries for finding in entry.analysis.findings}
    places = {entry.id: entry for entry in reversed(catalogue.entries)}

    def words_of(dismissal: Dismissal) -> str:
        entry = places.get(dismissal.article)
        return dismissal.text or (entry.analysis.text[dismissal.start : dismissal.end] if entry else "")

    return {
        "u": wording.messages["ui"],
        "page": page,
        "page_file": page_file,
        "entries": [entry for entry in catalogue.entries if entry.page == page],
        "categories": [name for name in LOOKS if name in found],
        "letter": lambda name: str(wording.cards.get(name, {}).get("letter", LOOKS[name].letter)),
        "looks": LOOKS,
        "voices": VOICES,
        "marked": lambda entry: to_html(
            entry.analysis, prefix=str(entry.number), cards=wording.cards, labels=wording.labels
        ),
        "rows_of": lambda entry: _rows(entry, wording),
        "strip": lambda entry: _strip(entry, entry.analysis.findings, wording.messages["ui"]["marks"], wording),
        "words_of": words_of,
        "policy": policy(script),
        "style": css() + _style() + _filter_css(),
        "script": script,
        "script_data": script_data(_data(catalogue, wording, page)),
    }


def page_file(page: int) -> str:
    """The file of a page: the report itself, or further articles."""
    return "index.html" if page == 1 else f"articles-{page}.html"


def policy(script: str) -> str:
    """The page's content security policy: nothing is loaded from anywhere, and no other script runs.

    Style attributes stay allowed, since the charts are SVG with styles of their own, and pictures inside the page.

    Example:
        >>> "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" in policy("")
        True
    """
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def lead_to_pages(html: str, catalogue: Catalogue, page: int) -> str:
    """Links to the marks of articles on other pages, led there; others stay as they are.

    Args:
        html: a page whose links all look like ``href="#f-12-3"``.
        catalogue: the numbered articles.
        page: the page it is.
    """
    if catalogue.pages == 1:
        return html
    away = {str(entry.number): page_file(entry.page) for entry in catalogue.entries if entry.page != page}
    # Text of an article cannot look like this: its quotation marks are escaped.
    link = re.compile(r'href="#((?:f|a|q|article)-(\d+)(?:-\d+)?)"')
    return link.sub(lambda found: f'href="{away.get(found[2], "")}#{found[1]}"', html)


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


def _data(catalogue: Catalogue, wording: Wording, page: int) -> dict[str, Any]:
    """What the script works with: words, the figures it may recount, and where each article stands."""
    messages = wording.messages
    named = "\n".join(f"{entry.id}\t{len(entry.analysis.text)}" for entry in catalogue.entries)
    return {
        "language": wording.language,
        "marks": wording.numerals.marks,
        "none": wording.none,
        "words": messages["ui"],
        "forms": {noun: wording.forms(noun) for noun in ("lines", "findings")},
        "voices": {voice: wording.labels[f"voice.{voice}"] for voice in VOICES},
        "categories": {name: wording.category(name) for name in LOOKS},
        "order": VOICES,
        "strength": wording.labels["strength"],
        "page": page,
        # Dismissals that a browser remembers belong to this corpus and to no other.
        "corpus": sha256(named.encode("utf-8", "replace")).hexdigest()[:16],
        "groups": {
            str(group.number): {
                "name": group.name,
                "figures": {
                    name: [measure.value, measure.count]
                    for name, measure in group.profile.measures.items()
                    if name in CATEGORIES
                },
            }
            for group in catalogue.groups
        },
        "articles": {str(entry.number): _article(entry) for entry in catalogue.entries},
        "lines": {str(e.number): _line_starts(e.analysis.text) for e in catalogue.entries if e.page == page},
    }


def _line_starts(text: str) -> list[int]:
    """Where the lines begin that the page shows as paragraphs: those that are not blank.

    Example:
        >>> _line_starts("One.\\n\\n  \\nTwo.")
        [0, 9]
    """
    lines = text.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    return [end - len(line) - 1 for line, end in zip(lines, ends, strict=True) if line.strip()]


def _article(entry: Entry) -> list[Any]:
    """An article's id, group, page, outlet and date, and what one finding of it adds to its group's rates."""
    article, step = entry.analysis.article, 0.0
    if entry.group is not None:
        rated = entry.group.profile.measures.get(_ANY_RATE.name)
        score, mixed = score_article(entry.analysis), len(entry.group.languages) > 1
        if rated and rated.n and rate(score, _ANY_RATE, mixed) is not None:
            step = 1000 / tally(score, _ANY_RATE, mixed)[1] / rated.n
    number = entry.group.number if entry.group else 0
    return [entry.id, number, entry.page, article.outlet, article.date or "", step]


def _rows(entry: Entry, wording: Wording) -> list[Row]:
    rows = []
    for category, letter, name, voices in legend(entry.analysis, wording.cards):
        found = tuple(f for f in entry.analysis.findings if f.category == category)
        rows.append(Row(category, letter, name, voices, _strip(entry, found, name, wording)))
    return rows


def _strip(entry: Entry, findings: tuple[Finding, ...], name: str, wording: Wording) -> str:
    headline, beginning, middle, end = spread(entry.analysis, findings)
    label = wording.messages["ui"]["spread"].format(
        name=name, headline=headline, beginning=beginning, middle=middle, end=end
    )
    return to_strip(entry.analysis, findings, label)


def _style() -> str:
    return "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in ("style.css", "sections.css"))


def _filter_css() -> str:
    """Rules by which the script's filters take marks off: a class on the body for each category, voice and strength."""
    rules = [f".hide-{name} mark.k-{name}" for name in LOOKS]
    rules += [f".hide-voice-{name} mark.{name}" for name in VOICES]
    rules += [f".from-{least} mark.k-loaded.s{n}" for least in (1, 2, 3) for n in range(least)]
    in_text = [f"{rule[: rule.index(' ')]} .text{rule[rule.index(' ') :]}" for rule in rules]
    return (
        f"{', '.join(in_text)} {{ background: none; text-decoration: none; }}\n"
        f"{', '.join(f'{rule} > sup' for rule in in_text)} {{ display: none; }}\n"
    )
