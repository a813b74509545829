#!/bin/sh
# Measures 'imatool check' against checksum files and against indexes of them, in CPU seconds of whole processes and peak memory:
# a list of N entries and a list of 218 against 1,000, N and ten times N digests, the entries of the list among them.
# usage: bench/known-files.sh [N]     (default 1000000; needs GNU time, and 4 GB per million entries in TMPDIR)
#   IMATOOL   the imatool to measure: the launcher of this checkout, or release/target/image/bin/imatool
#   BEFORE    another one to measure in turn with it, where there is one
set -eu

entries=${1:-1000000}
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

imatool=$(readlink -f -- "${IMATOOL:-$top/imatool}")
"$imatool" --version >/dev/null
[ -d "$top/fixtures/target/classes" ] || { echo "run 'mvn -B verify' first: the generator of long lists is built by it" >&2; exit 2; }
java=${IMATOOL_JAVA:-$(ls -d /usr/lib/jvm/*25*/bin/java /usr/lib/jvm/*21*/bin/java 2>/dev/null | head -n 1)}
biglog() { "$java" -cp "$top/fixtures/target/classes:$top/model/target/classes" dev.imatool.fixtures.BigLog "$@"; }

# Lists of one seed begin with the same entries; the lines are shuffled, because no checksum file has the order of a list.
biglog binary 218 "$work/short"
biglog binary "$entries" "$work/long"
biglog ascii "$((10 * entries))" "$work/ascii"
awk '{print substr($4, 8) "  " $5}' "$work/ascii" >"$work/lines"
rm "$work/ascii"
head -n 1000 "$work/lines" >"$work/few.txt"
head -n "$entries" "$work/lines" | shuf --random-source=/dev/zero >"$work/some.txt"
shuf --random-source=/dev/zero "$work/lines" >"$work/many.txt"
rm "$work/lines"

cd "$work"
measure() {
    name=$1
    shift
    for program in "$imatool" ${BEFORE:+"$BEFORE"}; do
        for round in 1 2 3; do
            status=0
            /usr/bin/time -f "%U %S %e %M" -o figures "$program" "$@" >/dev/null 2>&1 || status=$?
            [ "$status" -le 1 ] || { echo "$name: $program ends with status $status" >&2; break; }
            grep -v Command figures
        done | awk -v name="$name" -v program="$program" '{cpu = $1 + $2; if (!n++ || cpu < least) {least = cpu; wall = $3; peak = $4}}
            END {printf "%-46s %6.2f CPU s %6.2f s %5d MB  %s\n", name, least, wall, peak / 1024, program}'
    done
}
for references in few some many; do
    measure "index of $references.txt" reference build -q --force -o "$references.idx" "$references.txt"
    for list in short long; do
        measure "$list list, $references.txt" check -q "$list" --good "$references.txt"
        [ ! -e "$references.idx" ] || measure "$list list, index of $references.txt" check -q "$list" --good "$references.idx"
    done
done
