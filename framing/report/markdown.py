"""The report as Markdown: the same figures and sentences, for issues, wikis and terminals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.annotations import Agreement
from framing.markup import without_controls
from framing.model import Comparison
from framing.profiles import HEADLINE
from framing.report.contents import Contents
from framing.report.method import describe_method
from framing.report.wording import Wording

# Characters that mean something to Markdown or to the HTML a page is made of.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~!&])")
# Terms shown for each group; all of them are on the page.
_TERMS = 5


def render_markdown(contents: Contents, wording: Wording, version: str) -> str:
    """Write the report without its pictures and without the articles.

    Args:
        contents: what the report shows.
        wording: messages and names in the reader's language.
        version: the version of the toolkit, for the record.

    Returns:
        Markdown in which everything that comes from an article is escaped.
    """
    return "\n".join(_lines(contents, wording, version)) + "\n"


def _lines(contents: Contents, w: Wording, version: str) -> Iterator[str]:
    catalogue, t = contents.catalogue, w.messages
    comparison = catalogue.comparison
    yield f"# {t['page']['title']}"
    yield f"\n{t['page']['read_first_text']}\n"
    for group in catalogue.groups:
        yield f"- {plain(group.name)}: {w.count(group.profile.size, 'articles')}"
    yield f"\n## {t['summary']['title']}\n"
    for statement in contents.summary.statements:
        yield f"- {plain(statement.text)} ({plain('; '.join(statement.facts))})"
    yield f"\n{plain(contents.summary.overall)}"
    if contents.summary.small:
        few = any(group.profile.too_few for group in catalogue.groups)
        heading = t["page"]["too_few_title"] if few else t["summary"]["power"]
        yield f"\n**{heading}.** {plain(' '.join(contents.summary.small))}"
    if comparison.warnings:
        yield f"\n## {t['page']['warnings']}\n"
        yield from (f"- {plain(w.note(warning))}" for warning in comparison.warnings)
    if comparison.skipped:
        yield f"\n## {t['page']['skipped']}\n"
        head = (t["page"][f"skipped_{column}"] for column in ("path", "place", "reason", "remedy"))
        yield from table(head, ([s.path, *map(w.note, (s.place, s.reason, s.remedy))] for s in comparison.skipped))
    yield f"\n## {t['measures']['title']}"
    for language in catalogue.languages:
        yield f"\n### {t['language'].get(language) or plain(language) or t['measures']['all_languages']}\n"
        m = t["measures"]
        groups = catalogue.groups_of(language)
        rows = [
            [w.measure(name), group.label, w.value(found), w.interval(found.low, found.high, found.unit), found.n,
             w.number(found.count, 0), t["units"].get(found.unit, found.unit), w.note(found.note)]
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
            interval = f" {t['measures']['interval']}: {w.limits(contrast.ratio_low, contrast.ratio_high)}."
        said = f"{w.measure(contrast.measure)}: {w.contrast(contrast, a, b)}{interval}"
        note = f" ({w.note(contrast.note)})" if contrast.note else ""
        yield f"- {plain(said)}{p if contrast.p is not None else ''}{plain(note)}"
    yield from markdown_sections(contents, w)
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
    yield from (f"- {point}" for point in t["limits"].values())
    method = describe_method(contents, w, version)
    yield f"\n### {t['method']['paragraph_title']}\n\n{plain(method.paragraph)}"
    yield f"\n### {t['method']['citation_title']}\n\n{plain(method.citation)}"
    yield f"\n### {t['method']['settings']}\n"
    yield from (f"- {plain(key)}: {plain(value)}" for key, value in {**comparison.settings, "framing": version}.items())


def markdown_sections(contents: Contents, w: Wording) -> Iterator[str]:
    """Names, sources, quotations and headlines: a table each where there is something to show.

    Args:
        contents: what the report shows.
        wording: messages and names in the reader's language.
    """
    t = w.messages
    if contents.naming:
        yield f"\n## {t['naming']['title']}\n\n{t['naming']['lead']}\n"
        rows = [
            [f"{names.name} / {names.other}", row.group.name, w.in_unit(row.share.share, "share"),
             w.interval(row.share.low, row.share.high, "share"), row.share.articles]
            for tables in contents.naming.values() for names in tables for row in names.rows
        ]  # fmt: skip
        m = t["measures"]
        yield from table((t["languages"]["names"], m["group"], t["naming"]["share"], m["interval"], m["n"]), rows)
    if contents.ledgers:
        names = ("statements", "words", "named", "unnamed", "second_hand", "quoted", "paraphrased", "mixed")
        yield f"\n## {t['ledger']['title']}\n"
        heads = [t["ledger"][name].format(n="").strip() for name in names]
        rows = [[group.name, *(getattr(ledger, name) for name in names)] for group, ledger in contents.ledgers]
        yield from table((t["measures"]["group"], *heads), rows)
    if contents.catalogue.comparison.asymmetries:
        a = t["asymmetries"]
        yield f"\n### {a['title']}\n"
        rows = [
            [one.speaker, f"{one.a}: {w.tally(one.cues_a, 6)}", f"{one.b}: {w.tally(one.cues_b, 6)}",
             f"{t['stances'][one.stance]}: {w.in_unit(one.share_a, 'share')} / {w.in_unit(one.share_b, 'share')}"]
            for one in contents.catalogue.comparison.asymmetries
        ]  # fmt: skip
        yield from table((a["speaker"], f"{a['cues']} (1)", f"{a['cues']} (2)", a["stance"]), rows)
    if contents.quotations:
        yield f"\n## {t['quotes']['title']}\n"
        for found in contents.quotations:
            sure = t["quotes"]["confidence"].format(value=w.number(found.quote.confidence, 2))
            yield f"- **{plain(found.quote.speaker)}** ({t['quotes'][found.kind]}, {sure})"
            for version in found.quote.versions:
                yield f"  - {plain(version.passage.group)}: “{plain(version.passage.text)}”"
    for language, rated in contents.headlines.items():
        h, known = t["headlines"], t["language"].get(language) or language or t["measures"]["all_languages"]
        yield f"\n## {h['title']}, {plain(known)}\n"
        rows = [
            [group.label, one.titles, w.number(one.title_rate), w.number(one.body_rate), w.ratio(one.ratio)]
            for group, one in rated
        ]
        head = (t["measures"]["group"], h["titles_n"], h["title_rate"], h["body_rate"], h["ratio"])
        yield from table(head, rows)
    if contents.catalogue.comparison.house_figures:
        yield from _overlays(contents.catalogue.comparison, w)
    if contents.catalogue.comparison.agreements:
        yield from _agreement(contents.catalogue.comparison, w)


def _agreement(comparison: Comparison, w: Wording) -> Iterator[str]:
    """How far the findings agree with hand-made annotations."""
    g = w.messages["agreement"]
    yield f"\n## {g['title']}\n\n{g['lead']}\n"
    names = ("precision", "recall", "f1", "kappa")

    def cell(agreement: Agreement, name: str) -> str:
        low, high = getattr(agreement, f"{name}_low"), getattr(agreement, f"{name}_high")
        limits = "" if low is None else f" ({w.range(w.number(low, 2), w.number(high, 2))})"
        return f"{w.number(getattr(agreement, name), 2)}{limits}"

    rows = [
        [w.label(a.label), f"{a.one} / {a.other}", a.texts, f"{a.spans_one} / {a.spans_other}", a.matched,
         *(cell(a, name) for name in names)]
        for a in comparison.agreements
    ]  # fmt: skip
    head = (w.messages["articles"]["category"], g["who"], w.messages["page"]["articles"], g["spans"], g["both"])
    yield from table((*head, g["precision"], g["recall"], "F1", g["kappa"]), rows)


def _overlays(comparison: Comparison, w: Wording) -> Iterator[str]:
    """Headline measures with and without outlet overlays, and what makes the difference."""
    o, m = w.messages["overlays"], w.messages["measures"]
    yield f"\n## {o['title']}\n\n{o['lead']}\n"
    figures = [
        [f.group, w.measure(f.measure), w.in_unit(f.value, f.unit), w.interval(f.low, f.high, f.unit), f.n,
         w.in_unit(f.plain_value, f.unit), w.interval(f.plain_low, f.plain_high, f.unit), f.plain_n]
        for f in comparison.house_figures
    ]  # fmt: skip
    head = (m["group"], m["measure"], o["with"], m["interval"], m["n"], o["without"], m["interval"], m["n"])
    yield from table(head, figures)
    yield f"\n### {o['ratios']}\n"
    ratios = [
        [f"{r.a} / {r.b}", w.measure(r.measure), w.ratio(r.ratio), w.limits(r.ratio_low, r.ratio_high),
         w.ratio(r.plain_ratio), w.limits(r.plain_low, r.plain_high)]
        for r in comparison.house_ratios
    ]  # fmt: skip
    pair = w.messages["balance"]["pair"]
    yield from table((pair, m["measure"], o["with"], m["interval"], o["without"], m["interval"]), ratios)
    yield f"\n### {o['terms']}\n"
    terms = [
        [", ".join(one.forms), one.group, one.entry, one.added, one.removed, one.reason]
        for one in comparison.house_terms
    ]
    yield from table((o["words"], m["group"], w.messages["method"]["of"], o["added"], o["removed"], o["reason"]), terms)


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
