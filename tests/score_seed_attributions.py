"""How many attributions of the hand-made gold the engine finds: a tool, not a test.

The gold and its five pages belong to others and lie beside the checkout; where they are absent the
tool says so and ends well. A found attribution matches a gold one when their sources overlap (or
neither has one), their cues overlap, and their contents agree by words (F1 ≥ 0.5; an antecedent
counts as content). Nested (level 2) and optional gold counts neither way.

usage: python tests/score_seed_attributions.py [--list]     (--list prints what was missed and invented)
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import framing
from framing.model import Attribution

SHARED = Path(__file__).resolve().parents[2] / "shared"
WORD = re.compile(r"\w+(?:[’'ʼ-]\w+)*")
CONTENT_F1 = 0.5
# Gold names of source types, as gold/README maps them: API type, named.
TYPES = {
    "official_named": ("official", True),
    "official_unnamed": ("official", False),
    "politician_named": ("politician", True),
    "politician_group": ("politician", False),
    "institution": ("institution", True),
    "news_agency": ("agency", True),
    "media_outlet": ("media", True),
    "media_generic": ("media", False),
    "expert": ("expert", None),
    "document": ("document", None),
    "social_media_user": ("social_media", None),
    "citizen": ("private_person", None),
    "outlet_self": ("outlet", True),
    "unattributed": ("unknown", False),
}
Spans = list[tuple[int, int]]


def main() -> None:
    """Score the engine on the gold and print precision, recall, F1 and source types."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print misses, false alarms and wrong source types")
    options = parser.parse_args()
    gold_file, pages = SHARED / "gold" / "seed_attributions.json", SHARED / "seeds"
    if not gold_file.exists() or not pages.is_dir():
        print("left out: the hand-made gold is not beside this checkout")
        return
    gold = json.loads(gold_file.read_text(encoding="utf-8"))["files"]
    totals = dict.fromkeys(("gold", "found", "matched", "typed", "named", "scare"), 0)
    for article in framing.read_corpus(pages):
        name = next((name for name in gold if Path(name).stem in article.id or article.id in name), None)
        if name is None:
            print(f"no gold for {article.id}")
            continue
        analysis = framing.analyze(article)
        for key, value in score_page(analysis, gold[name]["attributions"], options.list).items():
            totals[key] += value
        totals["scare"] += sum(finding.category == "scare_quote" for finding in analysis.findings)
    precision, recall = totals["matched"] / max(1, totals["found"]), totals["matched"] / max(1, totals["gold"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(
        f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({totals['matched']} of {totals['gold']} gold)"
    )
    matched = max(1, totals["matched"])
    print(f"source type right {totals['typed'] / matched:.3f}  named right {totals['named'] / matched:.3f}")
    print(f"scare quotes {totals['scare']} (the pages hold none)")


def score_page(analysis: framing.Analysis, gold: list[dict[str, Any]], listed: bool) -> dict[str, int]:
    """Match one page's attributions with its gold.

    Args:
        analysis: the analysed page.
        gold: its gold records.
        listed: whether to print what went wrong.
    """
    core = [g for g in gold if g["level"] == 1 and not g["optional"]]
    rest = [g for g in gold if g["level"] != 1 or g["optional"]]
    pool = list(analysis.attributions)
    result = dict.fromkeys(("gold", "found", "matched", "typed", "named"), 0)
    result["gold"] = len(core)
    for record in core:
        best = max(pool, key=lambda found: likeness(analysis.text, record, found), default=None)
        if best is None or not likeness(analysis.text, record, best):
            if listed:
                print(f"missed {record['id']}: {shown(analysis.text, record)}")
            continue
        pool.remove(best)
        result["matched"] += 1
        kind, named = TYPES[record["source_type"]]
        result["typed"] += best.source_type == kind
        result["named"] += named is None or best.named == named
        if listed and (best.source_type != kind or best.named not in (named, best.named if named is None else named)):
            print(f"typed {record['id']}: {best.source_type} {best.named} {best.entity!r}, not {kind} {named}")
    # A nested or optional one that was found is no false alarm.
    extra = [found for found in pool if not any(likeness(analysis.text, record, found) for record in rest)]
    extra = [found for found in extra if not any(_overlap(spans(r, "cue"), pairs(found.cue)) for r in rest)]
    result["found"] = result["matched"] + len(extra)
    if listed:
        for found in extra:
            print(f"invented: {[analysis.text[a:b] for a, b in pairs((*found.source, *found.cue, *found.content))]}")
    return result


def likeness(text: str, record: dict[str, Any], found: Attribution) -> float:
    """Word F1 of the contents where sources and cues overlap and it is high enough, else 0."""
    source = spans(record, "source")
    if not (_overlap(source, pairs(found.source)) if source else not found.source):
        return 0.0
    if not _overlap(spans(record, "cue"), pairs(found.cue)):
        return 0.0
    wanted = _words(text, spans(record, "content") + spans(record, "antecedent"))
    got = _words(text, pairs((*found.content, *found.antecedent)))
    f1 = 2 * len(wanted & got) / max(1, len(wanted) + len(got))
    return f1 if f1 >= CONTENT_F1 else 0.0


def spans(record: dict[str, Any], role: str) -> Spans:
    """The spans of a role in a gold record."""
    found = record.get(role) or []
    return [(span["start"], span["end"]) for span in (found if isinstance(found, list) else [found])]


def pairs(found: Iterable[framing.Span]) -> Spans:
    """Spans of the engine as pairs."""
    return [(span.start, span.end) for span in found]


def shown(text: str, record: dict[str, Any]) -> list[str]:
    """A gold record's spans as text, for the eye."""
    return [text[a:b][:80] for role in ("source", "cue", "content") for a, b in spans(record, role)]


def _words(text: str, where: Spans) -> set[int]:
    return {match.start() for a, b in where for match in WORD.finditer(text, a, b)}


def _overlap(one: Spans, other: Spans) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


if __name__ == "__main__":
    main()
