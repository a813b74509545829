package dev.imatool.fleet.spark;

import dev.imatool.cli.Imatool;
import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.fleet.engine.FleetReaders;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * {@code spark-submit --class dev.imatool.fleet.spark.Query JAR FLEET NAME …}: {@code imatool fleet NAME FLEET …} with Spark in place of
 * DuckDB. Arguments, report and exit status are the same.
 */
public final class Query {
    private static final List<String> NO_QUESTIONS = List.of("ingest", "sql");

    private Query() {}

    /** Ends the process with the exit status of imatool. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                new FileOutputStream(FileDescriptor.out),
                err,
                StreamKind.PIPE,
                StreamKind.PIPE,
                System.getenv());
        // Spark keeps threads of its own
        System.exit(run(args, streams, (cache, threads) -> {
            SparkSession session = Sessions.start("imatool fleet");
            return new SparkReader(session, session::stop);
        }));
    }

    /** Answers; returns the exit status. */
    static int run(String[] args, Streams streams, FleetReaders readers) {
        if (args.length < 2 || NO_QUESTIONS.contains(args[1])) {
            streams.err()
                    .println(
                            "usage: Query FLEET who-has|first-seen|rare|new|drift|verdicts|learn|query …, the rest as for imatool fleet");
            return ExitCode.USAGE.status();
        }
        String[] words = Stream.concat(Stream.of("fleet", args[1], args[0]), Arrays.stream(args, 2, args.length))
                .toArray(String[]::new);
        return Imatool.run(words, streams.with(readers));
    }
}
