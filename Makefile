# Everything that a person does with this project. Needs: make, Python 3.11 or later, a package registry.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= var
PORT ?= 8000
SECONDS ?= 600

.PHONY: help listen test test-orca check lint types layers words bench score load golden system clean

help:  ## Tell what can be done
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 — /p' Makefile

listen: $(VENV)/ready  ## Make episodes of the bundled newsroom, and serve pages and feed on 127.0.0.1:8000
	@echo "Making episodes of the bundled newsroom."
	@$(BIN)/heardline --data $(DATA) add --wait service/newsroom/*.txt
	@$(BIN)/heardline --data $(DATA) serve --port $(PORT)

test: system $(VENV)/ready-for-tests tests/node_modules/ready check  ## Install what tests need, and run everything
	@$(BIN)/python -m pytest -n auto --dist worksteal

test-orca: $(VENV)/ready-for-tests  ## Hear the pages with the real screen reader Orca, on a desktop that nobody sees
	@sh tests/orca/system-packages.sh
	@dbus-run-session -- $(BIN)/python -m pytest -q -s tests/orca/heard.py

check: lint types layers  ## Format, lint, types, layers

lint: $(VENV)/ready-for-tests
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(VENV)/ready-for-tests
	@$(BIN)/mypy

layers: $(VENV)/ready-for-tests
	@$(BIN)/lint-imports

words: $(VENV)/ready-for-tests  ## Bring the catalogues of the pages' languages up to date; then translate what is new
	@$(BIN)/python tests/translations.py

golden: $(VENV)/ready-for-tests  ## Write the golden scripts and pages anew; read the difference before you commit it
	@$(BIN)/python -m pytest tests/golden tests/browser/test_screen_reader.py --update-golden -q

bench: $(VENV)/ready-for-tests system  ## Measure speed against the bare floor in the same run
	@$(BIN)/python tests/bench/say.py
	@$(BIN)/python tests/bench/article.py
	@$(BIN)/python tests/bench/engines.py
	@$(BIN)/python tests/bench/codecs.py
	@$(BIN)/python tests/bench/memory.py
	@$(BIN)/python tests/bench/cache.py
	@$(BIN)/python tests/bench/lexicon.py
	@PYTHONPATH=tests $(BIN)/python tests/bench/join.py
	@PYTHONPATH=tests $(BIN)/python tests/bench/live.py
	@PYTHONPATH=tests $(BIN)/python tests/bench/feeds.py
	@PYTHONPATH=tests $(BIN)/python tests/bench/page.py
	@PYTHONPATH=tests $(BIN)/python tests/bench/search.py

score: $(VENV)/ready-for-tests system  ## Measure how much of real news is understood (HEARDLINE_CORPUS)
	@$(BIN)/python tests/score/reading.py
	@$(BIN)/python tests/score/spoken.py
	@$(BIN)/python tests/score/sentences.py
	@PYTHONPATH=tests $(BIN)/python tests/score/languages.py
	@PYTHONPATH=tests $(BIN)/python tests/score/ear.py

load: $(VENV)/ready-for-tests system  ## Mixed requests for SECONDS while a hundred articles are made
	@$(BIN)/python tests/bench/load.py $(SECONDS)

system:  ## Install the system packages that tests use, where that is allowed
	@sh tests/system-packages.sh

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Heardline needs Python 3.11 or later.") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml | $(VENV)/bin/python
	@echo "Installing Heardline and its speech engine into $(VENV)."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/ready-for-tests: pyproject.toml | $(VENV)/bin/python
	@echo "Installing Heardline and what its tests need into $(VENV)."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/ready

tests/node_modules/ready: tests/package-lock.json | system
	@if command -v npm >/dev/null; then npm ci --prefix tests --silent --no-audit --no-fund && touch $@; \
		else echo "npm is not here: the accessibility checks are skipped."; fi

clean:  ## Remove the environment and the episodes of `make listen`
	rm -rf $(VENV) var tests/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
