"""Bytes to text: every encoding news was ever stored in, and no exception."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.encoding import decode, find_encoding

RUSSIAN = "Совет закрыл старый мост. «Ждать нельзя», — сказала мэр Агния Холмова; её слова записали."
UKRAINIAN = "Рада закрила старий міст. Мерка сказала, що чекати більше не можна, і її почули всі."
ENGLISH = "The council’s bridge — “old and tired” — was closed on Monday, said the mayor, and nobody wept."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN, ENGLISH])
def test_unicode_with_and_without_mark(text: str, encoding: str) -> None:
    """Unicode in any form comes back letter for letter, without its mark."""
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.warning) == (text, "")


def test_utf16_big_endian_with_mark() -> None:
    """The mark says which way round."""
    decoded = decode(codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"))
    assert decoded is not None
    assert decoded.text == RUSSIAN


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5"])
def test_cyrillic_code_pages(encoding: str) -> None:
    """Old Russian pages are told from one another by what their letters spell."""
    text = RUSSIAN.encode(encoding, "ignore").decode(encoding)
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "mac-cyrillic"])
def test_ukrainian_code_pages(encoding: str) -> None:
    """The Ukrainian letters decide between pages that agree on the Russian ones."""
    decoded = decode(UKRAINIAN.encode(encoding))
    assert decoded is not None
    assert decoded.text == UKRAINIAN


def test_western_pages() -> None:
    """English with typographic marks is no Cyrillic."""
    decoded = decode(ENGLISH.encode("cp1252"))
    assert decoded is not None
    assert decoded.text == ENGLISH


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_declared_charsets(head: str) -> None:
    """A page says what it is written in."""
    decoded = decode(f"{head}<p>Ґ № 5</p>".encode("cp1251"))
    assert decoded is not None
    assert decoded.text.endswith("<p>Ґ № 5</p>")


def test_a_false_declaration_is_not_believed() -> None:
    """Cyrillic bytes under a Western charset are still Cyrillic; UTF-8 is UTF-8 whatever is declared."""
    for declared in ("iso-8859-1", "utf-8", "no-such-charset"):
        page = f'<meta charset="{declared}"><p>{RUSSIAN}</p>'
        decoded = decode(page.encode("cp1251"))
        assert decoded is not None
        assert RUSSIAN in decoded.text
    decoded = decode(f'<meta charset="windows-1251"><p>{RUSSIAN}</p>'.encode())
    assert decoded is not None
    assert RUSSIAN in decoded.text


def test_broken_utf8_is_kept_with_a_warning() -> None:
    """A letter cut in two costs that letter, not the page."""
    decoded = decode(RUSSIAN.encode()[:-2])
    assert decoded is not None
    assert decoded.text.startswith("Совет закрыл старый мост.")
    assert "could not be read" in decoded.warning


@pytest.mark.parametrize(
    "raw",
    [bytes(range(256)) * 4, b"\x00\x01\x02" * 50, b"%PDF-1.4\n", b"PK\x03\x04word", b"\x89PNG\r\n\x1a\n"],
    ids=["binary", "nulls", "pdf", "zip", "png"],
)
def test_what_is_no_text(raw: bytes) -> None:
    """Pictures, archives and rubbish are nothing to read."""
    assert decode(raw) is None


def test_an_empty_file_is_empty_text() -> None:
    """Nothing is nothing, in UTF-8."""
    assert find_encoding(b"") == "utf-8"


@given(st.binary(max_size=400))
def test_no_bytes_raise(raw: bytes) -> None:
    """Whatever the bytes: a text or None."""
    decode(raw)


@given(st.text(min_size=1).filter(lambda text: "\x00" not in text and not text.startswith("\ufeff")))
def test_utf8_text_comes_back_exactly(text: str) -> None:
    """Text with ordinary signs comes back as it was; with too many control signs it is no text."""
    decoded = decode(text.encode())
    assert decoded is None or decoded.text == text
