#!/bin/sh
# Measures the parts with JMH: template digests, extends, both readers, JSON. Words behind go to JMH.
# usage: bench/parts.sh [-f 1 -wi 3 -i 5 -w 1 -r 1 ReadingBenchmark]
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
(cd "$top" && mvn -q -B -Pbench -DskipTests -pl bench -am package)
java=${IMATOOL_JAVA:-$(ls -d /usr/lib/jvm/*25*/bin/java /usr/lib/jvm/*21*/bin/java 2>/dev/null | head -n 1)}
[ $# -gt 0 ] || set -- -f 1 -wi 3 -i 5 -w 1 -r 1
exec "$java" -cp "$top/bench/target/classes:$(cat "$top/bench/target/classpath")" org.openjdk.jmh.Main "$@"
