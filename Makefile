# Đôn Đốc. `make help` lists what can be asked for.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

FUZZTIME ?= 10m
DATA ?= ./data
GOTOOL := go tool -modfile=tools/go.mod

.PHONY: help run build assets test bench score fuzz lint lint-lite vuln licenses lengths diagram states acts clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: build ## build and serve http://127.0.0.1:8080 from ./data, with the sample on first start
	exec bin/dondoc serve --data $(DATA) --sample

build: assets ## build bin/dondoc
	CGO_ENABLED=0 go build -trimpath -o bin/dondoc ./cmd/dondoc

assets: internal/web/assets/dist/manifest.json ## bundle style sheet, script, fonts and icons

# npm leaves this file at the end of an installation, so it is installed again only when the lock file changed.
web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	cd web && npm ci --ignore-scripts --no-audit --no-fund
	touch $@

internal/web/assets/dist/manifest.json: web/node_modules/.package-lock.json web/icons.txt $(wildcard web/src/*) $(wildcard cmd/assets/*.go)
	go run ./cmd/assets

test: ## install what the tests need, run every test, print one closing line
	scripts/test.sh

bench: assets ## measure import, start and pages on both engines (docs/benchmarks.md), print a table
	scripts/install-test-tools.sh
	scripts/with-postgres.sh scripts/bench.sh

score: ## hold drafts of all documents that have expectations against them, per document and format
	go test ./internal/intake -run '^Test(Gold|Score)' -v -count=1

acts: ## try 10,000 random acts on assignments, and 10,000 of all rooms, on each engine
	scripts/install-test-tools.sh
	scripts/with-postgres.sh go test ./internal/assignment ./internal/app -run '^TestRandomActs$$' -acts 10000 -timeout 60m -v -count=1

fuzz: ## run each fuzz target for FUZZTIME (10m)
	scripts/fuzz.sh $(FUZZTIME)

lint: lint-lite ## every linter (the first run builds it)
	$(GOTOOL) golangci-lint run ./...

lint-lite: ## gofmt and go vet
	scripts/lint-lite.sh

vuln: ## known vulnerabilities in what we use; needs the vulnerability database
	$(GOTOOL) govulncheck ./...

# modernc.org/mathutil: read by a person, BSD with three clauses in words the classifier does not know.
licenses: assets ## licences of everything in the binary; refuses strong copyleft
	go tool -modfile=tools/licenses/go.mod go-licenses check ./cmd/dondoc --ignore dondoc --ignore modernc.org/mathutil \
		--disallowed_types=forbidden,restricted

lengths: ## median and 90th percentile of function and file length
	@go run ./cmd/layout lengths

diagram: ## the diagram of docs/ARCHITECTURE.md, from the tables of the layout test
	@go run ./cmd/layout diagram

states: ## write docs/reference/assignment-states.md from the state machine
	go run ./cmd/states > docs/reference/assignment-states.md

clean: ## remove what was built; data stays
	rm -rf bin web/node_modules
	find internal/web/assets/dist -mindepth 1 -not -name .gitkeep -delete
