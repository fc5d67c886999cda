#!/usr/bin/env bash
# Times a training step alone, and again while another process keeps one core busy.
#
#   Benchmarks/busy-core.sh [options of ./workbench bench step]
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

# The median milliseconds of a step, from the object that --json prints.
median() {
  "$root/workbench" bench step --json "$@" | sed -n 's/^ *"median" : \([0-9.]*\),*$/\1/p'
}

quiet=$(median "$@")
(while :; do :; done) &
busy_process=$!
trap 'kill $busy_process' EXIT
busy=$(median "$@")
awk -v quiet="$quiet" -v busy="$busy" 'BEGIN {
  printf "quiet %.1f ms, beside a busy process %.1f ms: %.2f times as long\n", quiet, busy, busy / quiet
}'
