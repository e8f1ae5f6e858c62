# Every target makes .venv first when it is missing or out of date. `make` alone lists the targets.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

demo: $(READY) sandbox  ## grade a sample class in build/demo and print a table; ASSIGNMENTS=... for others than the first
	@$(BIN)/gradebox demo $(ASSIGNMENTS)

test: $(READY) sandbox postgresql chromium hubtools  ## run all tests, the authoring guard among them, several at a time
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check docs hub lib tests
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 tests

check: $(READY) sandbox  ## look over every source notebook (gradebox check)
	@$(BIN)/gradebox check

release: $(READY) sandbox  ## generate the student versions in release/ and check them
	@$(BIN)/gradebox release && $(BIN)/gradebox check

student: named $(READY)  ## write the student edition: make student DIR=../my-class
	@$(BIN)/gradebox student "$(DIR)"

notebooks: $(READY)  ## run every source notebook in full; seconds each, pages with figures in build/notebooks
	@$(BIN)/gradebox notebooks

site: $(READY)  ## build the self-study site in build/site; SITE=--without-solutions for a class, SITE=--quick for rough figures
	@$(BIN)/gradebox site $(SITE)

hub: $(READY) sandbox hubtools  ## a class on JupyterHub, for a try (Linux, root): two students, an instructor, the exchange
	@$(BIN)/python -m hub

bench: $(READY) sandbox  ## measure speed against named alternatives; a table and build/bench.json
	@$(BIN)/python -m tests.bench

sandbox postgresql chromium:
	@sh .ci/$@

hubtools:
	@sh .ci/hub

named:
	@test -n "$(DIR)" || { echo 'make student: say where to write it: make student DIR=../my-class' >&2; exit 2; }

$(READY): requirements.txt lib/pyproject.toml
	@sh .ci/venv $(VENV)

.PHONY: help demo test check release student notebooks site hub bench sandbox postgresql chromium hubtools named
