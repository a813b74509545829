#!/bin/sh
# Measures 'imatool fleet' in CPU seconds of whole processes, start included, and peak memory: an ingest, the same once more, each question.
# usage: bench/fleet.sh COLLECTED [DIGEST]     (needs GNU time, and a tenth of COLLECTED in TMPDIR)
#   COLLECTED  folder with a folder for each host; the groups are in hosts.csv beside it, where that is there
#   DIGEST     what who-has and first-seen look for; default: one that the first list has
#   IMATOOL    the imatool to measure: the launcher of this checkout, or an image with the add-on
set -eu

collected=$(readlink -f -- "$1")
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
imatool=$(readlink -f -- "${IMATOOL:-$top/imatool}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"
"$imatool" fleet sql rare >/dev/null

measure() {
    name=$1
    shift
    status=0
    /usr/bin/time -f "%U %S %e %M" -o figures "$imatool" fleet "$@" >answer 2>&1 || status=$?
    rows=$(wc -l <answer)
    grep -v Command figures | awk -v name="$name" -v status="$status" -v rows="$rows" \
        '{printf "%-28s %7.2f CPU s %7.2f s %5d MB  %7d lines, status %d\n", name, $1 + $2, $3, $4 / 1024, rows, status}'
}
groups=${collected%/*}/hosts.csv
digest=${2:-}
set --
[ ! -r "$groups" ] || set -- --hosts "$groups"
measure ingest ingest lake "$collected" --day 2026-11-01 "$@"
measure 'the same once more' ingest lake "$collected" --day 2026-11-01
du -sm lake | awk '{print "folder of the fleet: " $1 " MB"}'
if [ -z "$digest" ]; then
    echo "select min(digest) as digest from entries where number = 2" >first.sql
    digest=$("$imatool" fleet query lake first.sql --format csv | tail -n 1)
fi
echo 'select 1 as one' >one.sql
measure 'start (select 1)' query lake one.sql
measure who-has who-has lake "$digest" --format csv
measure first-seen first-seen lake "$digest" --format csv
measure rare rare lake --at-most 1 --format csv
measure new new lake --format csv
group=$(awk -F, 'NR == 2 {print $2}' "$groups" 2>/dev/null || true)
[ -z "$group" ] || measure drift drift lake --baseline "$group" --format csv
measure verdicts verdicts lake --format csv
measure learn learn lake --at-least 10% --format csv
