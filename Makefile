# Each target makes what it needs: a `.venv` of Python 3.11 or later, the pinned packages, the package itself.
#   make demo    a tour over the sample reports        make test    every check: ruff, mypy, pytest, the reading gates
#   make eval    reading against the annotated reports make bench   speed and memory on the large collection, of adding too
#   make lint    ruff and mypy alone                    make docs    the tours in the documents, run again and written
#   make serve   the sample reports in a browser       make clean   away with all that was made

SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SHARED ?= ../shared

.PHONY: demo serve test lint eval bench docs clean

demo: $(VENV)/.runtime
	@$(BIN)/marsad demo

serve: $(VENV)/.runtime
	@mkdir -p build
	@[ -f build/demo.db ] || $(BIN)/marsad demo --keep build/demo.db > /dev/null
	@$(BIN)/marsad serve --db build/demo.db

# every check runs, also after one that failed
test: $(VENV)/.checks
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	if [ -d $(SHARED)/reports ]; then $(BIN)/python eval/gate.py --shared $(SHARED) || failed=1; \
	  $(BIN)/python eval/unseen.py --shared $(SHARED) || failed=1; \
	else echo "eval: $(SHARED)/reports is not here; the reading gates were not run"; fi; \
	$(BIN)/python -m pytest -n auto || failed=1; exit $$failed

lint: $(VENV)/.checks
	$(BIN)/ruff check .
	$(BIN)/mypy

eval: $(VENV)/.runtime
	@$(BIN)/python eval/gate.py --shared $(SHARED)
	@$(BIN)/python eval/unseen.py --shared $(SHARED)

bench: $(VENV)/.runtime
	@$(BIN)/python bench/bench.py --shared $(SHARED)
	@$(BIN)/python bench/observatory.py --shared $(SHARED) --kills 10

docs: $(VENV)/.checks
	@$(BIN)/python docs/tours.py README.md docs/walk-through.md
	@$(BIN)/python docs/codes.py
	@$(BIN)/python docs/notebooks.py docs/notebook.ipynb

$(VENV)/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "make: no python3.11 and no python3 here; install Python 3.11 or later" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "make: $(PYTHON) is no Python 3.11 or later; say which to use: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "make: $(VENV) with $(PYTHON)" >&2
	@"$(PYTHON)" .ci/make_venv.py $(VENV)

$(VENV)/.runtime: requirements.txt requirements-build.txt pyproject.toml | $(VENV)/bin/python
	@echo "make: installing the pinned packages" >&2
	@$(PIP) -r requirements-build.txt -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.checks: requirements-dev.txt $(VENV)/.runtime
	@echo "make: installing the packages of the checks" >&2
	@$(PIP) --no-deps -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info
