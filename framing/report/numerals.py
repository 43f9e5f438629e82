"""Numbers as a language writes them: decimal mark, thousands, per cent, as CLDR has them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern


@dataclass(frozen=True)
class Numerals:
    """Writes numbers in a language.

    Example:
        >>> Numerals("en").number(1234.56, 1), Numerals("uk").number(1234.5, 1), Numerals("ru").percent(12.5, 1)
        ('1,234.6', '1\\xa0234,5', '12,5\\xa0%')
    """

    language: str

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self.language)

    @cached_property
    def _patterns(self) -> dict[tuple[str, int], NumberPattern]:
        return {}

    def number(self, value: float, digits: int) -> str:
        """A number with so many decimals."""
        # Rounded as the files and the page's script round, so that a figure reads the same everywhere.
        return self._pattern(self._locale.decimal_formats[None].pattern, digits).apply(
            Decimal(f"{value:.{digits}f}"), self._locale
        )

    def percent(self, value: float, digits: int) -> str:
        """A number of per cent with its sign."""
        rounded = Decimal(f"{value:.{digits}f}") / 100
        return self._pattern(self._locale.percent_formats[None].pattern, digits).apply(rounded, self._locale)

    def plain(self, value: float) -> str:
        """A number with the decimals it has, six figures at most: for the marks of an axis.

        Example:
            >>> Numerals("ru").plain(0.5), Numerals("ru").plain(10.0), Numerals("en").plain(-2.25)
            ('0,5', '10', '-2.25')
        """
        return self.number(value, len(f"{value:.6g}".partition(".")[2]))

    @property
    def marks(self) -> tuple[str, str]:
        """The decimal mark and what stands between thousands."""
        symbols = self._locale.number_symbols["latn"]
        return symbols["decimal"], symbols["group"]

    def _pattern(self, format: str, digits: int) -> NumberPattern:
        """CLDR's pattern of a format with a fixed number of decimals; parsing it takes longer than using it."""
        from babel.numbers import parse_pattern

        if (format, digits) not in self._patterns:
            whole = format.partition(".")[0].rstrip("%\xa0")
            rest = format[len(format.rstrip("%\xa0")) :]
            decimals = f".{'0' * digits}" if digits else ""
            self._patterns[format, digits] = parse_pattern(f"{whole}{decimals}{rest}")
        return self._patterns[format, digits]
