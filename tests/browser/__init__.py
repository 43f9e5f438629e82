"""The report in a real browser. A package, since two modules named conftest cannot both be read for doctests."""
