"""The workshop: tools for people who extend the lexicons, without Python; ``framing lexicon`` is its door."""
