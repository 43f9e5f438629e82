"""The statistics kept honest: a small version of ``make validate``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "validation"))

from calibration import ARTICLES, count_alarms, measure_power


def test_shuffled_outlets_seldom_raise_an_alarm() -> None:
    null = count_alarms(draws=30, permutations=399)
    assert null.alarms <= 5  # 1.5 are expected; 6 or more have a chance of one in 300


def test_a_planted_ratio_of_two_is_found() -> None:
    power = measure_power(draws=15, articles=ARTICLES, permutations=399)
    assert power.found >= 12
    assert power.found_adjusted <= power.found
