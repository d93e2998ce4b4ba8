#!/usr/bin/env bash
# Installs what the tests need and this machine lacks, from Debian's packages. What is there is left alone; when
# nothing is missing, nothing is asked for.
set -euo pipefail
cd "$(dirname "$0")"
. ./postgres-bin.sh

missing=()
need() { # need PACKAGE COMMAND...: the package is missing when the command fails
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
has_times() { [[ -n $(fc-list 'Liberation Serif' 2>/dev/null) ]]; }
has_vietnamese() { tesseract --list-langs | grep -qx vie; }

for command in go node npm; do
  if ! command -v "$command" >/dev/null; then
    echo "missing: $command. README.md says which version is needed; install it first." >&2
    exit 1
  fi
done

need postgresql postgres_bin
need chromium command -v chromium
need libreoffice-writer-nogui command -v soffice
need tesseract-ocr command -v tesseract
need tesseract-ocr-vie has_vietnamese
need poppler-utils command -v pdftotext
need fontconfig command -v fc-list
need fonts-liberation has_times
need python3 command -v python3
need build-essential command -v gcc # the race detector links with it
need util-linux command -v runuser

if ((${#missing[@]} == 0)); then exit 0; fi

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "missing: ${missing[*]}" >&2
    echo "Neither root nor sudo here. As root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
if ! command -v apt-get >/dev/null; then
  echo "missing: ${missing[*]} (Debian's names). There is no apt-get here; install what matches them." >&2
  exit 1
fi

echo "installing: ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
