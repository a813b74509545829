package dev.imatool.bench;

import dev.imatool.model.ListFormat;
import dev.imatool.parsers.MeasurementListReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Moving over a list, per entry; the hash over the input included, and in ascii the proof of each line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadingBenchmark {
    @Param
    private ListFormat format = ListFormat.BINARY;

    private byte[] list = new byte[0];

    /** Builds the list. */
    @Setup
    public void build() {
        list = Lists.list().bytes(format);
    }

    /** From the first entry to the last. */
    @Benchmark
    @OperationsPerInvocation(Lists.ENTRIES)
    public long read() throws IOException {
        try (MeasurementListReader reader = Lists.open(list)) {
            while (reader.next()) {}
            return reader.entry().number();
        }
    }
}
