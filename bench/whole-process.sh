#!/bin/sh
# Times whole imatool processes on lists of N entries, and evmctl beside them where it is installed: on the same binary list,
# two banks each. The expected values are ones that no entry reproduces, so that every entry is replayed in both schemes.
# Then N / 100 lists of 500 entries, one process for all; and the peak memory for N and for ten times N entries.
# usage: bench/whole-process.sh [N]     (default 1000000; needs hyperfine and GNU time, and 2 GB per million entries in TMPDIR)
#   IMATOOL   the imatool to time: the launcher of this checkout, or release/target/image/bin/imatool
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

biglog binary "$entries" "$work/list.bin"
biglog ascii "$entries" "$work/list.ascii"
biglog binary "$entries" "$work/later.bin" --change-every 1000 --add 500
zeros=$(printf '%064d' 0)
two="--pcr sha1:10=$(printf '%040d' 0) --pcr sha256:10=$zeros"
mkdir "$work/lists"
biglog binary 500 "$work/lists/0"
for number in $(seq 2 $((entries / 100))); do
    ln "$work/lists/0" "$work/lists/$number"
done

cd "$work"
hyperfine --warmup 1 --runs 5 --ignore-failure --export-markdown "$work/times.md" \
    -n 'replay, sha1 and sha256 expected' "$imatool replay -q $two list.bin" \
    -n 'replay, sha256 expected' "$imatool replay -q --pcr sha256:10=$zeros list.bin" \
    -n 'replay, four banks, both schemes' "$imatool replay -q list.bin" \
    -n 'replay, ascii, sha1 and sha256 expected' "$imatool replay -q $two list.ascii" \
    -n "replay of $((entries / 100)) lists of 500 entries, four banks" "$imatool replay lists" \
    -n 'verify' "$imatool verify -q list.bin" \
    -n 'verify, ascii' "$imatool verify -q list.ascii" \
    -n 'show as ndjson' "$imatool show --format ndjson list.bin" \
    -n 'diff' "$imatool diff -q list.bin later.bin"
if command -v evmctl >/dev/null; then
    printf 'PCR-10: 0000000000000000000000000000000000000000\n' >sha1.pcrs
    printf 'PCR-10: %064d\n' 0 >sha256.pcrs
    hyperfine --warmup 1 --runs 5 --ignore-failure --export-markdown "$work/evmctl.md" \
        -n 'evmctl ima_measurement, two banks' 'evmctl ima_measurement --pcrs sha1,sha1.pcrs --pcrs sha256,sha256.pcrs list.bin'
fi
cat "$work"/*.md

biglog binary $((10 * entries)) "$work/long.bin"
for list in list.bin list.ascii long.bin; do
    /usr/bin/time -f "$list: peak memory %M kB, %e s" "$imatool" replay -q "$work/$list"
done
