"""The columns that make groups: those every article has, and those that articles bring along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.errors import FramingError
from framing.model import ArticleScore

# Month and year are read off the date. Columns that articles bring along (``Article.extra``) can be named, too.
BY = ("outlet", "language", "event", "genre", "section", "date", "author", "month", "year")
Key = tuple[tuple[str, str], ...]


def check_columns(by: Sequence[str], own: Iterable[str] = ()) -> None:
    """Say so if articles cannot be grouped by these columns.

    Args:
        by: the columns.
        own: columns that the articles bring along beside those in ``BY``.

    Raises:
        FramingError: for no column, or one that does not exist.

    Example:
        >>> check_columns(["outlet", "owner"], ["owner", "town"])
    """
    known = dict.fromkeys((*BY, *own))
    if isinstance(by, str) or not by or any(column not in known for column in by):
        raise FramingError(f"Articles cannot be grouped by {by!r}.", f"Name some of the columns {', '.join(known)}.")


def group_key(score: ArticleScore, by: Sequence[str]) -> Key:
    """The group an article belongs to; an empty column becomes ``"(no event)"``.

    Example:
        >>> group_key(ArticleScore("a1", "Dawn", "en", None, "", {}, {}, {}), ("outlet", "event"))
        (('outlet', 'Dawn'), ('event', '(no event)'))
        >>> group_key(ArticleScore("a1", "", "en", None, "", {}, {}, {}, {"date": "2026-03-14", "owner": "state"}),
        ...     ("month", "owner"))
        (('month', '2026-03'), ('owner', 'state'))
    """
    # The beginning of an ISO date; of another form of date nothing can be read off.
    dated = re.match(r"(\d{4})(-\d\d)?", score.keys.get("date", ""))
    year, month = (dated[1], dated[0] if dated[2] else None) if dated else (None, None)
    own = {"outlet": score.outlet, "language": score.language, "event": score.event, "year": year, "month": month}
    own |= score.keys
    return tuple((column, own.get(column) or f"(no {column})") for column in by)
