# Errands of this project. Everything happens in .venv; no docker, no accounts, no root needed.
PYTHON ?= python3
PY := .venv/bin/python
PACKAGES := duo_portal studiefinanciering terugbetalen uitwonendencontrole
STAMP := .venv/.requirements.lock
# `make demo STUDENTS=465852 MBO=191300 SEED=1 SERVE=0`
export STUDENTS MBO SEED SERVE

.PHONY: help install demo up test test-full lint bench clean

help: ## what can be asked
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(STAMP) ## virtual environment .venv from requirements.lock (nothing to do when unchanged)

# The stamp holds the lock that was installed: a changed content counts, a touched file does not.
$(STAMP): requirements.lock
	@if ! cmp -s requirements.lock $(STAMP); then \
		set -e; test -x $(PY) || $(PYTHON) -m venv .venv; \
		$(PY) -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock; \
		cp requirements.lock $(STAMP); \
	else touch $(STAMP); fi

demo: install ## seed people and pay out September 2023; then serve the admin until Ctrl-C (SERVE=0: exit)
	$(PY) -m duo_portal.embedded demo

up: install ## serve what is there: web, worker, beat
	$(PY) -m duo_portal.embedded up

test: install ## all tests but the slow ones; prints the number of skips
	$(PY) -m pytest -n 2 --dist loadfile

test-full: install ## the slow ones too
	$(PY) -m pytest -n 2 --dist loadfile -m ""

lint: install ## formatting, rules of style, types, arrows between packages, templates
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	@pages=$$(find $(PACKAGES) templates -name '*.html' 2>/dev/null); \
	if test -n "$$pages"; then set -ex; .venv/bin/djlint $$pages --check --quiet; .venv/bin/djlint $$pages --lint --quiet; fi

bench: install ## measure; writes JSON and a table under var/bench
	$(PY) -m tests.performance

clean: ## stop the embedded servers and remove what they kept; the virtual environment stays
	@if test -x $(PY) && test -e var/embedded.env; then $(PY) -m duo_portal.embedded stop; fi
	rm -rf var staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
