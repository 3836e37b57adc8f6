#!/usr/bin/env bash
# Ends with 0 when this node takes reads and writes: it is in the part of the cluster that has the majority, and up to date.
set -euo pipefail
answer=$(timeout 5 mariadb --no-defaults --socket="${RUN_FOLDER:-/run/mysqld}/mysqld.sock" --user="$(id -un)" \
  --batch --skip-column-names --execute="SHOW STATUS LIKE 'wsrep_ready'")
[[ ${answer} == wsrep_ready*ON ]]
