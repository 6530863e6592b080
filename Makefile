# make demo: everything from nothing to an answer. make test: all tests. make check: the quick checks.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export PYTHONUTF8 := 1

.PHONY: demo test check bench questions coverage browser clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q kg viz
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	$(BIN)/python -m compileall -q kg viz
	touch $@

demo: $(VENV)/installed
	$(BIN)/kg ask "what links Japan to burden-sharing"
	$(BIN)/kg query "SELECT ?treaty ?name WHERE { ?treaty a kg:Treaty ; rdfs:label ?name FILTER(langMatches(lang(?name), 'en')) } ORDER BY ?name LIMIT 10"
	$(BIN)/kg view --paths Japan burden-sharing --output demo.html
	@echo "Open $(CURDIR)/demo.html in a browser; ask more with: $(BIN)/kg ask \"...\""

browser:
	sh tests/browser/chromium.sh

test: $(VENV)/tested browser check
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered

check: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/tested
	$(BIN)/python tests/benchmarks/run.py
	$(BIN)/python tests/benchmarks/pages.py

questions: $(VENV)/tested
	$(BIN)/python tests/questions/score.py
	$(BIN)/python tests/questions/paths.py

coverage: $(VENV)/tested
	$(BIN)/python tests/questions/coverage.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
