"""Profiles: what articles contribute, the figures of groups, and how sure they are."""

from framing.profiles.columns import BY, check_columns, group_key
from framing.profiles.estimates import seed_for
from framing.profiles.groups import profile, profile_scores
from framing.profiles.measures import FLOOR, HEADLINE, MEASURES, UNMEASURED, Rule, article_id, rate, score_article
from framing.profiles.state import State

__all__ = [
    "BY",
    "FLOOR",
    "HEADLINE",
    "MEASURES",
    "UNMEASURED",
    "Rule",
    "State",
    "article_id",
    "check_columns",
    "group_key",
    "profile",
    "profile_scores",
    "rate",
    "score_article",
    "seed_for",
]
