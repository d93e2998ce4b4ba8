#!/usr/bin/env bash
# Everything `make test` and continuous integration run. Nothing stops at the first failure: each check is counted,
# each failing test is shown with what it printed, and the last line says "N passed, M failed".
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-test-tools.sh
make --no-print-directory assets

passed=0
failed=0
if scripts/lint-lite.sh; then passed=$((passed + 1)); else failed=$((failed + 1)); fi

DONDOC_TEST_CHROMIUM=$(command -v chromium)
export DONDOC_TEST_CHROMIUM

tally=$(mktemp -d)
trap 'rm -rf "$tally"' EXIT
go build -o "$tally/tally" ./cmd/tally

# With -race the compiler also checks each use of unsafe pointers. SQLite, which is C translated to Go, consists of them:
# there it is switched off. (Not watching SQLite for races would save more, and cannot be done: generic code compiled
# for it without the detector would stand in for ours.)
unchecked=-gcflags=modernc.org/...=-d=checkptr=0
# The packages that take longest come first, so that none of them is left to run alone at the end.
longest=(./internal/web ./internal/docread ./cmd/dondoc ./internal/intake ./internal/browser)
# -count=1: the browser, the office programs and the database are no files the cache of results could watch.
# Standard error stays apart, so that no message falls into the middle of an event.
CGO_ENABLED=1 scripts/with-postgres.sh go test -race "$unchecked" -count=1 -timeout 60m -json "${longest[@]}" ./... |
  "$tally/tally" -passed "$passed" -failed "$failed"
