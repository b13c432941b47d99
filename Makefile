# The way in on a fresh machine that has make and Python 3.11 or newer.
#   make run    install into .venv, import the sample symposia if the store is empty, serve, print the address
#   make test   everything the tests need, then all of them
#   make bench  what the semantics cost, engine beside engine, what a store costs, and what reading costs; ARGS=--hard adds texts made to be slow
#   make fuzz   the laws of reading over texts nobody would write, for MINUTES=5
#   make reliability   how far certainties can be trusted, measured anew; writes graph/extract/reliability.json
# Another Python: make run PYTHON=/path/to/python3.12     More options: make run ARGS="--port 9000"

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: help run test bench fuzz reliability lint lock clean
.DEFAULT_GOAL := help

help:
	@sed -n '2,7s/^# *//p' Makefile

run:
	$(call installed,constraints.txt)
	@exec $(BIN)/symposium-map serve $(ARGS)

test: lint
	$(BIN)/python -m pytest --cov --cov-report=term

bench:
	$(call installed,constraints-test.txt)
	@$(BIN)/python -m benchmarks.semantics
	@$(BIN)/python -m benchmarks.store --sizes 1000 10000
	@$(BIN)/python -m benchmarks.rules $(ARGS)

MINUTES ?= 5
fuzz:
	$(call installed,constraints-test.txt)
	@$(BIN)/python -m tests.support.fuzz --minutes $(MINUTES) $(ARGS)

reliability:
	$(call installed,constraints-test.txt)
	@$(BIN)/python -m benchmarks.reliability --write $(ARGS)

lint:
	$(call installed,constraints-test.txt)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

# For a developer with uv: the newest versions that pyproject.toml allows, with the hashes of all their files.
LOCK := uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --group install \
	--generate-hashes --no-emit-index-url --no-header --no-annotate
lock:
	$(LOCK) --output-file constraints.txt
	$(LOCK) --extra test --constraint constraints.txt --output-file constraints-test.txt

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# $(1): a file of pinned and hashed packages. Done again where it, pyproject.toml or the place has changed; pip is
# told no address, so it asks whatever registry this machine is set up for.
define installed
	@key="$(CURDIR) $$(cat $(1) pyproject.toml | cksum)"; stamp=$(VENV)/$(1).installed; \
	if [ "$$(cat $$stamp 2>/dev/null)" = "$$key" ] && $(BIN)/python -c '' 2>/dev/null; then exit 0; fi; \
	moved=; for s in $(VENV)/*.installed; do [ -f $$s ] && case "$$(cat $$s)" in "$(CURDIR) "*) ;; *) moved=yes;; esac; done; \
	if [ -n "$$moved" ] || ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
		if [ -z "$(PYTHON)" ]; then \
			echo "Python 3.11 or newer is needed, found: $$(python3 --version 2>&1)." >&2; \
			echo "Install it, or name it: make $@ PYTHON=/path/to/python3.12" >&2; exit 1; fi; \
		if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
			echo "Python 3.11 or newer is needed, $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; exit 1; fi; \
		if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
			v=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
			echo "This Python cannot make a virtual environment with pip in it." >&2; \
			echo "On Debian and Ubuntu: apt install python$$v-venv (or python3-venv); then say make $@ again." >&2; exit 1; fi; \
		rm -rf $(VENV); $(PYTHON) -m venv $(VENV) || exit 1; fi; \
	echo "Installing into $(VENV) (once; takes a minute) ..."; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . && \
	echo "$$key" > $$stamp
endef
