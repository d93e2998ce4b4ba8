#!/usr/bin/env bash
# Runs every fuzz target of the module, one after the other, for the time given (default 10m each). An input that is
# new is made smaller for two seconds only: by default it would be a minute, and most of the time would go there.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-10m}
targets=0

for package in $(go list ./...); do
  listed=$(go test -list '^Fuzz' "$package")
  for target in $(grep '^Fuzz' <<<"$listed" || true); do
    targets=$((targets + 1))
    echo "== $package $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 2s "$package"
  done
done

echo "$targets fuzz targets, $time each"
if ((targets == 0)); then exit 1; fi
