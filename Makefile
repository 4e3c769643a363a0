# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help demo test lint wheel bench docs clean

help: ## List what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sayso needs Python 3.11 or newer; try make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/installed ## Install, read the demo reports into a ledger and show it
	$(BIN)/sayso demo

test: .venv/installed ## Install and run the tests
	$(BIN)/python -m pytest

lint: .venv/installed ## Check style, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: .venv/installed ## Build the wheel, install it elsewhere and run its demo
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build/wheel .
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/python -m pip install --quiet --disable-pip-version-check build/wheel/*.whl
	cd build/wheel && venv/bin/sayso --quiet demo --ledger demo.db > demo.txt && venv/bin/sayso verify --ledger demo.db

bench: .venv/installed ## Measure speed, memory and accuracy
	$(BIN)/python -m benchmarks.reader_speed
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.accuracy

docs: .venv/installed ## Rebuild the reference pages from the code
	$(BIN)/python -m docs.build

clean: ## Remove what make made
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
