#!/usr/bin/env bash
# with-postgres.sh COMMAND...: runs a command beside a PostgreSQL of its own. The cluster is made for this run in a
# temporary folder, listens on the loopback address alone, forgets durability for speed, and goes away at the end.
# The command finds it in DONDOC_TEST_POSTGRES.
set -euo pipefail
. "$(dirname "$0")/postgres-bin.sh"

bin=$(postgres_bin) || {
  echo "PostgreSQL is not installed; scripts/install-test-tools.sh installs it." >&2
  exit 1
}
# Short, because the path of a socket has room for 107 bytes.
home=$(mktemp -d /tmp/dondoc-pg.XXXXXX)

# PostgreSQL refuses to run as root.
as_owner=()
if ((EUID == 0)); then
  chown postgres: "$home"
  as_owner=(runuser -u postgres --)
fi

finish() {
  local status=$?
  trap - EXIT
  (cd / && "${as_owner[@]}" "$bin/pg_ctl" --silent --mode immediate --wait stop -D "$home/data" >/dev/null 2>&1) || true
  rm -rf "$home"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

(cd / && "${as_owner[@]}" "$bin/initdb" -D "$home/data" --username dondoc --auth trust --encoding UTF8 --locale C.UTF-8 \
  --no-sync >"$home/initdb.log" 2>&1) || {
  cat "$home/initdb.log" >&2
  exit 1
}
"${as_owner[@]}" tee -a "$home/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$home'
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
CONF

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Between finding a free port and taking it another program may take it, so a second and a third try follow.
started=
for _ in 1 2 3; do
  port=$(free_port)
  if (cd / && "${as_owner[@]}" "$bin/pg_ctl" --silent --wait --log "$home/server.log" -o "-p $port" start -D "$home/data"); then
    started=yes
    break
  fi
done
if [[ -z $started ]]; then
  cat "$home/server.log" >&2
  exit 1
fi

export DONDOC_TEST_POSTGRES="postgres://dondoc@127.0.0.1:$port/postgres?sslmode=disable"
"$@"
