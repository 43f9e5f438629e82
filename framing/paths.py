"""Where the data that comes with the toolkit lies: in a checkout or inside the installed package."""

from __future__ import annotations

from pathlib import Path

from framing.errors import FramingError

_PACKAGE = Path(__file__).resolve().parent


def lexicons_dir() -> Path:
    """The folder of the lexicons that come with the toolkit.

    Raises:
        FramingError: if the installation lacks it.

    Example:
        >>> (lexicons_dir() / "concepts.toml").is_file()
        True
    """
    return _find("lexicons", sign="concepts.toml")


def seeds_dir() -> Path:
    """The folder of the demonstration corpus: articles of invented outlets, and their manifest.

    Raises:
        FramingError: if the installation lacks it.

    Example:
        >>> seeds_dir().is_dir()
        True
    """
    return _find("seeds")


def _find(name: str, sign: str = "") -> Path:
    """The top-level folder of a checkout, else its copy inside the package.

    ``pyproject.toml`` is what tells a checkout from a folder that happens to have the same name.
    """
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name / sign).exists():
        return checkout / name
    installed = _PACKAGE / "_data" / name
    if (installed / sign).exists():
        return installed
    raise FramingError(
        f"The toolkit's folder {name}/ is missing.",
        "Install the package again: pip install --force-reinstall framing.",
        path=installed,
    )
