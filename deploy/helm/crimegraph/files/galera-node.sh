#!/usr/bin/env bash
# Runs one node of the database cluster, as the account that owns its data (never root).
#
# A node joins the cluster that runs. Where none runs, all nodes tell one another what they hold, and the one that holds the
# most starts the cluster: on the first day, after all were stopped, and after all have crashed. It does so only when no other
# node answers and
#   - every other node has told its state, so that no acknowledged write can be elsewhere, or
#   - it was the last to leave (Galera's own mark), or
#   - START_CLUSTER is ADDRESS@STATE with this node's address and exactly what it holds, as printed below: for the day on which
#     a node is lost for good. Such an order, left behind by mistake, fits no later state and does nothing.
#
#   NODE_ADDRESS    the address at which the others reach this node
#   CLUSTER_NODES   the addresses of all nodes, separated by commas
#   START_CLUSTER   see above; or START_CLUSTER_FILE, a file that holds it
#   BUFFER_POOL     memory for the tables, such as 2G
# The rest has the containers' values and is set otherwise in tests only.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
account=$(id -un)
listen=${LISTEN_ADDRESS:-0.0.0.0}
volume=${VOLUME:-/var/lib/mysql}
run=${RUN_FOLDER:-/run/mysqld}
# Both on the volume: an index over a large table is sorted in the second.
data=${volume}/data
temporary=${volume}/tmp
# While the node waits, its state is told on the port on which later missing transactions are received.
state_port=4568
server=(mariadbd --defaults-file="${run}/node.cnf")

main() {
  # As the first process of a container it is told to stop by a signal that it must listen for.
  trap 'exit 143' TERM INT
  trap 'kill $(jobs -p) 2> /dev/null || true' EXIT
  mkdir -p "${data}" "${temporary}"
  find "${temporary}" -mindepth 1 -delete
  write_settings
  held_state > "${run}/state"
  local state start=()
  state=$(< "${run}/state")
  say "holds ${state}"
  if [[ ${state} != new ]]; then start+=("--wsrep-start-position=${state}"); fi
  if is_to_start_cluster "${state}"; then
    say 'starts the cluster'
    start+=(--wsrep-new-cluster)
    if [[ ${state} == new ]]; then
      create_database
      start+=("--init-file=${run}/accounts.sql")
    else
      # Galera asks for its own mark as well.
      sed -i 's/^safe_to_bootstrap:.*/safe_to_bootstrap: 1/' "${data}/grastate.dat"
      rm -f "${data}/gvwstate.dat"
    fi
  else
    say 'joins the cluster'
  fi
  exec "${server[@]}" "${start[@]}"
}

# This node's own settings, in a file: the copy to a new node reads them there (and trips over some on the command line).
write_settings() {
  # A dead node is given up after 2 to 5 s, and writes go on.
  local timing='evs.keepalive_period=PT0.5S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT5S'
  cat > "${run}/node.cnf" <<END
!include ${here}/galera.cnf
[mariadbd]
datadir = ${data}
socket = ${run}/mysqld.sock
pid-file = ${run}/mysqld.pid
tmpdir = ${temporary}
bind-address = ${listen}
innodb-buffer-pool-size = ${BUFFER_POOL:-256M}
wsrep-node-address = ${NODE_ADDRESS}
wsrep-sst-receive-address = ${NODE_ADDRESS}:${COPY_PORT:-4444}
wsrep-cluster-address = gcomm://${CLUSTER_NODES}
wsrep-sst-auth = ${account}:
wsrep-provider-options = "gmcast.listen_addr=tcp://${listen}:4567;gcache.size=512M;${timing}"
END
}

# Prints "new", or UUID:SEQNO of the last transaction that this node holds: from its tables where it did not stop cleanly.
held_state() {
  if [[ -z $(ls -A "${data}") ]]; then
    echo new
    return
  fi
  local uuid seqno
  uuid=$(mark uuid)
  seqno=$(mark seqno)
  if [[ -n ${uuid} && ${seqno} -ge 0 ]]; then
    echo "${uuid}:${seqno}"
    return
  fi
  "${server[@]}" --wsrep-recover --skip-networking > "${run}/recovery.log" 2>&1 || fail "does not recover: $(tail -n 5 "${run}/recovery.log")"
  sed -n 's/.*WSREP: Recovered position: *//p' "${run}/recovery.log" | tail -n 1 | grep . ||
    fail 'cannot find the last transaction that it holds'
}

# Waits until that is known. Ends with 0 when this node is to start the cluster, with 1 when there is one to join.
is_to_start_cluster() {
  local state=$1 teller waited=0 missing
  if [[ ${state} != new && $(mark safe_to_bootstrap) == 1 ]] && ! another_node_answers; then return 0; fi
  socat -U "TCP-LISTEN:${state_port},bind=${listen},reuseaddr,fork" "OPEN:${run}/state,rdonly" &
  teller=$!
  until another_node_answers; do
    if [[ $(order) == "${NODE_ADDRESS}@${state}" ]] || { missing=$(missing_node) && [[ -z ${missing} ]] && is_first; }; then
      stop "${teller}"
      return 0
    fi
    if ((waited++ % 30 == 0)); then
      if [[ -n ${missing} ]]; then
        say "waits for ${missing}; if that is lost for good: START_CLUSTER=${NODE_ADDRESS}@${state}, on the node that holds the most"
      else
        say 'waits for the first to start'
      fi
    fi
    sleep 1
  done
  stop "${teller}"
  return 1
}

another_node_answers() {
  local node
  for node in $(other_nodes); do
    if timeout 2 bash -c "exec 3<>/dev/tcp/${node}/3306" 2>/dev/null; then return 0; fi
  done
  return 1
}

# Prints the first node that has not told its state. What the others told is kept in files.
missing_node() {
  local node told
  for node in $(other_nodes); do
    told=$(timeout 2 socat -u "TCP:${node}:${state_port},connect-timeout=1" - 2>/dev/null || true)
    if [[ ! ${told} =~ ^(new|[0-9a-f-]{36}:-?[0-9]+)$ ]]; then
      echo "${node}"
      return
    fi
    echo "${told}" > "${run}/state-of-${node}"
  done
}

# Whether this node holds the most; of several that hold the same, the first in CLUSTER_NODES.
is_first() {
  local node state uuid='' first='' most=-2 held
  for node in ${CLUSTER_NODES//,/ }; do
    if [[ ${node} == "${NODE_ADDRESS}" ]]; then state=$(< "${run}/state"); else state=$(< "${run}/state-of-${node}"); fi
    if [[ ${state} == new ]]; then held=-1; else held=${state##*:}; fi
    if ((held >= 0)); then
      if [[ -n ${uuid} && ${uuid} != "${state%:*}" ]]; then
        say "${node} is of another cluster: none is started"
        return 1
      fi
      uuid=${state%:*}
    fi
    if ((held > most)); then most=${held} first=${node}; fi
  done
  [[ ${first} == "${NODE_ADDRESS}" ]]
}

# No password opens root: only this account, from inside the container.
create_database() {
  mariadb-install-db --no-defaults --datadir="${data}" --skip-test-db --skip-name-resolve \
    --auth-root-authentication-method=socket --auth-root-socket-user="${account}" >&2
  (umask 077 && bash "${here}/accounts.sh" > "${run}/accounts.sql")
}

other_nodes() { tr ',' '\n' <<< "${CLUSTER_NODES}" | grep -Fvx "${NODE_ADDRESS}"; }

order() { echo "${START_CLUSTER:-$(cat "${START_CLUSTER_FILE:-/dev/null}" 2>/dev/null || true)}"; }

# A line of Galera's own record of this node.
mark() { sed -n "s/^$1: *//p" "${data}/grastate.dat" 2>/dev/null || true; }

stop() {
  kill "$1"
  wait "$1" 2>/dev/null || true
}

say() { echo "galera-node ${NODE_ADDRESS}: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

main
