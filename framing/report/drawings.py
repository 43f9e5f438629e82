"""The charts of single sections: ratios, distinctive words, names, strengths and headlines, each with its words."""

from __future__ import annotations

from collections.abc import Iterator

from framing import charts
from framing.annotations.marks import MACHINE
from framing.profiles import HEADLINE
from framing.report.contents import Contents
from framing.report.figures import Pair
from framing.report.pictures import Picture, picture
from framing.report.wording import Wording

# Pairs of groups that get pictures; further ones have their tables. Ten outlets make 45 pairs.
_PAIRS = 12


def draw_sections(contents: Contents, wording: Wording) -> dict[str, Picture]:
    """Draw what belongs to pairs of groups, to names, to strengths and to headlines.

    Args:
        contents: what the report shows.
        wording: names and units in the reader's language.

    Returns:
        Pictures by name: ``glance-<language>`` (a file only), ``ratios-<pair>``, ``words-<pair>``,
        ``naming-<language>``, ``strengths-<language>``, ``headlines-<language>``,
        ``agreement-<number>``.
    """
    drawn = [
        *_glances(contents, wording),
        *_ratios(contents, wording),
        *_words(contents, wording),
        *_names(contents, wording),
        *_strengths(contents, wording),
        *_headlines(contents, wording),
        *_agreements(contents, wording),
    ]
    return {found.name: found for found in drawn}


def _language(language: str, w: Wording) -> str:
    known = w.messages["language"]
    return str(known.get(language) or language or w.messages["measures"]["all_languages"])


def _glances(contents: Contents, w: Wording) -> Iterator[Picture]:
    t = w.messages["measures"]
    for language in contents.catalogue.languages:
        profiles = [group.profile for group in contents.catalogue.groups_of(language)]
        titles = {name: w.measure(name) for name in HEADLINE if any(name in p.measures for p in profiles)}
        names = [charts.short_name(profile, without="language") for profile in profiles]
        figure = charts.draw_heatmap(profiles, titles, names=names, value=w.value)
        yield picture(
            figure, w, f"glance-{language or 'mixed'}", f"{t['glance']}, {_language(language, w)}", page=False
        )


def _ratios(contents: Contents, w: Wording) -> Iterator[Picture]:
    t = w.messages["differences"]
    for pair in contents.pairs[:_PAIRS]:
        rows = [row for row in pair.headline if row.contrast.difference is not None]
        if not rows:
            continue
        figure = charts.draw_forest(
            [row.contrast for row in rows],
            names=[w.measure(row.contrast.measure) for row in rows],
            a=pair.a.label,
            b=pair.b.label,
            higher=t["higher"],
            missing=w.messages["page"]["no_figure"],
            number=w.ratio,
        )
        said = "; ".join(
            f"{w.measure(row.contrast.measure)}: {w.contrast(row.contrast, pair.a.label, pair.b.label)}" for row in rows
        )
        yield picture(figure, w, f"ratios-{pair.number}", _title(t["chart"], pair, w), said)


def _title(template: str, pair: Pair, w: Wording) -> str:
    return template.format(a=pair.a.label, b=pair.b.label)


def _words(contents: Contents, w: Wording) -> Iterator[Picture]:
    t = w.messages["keyness"]
    for pair in contents.pairs[:_PAIRS]:
        found = pair.keyness
        if found and found.keywords:
            figure = charts.draw_keyness(found, a=pair.a.label, b=pair.b.label, axis=t["axis"], number=w.numerals.plain)
            said = "; ".join(
                f"{name}: {', '.join(k.word for k in found.keywords if (k.z > 0) == first)}"
                for name, first in ((pair.a.label, True), (pair.b.label, False))
            )
            yield picture(figure, w, f"words-{pair.number}", _title(t["chart"], pair, w), said)


def _names(contents: Contents, w: Wording) -> Iterator[Picture]:
    from framing.report.naming import drawn_choices

    t = w.messages["naming"]
    for language, tables in contents.naming.items():
        figure = charts.draw_naming(
            drawn_choices(tables), missing=t["others_only"], percent=lambda share: w.numerals.percent(share, 0)
        )
        said = "; ".join(
            f"{table.name} / {table.other}: "
            + ", ".join(f"{row.group.label} {w.in_unit(row.share.share, 'share')}" for row in table.rows)
            for table in tables
        )
        yield picture(figure, w, f"naming-{language}", f"{t['chart']}, {_language(language, w)}", said)


def _strengths(contents: Contents, w: Wording) -> Iterator[Picture]:
    t = w.messages["strengths"]
    for language, rows in contents.strengths.items():
        curves = [(group.label, points) for group, points in rows if any(p.value is not None for p in points)]
        if not curves or len(curves) > charts.MOST_LINES:
            continue
        figure = charts.draw_strengths(curves, axis=t["axis"], unit=w.messages["units"]["per_1000"])
        said = "; ".join(
            f"{name}: {', '.join(f'≥ {p.level} {w.number(p.value)}' for p in points)}" for name, points in curves
        )
        yield picture(figure, w, f"strengths-{language or 'mixed'}", f"{t['chart']}, {_language(language, w)}", said)


def _headlines(contents: Contents, w: Wording) -> Iterator[Picture]:
    t = w.messages["headlines"]
    for language, rows in contents.headlines.items():
        figure = charts.draw_headlines(
            [(group.label, found) for group, found in rows],
            title=t["titles"],
            body=t["bodies"],
            unit=w.messages["units"]["per_1000"],
            missing=w.messages["page"]["no_figure"],
        )
        said = "; ".join(
            f"{group.label}: {t['titles']} {w.number(found.title_rate)}, {t['bodies']} {w.number(found.body_rate)}"
            for group, found in rows
        )
        yield picture(figure, w, f"headlines-{language or 'mixed'}", f"{t['chart']}, {_language(language, w)}", said)


def _agreements(contents: Contents, w: Wording) -> Iterator[Picture]:
    """A picture for each person whom the machine is held against."""
    from framing.charts.agreement import draw_agreement

    t = w.messages["agreement"]
    found = [a for a in contents.catalogue.comparison.agreements if a.one == MACHINE]
    for number, person in enumerate(dict.fromkeys(a.other for a in found), 1):
        ours = [a for a in found if a.other == person]
        words = {name: t[name] for name in ("precision", "recall", "share", "kappa")}
        names = [w.label(a.label) for a in ours]
        figure = draw_agreement(ours, names, words, lambda value: w.number(value, 2))
        said = "; ".join(
            f"{name}: {t['precision']} {w.number(a.precision, 2)}, {t['recall']} {w.number(a.recall, 2)}"
            for name, a in zip(names, ours, strict=True)
        )
        yield picture(figure, w, f"agreement-{number}", t["chart"].format(one=MACHINE, other=person), said)
