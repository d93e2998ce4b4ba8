#!/usr/bin/env bash
# The checks that need nothing but the go command.
set -euo pipefail
cd "$(dirname "$0")/.."

unformatted=$(gofmt -l cmd internal)
if [[ -n $unformatted ]]; then
  echo "not formatted (gofmt -w puts it right):"
  echo "$unformatted"
  exit 1
fi
go vet ./...
