#!/usr/bin/env bash
# Makes the secrets of an installation, each in a file of its own in FOLDER; what is there already stays as it is.
#   deploy/make-secrets.sh deploy/compose/secrets database-1,database-2,database-3
# The nodes are given in order of preference: the first that lives takes the writes.
set -euo pipefail

folder=${1:?FOLDER} nodes=${2:?NODE[:PORT][,...]}
umask 077
mkdir -p "${folder}"

secret() {
  [[ -s ${folder}/$1 ]] || printf '%s\n' "$2" > "${folder}/$1"
  # The containers' accounts read the file; the folder keeps everybody else out.
  chmod 0444 "${folder}/$1"
}

random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

addresses() {
  local account=$1 password=$2 node list=''
  for node in ${nodes//,/ }; do list+=",mysql://${account}:${password}@${node}/${account}"; done
  echo "${list#,}"
}

secret gateway-signing-keys "$(date +%Y-%m-%d):$(random)"
secret audit-key "$(random)"
secret audit-signing-key "$(random)"
for name in persons documents fingerprints vehicles notices; do
  secret "${name}-database-url" "$(addresses "${name}" "$(random)")"
done
