"""Made-up inputs for every reader, for patterns and for the analysis."""
