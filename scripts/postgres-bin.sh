# Sourced. postgres_bin prints the folder with initdb and postgres: the newest that Debian installed, and only without
# one the folder pg_config names. What PATH finds first may be another build, without its own libraries.
postgres_bin() {
  local found
  found=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
  if [[ -n $found ]]; then
    dirname "$found"
    return 0
  fi
  found=$(pg_config --bindir 2>/dev/null) || return 1
  [[ -x $found/initdb ]] || return 1
  echo "$found"
}
