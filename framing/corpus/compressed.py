"""Files opened for reading, packed (gzip, Zstandard) or not; what unpacks to far more than it is stops."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

PACKED = (".gz", ".zst")
# Text packs to a tenth, repeated agency reports to a fiftieth; beyond two hundred the file is made to fill a memory.
LARGEST_RATIO = 200
# A small file of one letter repeated is harmless, whatever its ratio.
HARMLESS = 50 * 1024 * 1024
_CHUNK = 1 << 20


class TooDense(OSError):
    """A packed file that unpacks to more than any text would."""

    def __init__(self) -> None:
        super().__init__(f"it unpacks to more than {LARGEST_RATIO} times its size")
        self.strerror = str(self)


def open_bytes(path: Path) -> io.BufferedReader:
    """Open a file for reading bytes, unpacked on the way if its name ends in ``.gz`` or ``.zst``.

    Args:
        path: the file.

    Returns:
        A buffered stream. Reading it raises ``OSError`` or ``EOFError`` where the file is damaged, and
        ``TooDense`` (an ``OSError``) once it has unpacked to more than 200 times its size.

    Raises:
        OSError: if the file cannot be opened, or Zstandard is not installed.
    """
    ending = path.suffix.lower()
    if ending not in PACKED:
        return path.open("rb")
    size = path.stat().st_size
    unpacked = gzip.GzipFile(path) if ending == ".gz" else _open_zstandard(path)
    return io.BufferedReader(_Watched(unpacked, max(HARMLESS, LARGEST_RATIO * size)), _CHUNK)


def read_head(path: Path, size: int) -> bytes:
    """The first bytes of a file, unpacked; of a damaged one, as many as can be had.

    Raises:
        OSError: if not even the first byte can be read.
    """
    head = bytearray()
    with open_bytes(path) as file:
        try:
            while len(head) < size and (data := file.read1(size - len(head))):
                head += data
        except (OSError, EOFError):
            if not head:
                raise
    return bytes(head)


def bare_suffix(path: Path) -> str:
    """The ending that tells the format: that of the packed file where one is packed.

    Example:
        >>> bare_suffix(Path("2026/articles.JSONL.gz")), bare_suffix(Path("a.v2.csv"))
        ('.jsonl', '.csv')
    """
    return (Path(path.stem) if path.suffix.lower() in PACKED else path).suffix.lower()


def bare_stem(path: Path) -> Path:
    """A path without its ending, or without both endings where it is packed.

    Example:
        >>> str(bare_stem(Path("2026/articles.jsonl.gz")))
        '2026/articles'
    """
    bare = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return bare.with_suffix("")


def check_zip(path: Path) -> None:
    """Refuse a ZIP file (DOCX, XLSX) whose members say they unpack to more than a text would.

    Raises:
        TooDense: if they do.
        zipfile.BadZipFile: if it is no ZIP file.
        OSError: if it cannot be read.
    """
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > max(HARMLESS, LARGEST_RATIO * path.stat().st_size):
        raise TooDense


def _open_zstandard(path: Path) -> Any:
    try:
        import zstandard
    except ImportError:
        raise OSError("reading .zst files needs zstandard: pip install 'framing[scale]'") from None
    file = path.open("rb")
    # A window above 128 MB is a memory bomb; no tool packs text so by default.
    return zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
        file, read_across_frames=True, closefd=True
    )


class _Watched(io.RawIOBase):
    """A stream that counts what it hands on and stops at a limit."""

    def __init__(self, stream: Any, limit: int):
        self._stream, self._left = stream, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            # read1 hands on what there is, so that nothing before a damaged place is lost.
            data = self._stream.read1(min(len(buffer), _CHUNK))
        except (OSError, EOFError):
            raise
        except Exception as error:  # zlib and zstandard have errors of their own for damaged data
            raise OSError(f"it is damaged: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise TooDense
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
