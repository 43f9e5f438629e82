"""The report as Markdown: the same figures and sentences, for issues, wikis and terminals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.markup import without_controls
from framing.profiles import HEADLINE
from framing.report.catalogue import Catalogue
from framing.report.wording import Wording

# Characters that mean something to Markdown or to the HTML a page is made of.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~!&])")
# Terms shown for each group; all of them are on the page.
_TERMS = 5


def render_markdown(catalogue: Catalogue, wording: Wording, version: str) -> str:
    """Write the report without its pictures and without the articles.

    Args:
        catalogue: the numbered groups and articles of the comparison.
        wording: messages and names in the reader's language.
        version: the version of the toolkit, for the record.

    Returns:
        Markdown in which everything that comes from an article is escaped.
    """
    return "\n".join(_lines(catalogue, wording, version)) + "\n"


def _lines(catalogue: Catalogue, w: Wording, version: str) -> Iterator[str]:
    t, comparison = w.messages, catalogue.comparison
    yield f"# {t['page']['title']}"
    yield f"\n{t['page']['read_first_text']}\n"
    for group in catalogue.groups:
        yield f"- {plain(group.name)}: {w.count(group.profile.size, 'articles')}"
    few = [group for group in catalogue.groups if group.profile.too_few]
    if few:
        yield f"\n**{t['page']['too_few_title']}.** {t['page']['too_few']} {plain('; '.join(g.name for g in few))}."
    if comparison.warnings:
        yield f"\n## {t['page']['warnings']}\n"
        yield from (f"- {plain(warning)}" for warning in comparison.warnings)
    if comparison.skipped:
        yield f"\n## {t['page']['skipped']}\n"
        head = (t["page"][f"skipped_{column}"] for column in ("path", "place", "reason", "remedy"))
        yield from table(head, ([s.path, s.place, s.reason, s.remedy] for s in comparison.skipped))
    yield f"\n## {t['measures']['title']}"
    for language in catalogue.languages:
        yield f"\n### {t['language'].get(language) or plain(language) or t['measures']['all_languages']}\n"
        m = t["measures"]
        groups = catalogue.groups_of(language)
        rows = [
            [w.measure(name), group.label, w.value(found), w.interval(found.low, found.high, found.unit), found.n,
             w.number(found.count, 0), t["units"].get(found.unit, found.unit), found.note]
            for name in HEADLINE
            for group in groups
            if (found := group.profile.measures.get(name))
        ]  # fmt: skip
        unit = t["units"]["title"]
        yield from table(
            (m["measure"], m["group"], m["value"], m["interval"], m["n"], m["count"], unit, m["notes"]), rows
        )
    yield f"\n## {t['differences']['title']}\n\n{t['differences']['lead']}\n"
    contrasts = [c for c in comparison.contrasts if c.measure in HEADLINE and c.ratio is not None]
    if not contrasts:
        yield t["differences"]["none"]
    labels = {group.name: group.label for group in catalogue.groups}
    for contrast in contrasts:
        a, b = labels.get(contrast.a, contrast.a), labels.get(contrast.b, contrast.b)
        p = f" p {w.probability(contrast.p)}, {t['differences']['p_adjusted']} {w.probability(contrast.p_adjusted)}."
        interval = ""
        if contrast.ratio_low is not None:
            high = w.ratio(contrast.ratio_high) if contrast.ratio_high is not None else t["differences"]["no_limit"]
            interval = f" {t['measures']['interval']}: {w.ratio(contrast.ratio_low)} – {high}."
        said = f"{w.measure(contrast.measure)}: {w.contrast(contrast, a, b)}{interval}"
        note = f" ({contrast.note})" if contrast.note else ""
        yield f"- {plain(said)}{p if contrast.p is not None else ''}{plain(note)}"
    yield f"\n## {t['terms']['title']}"
    for group in catalogue.groups:
        terms = [term for term in comparison.terms if term.group == group.name][:_TERMS]
        yield f"\n### {plain(group.name)}\n"
        if not terms:
            yield t["terms"]["none"]
        for term in terms:
            times = t["terms"]["times"].format(n=term.count, articles=w.count(term.articles, "articles"))
            yield f"- **{plain(', '.join(term.forms[:3]))}** ({w.labels['strength']} {term.strength}, {times})"
            yield from (f"  - {plain(sentence)}" for _, _, sentence in term.sentences)
    yield f"\n## {t['method']['title']}\n\n{t['method']['wording']}\n"
    yield from (f"- {point}" for point in t["method"]["points"])
    yield f"\n### {t['method']['settings']}\n"
    yield from (f"- {plain(key)}: {plain(value)}" for key, value in {**comparison.settings, "framing": version}.items())


def table(header: Iterable[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A table; cells are escaped.

    Example:
        >>> print(*table(["a", "b"], [["1 | 2", "<b>"]]), sep=chr(10))
        | a | b |
        | --- | --- |
        | 1 \\| 2 | \\<b\\> |
    """
    names = list(header)
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(plain(str(cell)) for cell in row)} |"


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is.

    Example:
        >>> print(plain("*bold* [a](b)"))
        \\*bold\\* \\[a\\](b)
    """
    # A URL scheme in brackets is harmless once the brackets are escaped.
    return _SPECIAL.sub(r"\\\1", " ".join(without_controls(text).split()))
