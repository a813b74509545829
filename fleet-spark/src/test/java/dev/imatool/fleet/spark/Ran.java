package dev.imatool.fleet.spark;

import dev.imatool.cli.Imatool;
import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.SparkSession;

/** What a run on one of the engines gave. */
record Ran(int exit, String out, String err) {
    private static final Path CACHE = Path.of("target", "test-cache").toAbsolutePath();

    /** {@code imatool fleet …}. */
    static Ran duckdb(String... args) {
        return of(streams -> Imatool.run(args, streams));
    }

    /** {@code Query FLEET NAME …}. */
    static Ran spark(SparkSession session, String... args) {
        return of(streams -> Query.run(args, streams, (cache, threads) -> new SparkReader(session, () -> {})));
    }

    static Ran of(ToIntFunction<Streams> run) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run.applyAsInt(new Streams(
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StreamKind.PIPE,
                StreamKind.PIPE,
                Map.of("XDG_CACHE_HOME", CACHE.toString())));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
