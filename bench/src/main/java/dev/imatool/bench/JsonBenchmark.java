package dev.imatool.bench;

import dev.imatool.examine.show.ShownEntry;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.render.show.EntryLines;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Entries as JSON, one a line, per entry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {
    private final List<ShownEntry> entries = new ArrayList<>();

    /** Reads the entries. */
    @Setup
    public void read() throws IOException {
        try (MeasurementListReader reader = Lists.open(Lists.list().binary())) {
            while (reader.next()) {
                entries.add(new ShownEntry(reader.entry().toEntry(), TemplateDigestCheck.MATCHES, Optional.empty()));
            }
        }
    }

    /** Makes a line of each. */
    @Benchmark
    @OperationsPerInvocation(Lists.ENTRIES)
    public long write() throws IOException {
        EntryLines lines = new EntryLines();
        long bytes = 0;
        for (ShownEntry entry : entries) {
            bytes += lines.row(entry).length;
        }
        return bytes;
    }
}
