#!/usr/bin/env bash
# Prints the SQL that makes each subgraph's database and its account, with rights on that database alone. It takes them from the
# addresses that the subgraphs themselves are given (mysql://ACCOUNT:PASSWORD@HOST.../DATABASE), so that there is one place for
# each password. May be run again: it then sets the passwords anew.
set -euo pipefail

shopt -s nullglob
found=("${SECRETS_FOLDER:-/run/secrets}"/*-database-url)
if [[ ${#found[@]} -eq 0 ]]; then
  echo 'accounts: there is no *-database-url' >&2
  exit 1
fi
for file in "${found[@]}"; do
  # Letters, digits, - and _ alone: what needs no escaping, neither in an address nor in SQL.
  if [[ ! $(< "${file}") =~ ^mysql://([a-z_]+):([A-Za-z0-9_-]+)@[^[:space:]]+/([a-z_]+)$ ]]; then
    echo "accounts: ${file} is not mysql://ACCOUNT:PASSWORD@HOST.../DATABASE with letters, digits, - and _ alone" >&2
    exit 1
  fi
  account="'${BASH_REMATCH[1]}'@'%'" password=${BASH_REMATCH[2]} database=${BASH_REMATCH[3]}
  echo "CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;"
  echo "CREATE USER IF NOT EXISTS ${account};"
  echo "ALTER USER ${account} IDENTIFIED BY '${password}';"
  echo "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON ${database}.* TO ${account};"
done
