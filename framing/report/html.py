"""The report as one HTML page that holds everything it needs: text, figures, style and script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from framing.charts import source_shares, voice_shares
from framing.markup import without_controls
from framing.model import SOURCE_TYPES
from framing.profiles import HEADLINE, MEASURES
from framing.report.articles import article_context, lead_to_pages
from framing.report.catalogue import Catalogue, Group
from framing.report.contents import Contents
from framing.report.evidence import Listing, concordances, example
from framing.report.figures import Row, glance
from framing.report.method import count_up, describe_method
from framing.report.passages import show, show_all
from framing.report.pictures import Picture
from framing.report.timeline import time_context
from framing.report.wording import TEMPLATES, Wording

if TYPE_CHECKING:
    from jinja2 import Environment

# The sections in order; each has a template of its name and a title in the messages.
SECTIONS = (
    "compared", "measures", "differences", "time", "naming", "keyness", "terms", "sources", "voices", "quotes",
    "sharing", "omissions", "headlines", "overlays", "languages", "agreement", "articles", "evidence", "method",
)  # fmt: skip


def render_page(
    contents: Contents, wording: Wording, pictures: Mapping[str, Picture], version: str, files: Sequence[str] = ()
) -> str:
    """Write the page.

    Args:
        contents: what the report shows.
        wording: messages and names in the reader's language.
        pictures: the charts by name.
        version: the version of the toolkit, for the record.
        files: what stands beside the page and may be linked.

    Returns:
        A complete HTML document; everything that comes from an article is escaped.
    """
    catalogue, listings = contents.catalogue, contents.listings
    further = [name for name in MEASURES if name not in HEADLINE]
    numbers = {group.name: group.number for group in catalogue.groups}

    def rows(language: str, measure: str) -> list[Row]:
        return [
            Row(group, group.profile.measures.get(measure), listings.get((group.number, measure)))
            for group in catalogue.groups_of(language)
        ]

    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            w=wording,
            t=wording.messages,
            c=contents,
            sections=section_names(contents),
            catalogue=catalogue,
            comparison=catalogue.comparison,
            counts=count_up(catalogue),
            headline=HEADLINE,
            further=[name for name in further if any(name in g.profile.measures for g in catalogue.groups)],
            rows=rows,
            glance=lambda language: glance(catalogue, listings, language),
            pictures=pictures,
            group_notes=_group_notes(catalogue, wording),
            pairs=contents.pairs,
            source_types=[k for k in SOURCE_TYPES if any(source_shares(g.profile).get(k) for g in catalogue.groups)],
            source_shares=source_shares,
            voice_shares=voice_shares,
            listings=listings,
            names_of=lambda found: ", ".join(wording.measure(one.measure).lower() for one in found),
            listing_of=lambda name, measure: listings.get((numbers[name], measure)),
            terms=_terms(catalogue),
            example=lambda *term: example(catalogue, *term),
            show=lambda passage: show(catalogue, passage),
            show_all=lambda passages, most: show_all(catalogue, passages, most),
            article_of=catalogue.named.get,
            link=safe_link,
            time=time_context(catalogue),
            method=describe_method(contents, wording, version),
            version=version,
            files=files,
            concordances=concordances(listings.values()),
            **article_context(catalogue, wording, 1),
        )
    )
    return lead_to_pages(page, catalogue, 1)


def section_names(contents: Contents) -> list[str]:
    """The sections of the page in order: those that a comparison has something for."""
    found = contents.catalogue.comparison
    known = {
        "time": time_context(contents.catalogue).shown,
        "naming": contents.naming,
        "keyness": found.keyness,
        "quotes": found.quotes,
        "sharing": found.shared_texts or found.shared_passages,
        "omissions": found.omissions,
        "headlines": contents.headlines,
        "overlays": found.house_figures or found.house_terms,
        "languages": found.parity,
        "agreement": found.agreements,
    }
    return [name for name in SECTIONS if known.get(name, True)]


def render_articles(catalogue: Catalogue, wording: Wording, page: int, listings: Iterable[Listing]) -> str:
    """Write a further page: articles the report itself has no room for, with their evidence.

    Args:
        catalogue: the numbered groups and articles of the comparison.
        wording: messages and names in the reader's language.
        page: its number, from 2.
        listings: the evidence of the whole report.

    Returns:
        A complete HTML document; everything that comes from an article is escaped.
    """
    html = (
        _environment()
        .get_template("further.html.j2")
        .render(
            w=wording,
            t=wording.messages,
            catalogue=catalogue,
            link=safe_link,
            concordances=concordances(listings, page),
            **article_context(catalogue, wording, page),
        )
    )
    return lead_to_pages(html, catalogue, page)


def _environment() -> Environment:
    """Templates in which everything is escaped and a misspelt name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # a section included after another starts on its own line
        finalize=lambda value: without_controls(value) if type(value) is str else value,
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


def _group_notes(catalogue: Catalogue, wording: Wording) -> dict[str, list[str]]:
    """What is noted of groups, each note once with the groups it is about, measures by their names."""
    names = re.compile(rf"\b({'|'.join(sorted(MEASURES, key=len, reverse=True))})\b(?=[,.]|$)")
    notes: dict[str, list[str]] = {}
    for group in catalogue.groups:
        for note in group.profile.notes:
            said = names.sub(lambda found: wording.measure(found[1]).lower(), wording.note(note))
            notes.setdefault(said, []).append(group.name)
    return notes


def _terms(catalogue: Catalogue) -> list[tuple[Group, list[Any]]]:
    return [(group, [t for t in catalogue.comparison.terms if t.group == group.name]) for group in catalogue.groups]
