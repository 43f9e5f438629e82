"""Attribution: who is said to have said what, and whose voice every word is in."""

from framing.attribution.finding import find_attributions
from framing.attribution.voice import token_voices, voiced_spans

__all__ = ["find_attributions", "token_voices", "voiced_spans"]
