# make report   install, then compare the outlets of seeds/ in reports/latest/
# make test     run every test, doctest and notebook
# make check    formatting, lint, types, then the tests
# make validate how often the tests cry wolf, and whether they find what is there (a minute)
# make format   rewrite the files in house style
# make cost     what an archive of a million, a hundred million and a billion articles costs
# make bench    how fast, how quick to start and, where labelled sets are at hand, how good
# make sample   the report that is kept in reports/sample, anew: its page and its text
# make clean    remove everything that can be made again

PYTHON ?= python3
CORPUS ?= seeds
OUT    ?= reports/latest
# Labelled sets that are not ours to redistribute; figures on them are left out where they are absent.
EVALUATE ?= ../shared/eval/evaluate.py

VENV := .venv
BIN  := $(VENV)/bin
PY   := $(BIN)/python
PIP  := $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: report test check validate format bench cost sample clean
.DELETE_ON_ERROR:

report: $(VENV)/.installed
	$(BIN)/framing report $(CORPUS) --output $(OUT)

test: $(VENV)/.installed-dev
	$(PY) -m pytest --cov --cov-report=term

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@$(MAKE) --no-print-directory test

validate: $(VENV)/.installed-dev
	$(PY) tests/validation/calibration.py

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed-bench
	$(PY) tests/benchmarks/bench.py
	$(PY) tests/benchmarks/startup.py
	$(PY) tests/benchmarks/entries.py
	-$(PY) tests/benchmarks/growth.py --characters 10000
	@if [ -f "$(EVALUATE)" ]; then $(PY) "$(EVALUATE)"; \
	else echo "No labelled sets at $(EVALUATE); give their script with EVALUATE=…"; fi

cost: $(VENV)/.installed-dev
	$(PY) tests/benchmarks/cost.py

sample: $(VENV)/.installed
	$(BIN)/framing report seeds --output reports/sample --page-only

clean:
	rm -rf $(VENV) build dist *.egg-info reports/latest .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find framing tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps say what is installed, so that a second run installs nothing again.
$(VENV)/.installed: pyproject.toml constraints.txt | $(PY)
	@echo "Installing into $(VENV); this takes a minute or two the first time."
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(PY)
	@echo "Installing into $(VENV); this takes a minute or two the first time."
	$(PIP) --editable ".[dev]"
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: pyproject.toml constraints.txt | $(PY)
	$(PIP) --editable ".[bench]"
	@touch $@ $(VENV)/.installed

# Debian ships venv without ensurepip unless python3-venv is installed; there the system's pip fills in.
$(PY):
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
	  echo "framing needs Python 3.11 or later: name one with 'make PYTHON=python3.11 …'." >&2; exit 1; }
	@if $(PYTHON) -c "import ensurepip" 2>/dev/null; then \
	  $(PYTHON) -m venv $(VENV); \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1 && $(PYTHON) -m venv --without-pip $(VENV) 2>/dev/null; then \
	  $(PYTHON) -m pip --python $(PY) install --quiet pip; \
	else \
	  echo "Python cannot make a virtual environment here: install one package with 'apt install python3-venv'," \
	    "then run make again." >&2; exit 1; \
	fi || { rm -rf $(VENV); exit 1; }
