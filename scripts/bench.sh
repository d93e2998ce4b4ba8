#!/usr/bin/env bash
# Measures what docs/benchmarks.md records, on SQLite and on the PostgreSQL of DONDOC_TEST_POSTGRES, and closes with a
# table. DONDOC_BENCH_PROGRAMMES makes the large installation smaller; PAGES and STARTS are the numbers of repetitions;
# RECORD=1 puts the result into docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/.."

table=$(mktemp -d)
trap 'rm -rf "$table"' EXIT
go build -o "$table/benchtable" ./cmd/benchtable

measure() { go test -run '^$' -timeout 60m -bench "$1" -benchtime "$2" ./internal/bench; }

run() {
  measure '^BenchmarkFormat$/^(txt|html|docx)$' "${PAGES:-200}x"
  measure '^BenchmarkFormat$/^(pdf|doc|odt)$' "${STARTS:-20}x"
  measure '^BenchmarkRows$' "${STARTS:-20}x"
  measure '^BenchmarkMemory$' 3x
  measure '^BenchmarkConfirm$' "${STARTS:-20}x"
  measure '^BenchmarkStart$' "${STARTS:-20}x"
  measure '^BenchmarkAct$' "${ACTS:-4000}x"
  measure '^BenchmarkDesk$' "${PAGES:-200}x"
  measure '^BenchmarkPage$' "${PAGES:-200}x"
}

machine() {
  echo "$(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)), $(go version | cut -d' ' -f3-)," \
    "PAGES=${PAGES:-200} STARTS=${STARTS:-20}, load before the run $(cut -d' ' -f1 /proc/loadavg)"
}

heading='## The recorded run'
{ machine && echo && run | "$table/benchtable"; } >"$table/result"
cat "$table/result"
if [[ -n ${RECORD:-} ]]; then
  sed "/^$heading\$/,\$d" docs/benchmarks.md >"$table/page"
  printf '%s\n\n' "$heading" | cat "$table/page" - "$table/result" >docs/benchmarks.md
fi
