"""Analyzers: one phenomenon a file, each a function from a document to findings.

``ANALYZERS`` is the list of them all; a new one is a new file and one line here.
"""

from framing.analyzers.agency import find_agency
from framing.analyzers.headline import find_headline
from framing.analyzers.marking import Marker
from framing.analyzers.person import find_person
from framing.analyzers.scare_quote import find_scare_quotes
from framing.analyzers.wording import find_wording

ANALYZERS = (find_wording, find_scare_quotes, find_agency, find_person, find_headline)

__all__ = ["ANALYZERS", "Marker"]
