"""The architecture, checked: who may import whom, and what the package's front shows."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import framing

# A module imports only from rows above its own, and from its own package.
ROWS = (
    ("model", "errors"),
    ("paths", "sheets"),
    ("languages",),
    ("corpus",),
    ("lexicon",),
    ("batch",),
    ("document",),
    ("analyzers",),
    ("attribution",),
    ("markup",),
    ("analysis", "counting"),
    ("engine",),
    ("profiles",),
    ("dismissals", "overlays"),
    ("comparison",),
    ("annotations",),
    ("scale",),
    ("learning",),
    ("workshop",),
    ("charts",),
    ("report",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, row in enumerate(ROWS) for name in row}
PACKAGE = Path(framing.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
# Each takes between a tenth of a second and two seconds to import.
HEAVY = ("matplotlib", "nltk", "numpy", "pandas", "pydantic", "pymorphy3", "rich", "scipy", "sklearn", "trafilatura")


def layer_of(path: Path) -> str:
    """The name right under ``framing`` that a file belongs to; empty for ``framing/__init__.py``."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imported_layers(path: Path) -> Iterator[tuple[int, str]]:
    """Every layer that a file imports, with the line; imports only for type checkers do not count."""
    for node in _running_nodes(ast.parse(path.read_text(encoding="utf-8"))):
        for name in _imported_names(node, path):
            parts = name.split(".")
            if parts[0] == "framing":
                # `import framing` inside a command is the public interface: it can reach every layer below cli.
                yield node.lineno, parts[1] if len(parts) > 1 else "engine"


def _running_nodes(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            for alternative in child.orelse:
                yield from _running_nodes(alternative)
        elif isinstance(child, (ast.Import, ast.ImportFrom)):
            yield child
        else:
            yield from _running_nodes(child)


def _imported_names(node: ast.Import | ast.ImportFrom, path: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.level:  # relative: counted from the file's package
        package = ("framing", *path.relative_to(PACKAGE).parts[: -node.level])
        module = ".".join((*package, *filter(None, [node.module])))
    else:
        module = node.module or ""
    return [f"framing.{alias.name}" for alias in node.names] if module == "framing" else [module]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_rows_above(path: Path) -> None:
    layer = layer_of(path)
    if not layer:  # the front: names for type checkers, and nothing that runs
        assert not list(imported_layers(path))
        return
    assert layer in RANK, f"{layer} has no row: give it one in tests/test_layers.py"
    wrong = [
        f"line {line} imports {other}"
        for line, other in imported_layers(path)
        if other != layer and other not in PUBLIC_VALUES and RANK.get(other, len(ROWS)) >= RANK[layer]
    ]
    assert not wrong


# `from framing import __version__` takes a value, not a layer.
PUBLIC_VALUES = ("__version__",)


def test_every_public_name_has_a_home() -> None:
    assert sorted(framing.__all__) == sorted(framing._HOME)
    for name, home in framing._HOME.items():
        assert getattr(framing, name) is getattr(importlib.import_module(home), name)


def test_no_module_bears_a_public_name() -> None:
    """Importing ``framing.profile`` as a module would put it in the place of the function."""
    modules = {layer_of(path) for path in MODULES}
    assert not modules & set(framing.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bias_score'"):
        _ = framing.bias_score


def test_names_for_type_checkers_are_the_public_names() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    homes = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert homes == framing._HOME


@pytest.mark.parametrize("statement", ["import framing", "import framing.cli"])
def test_the_front_imports_nothing_heavy(statement: str) -> None:
    code = f"import sys; {statement}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(loaded) & set(HEAVY)


def test_every_folder_of_modules_is_in_the_wheel(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    named = {name for name in settings["packages"] if "._data" not in name}
    folders = {".".join(("framing", *path.parent.relative_to(PACKAGE).parts)) for path in MODULES}
    assert named == folders
