package dev.imatool.bench;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.replay.Replay;
import dev.imatool.replay.templatedigest.BatchDigests;
import java.io.IOException;
import java.util.List;
import java.util.Set;
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

/** Template digests of one bank, and extends of one bank in both schemes, per entry. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashingBenchmark {
    private static final int ENTRIES = 500;

    @Param
    private PcrBank bank = PcrBank.SHA1;

    private EntryBatch batch;
    private BatchDigests digests;
    private BatchDigests computed;
    private Replay replay;

    /** Reads a batch of entries. */
    @Setup
    public void read() throws IOException {
        try (MeasurementListReader reader = Lists.open(Lists.list().binary())) {
            batch = reader.newBatch(ENTRIES);
            batch.fill();
        }
        digests = new BatchDigests(List.of(bank));
        computed = new BatchDigests(PcrBank.all());
        computed.compute(batch);
        replay = Replay.ofBanks(Set.of(bank));
    }

    /** Template digests; beside those of another bank also the SHA-1 that the list has. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public void templateDigest() {
        digests.compute(batch);
    }

    /** Extends; the template digests are there. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public void extend() {
        replay.banks().get(0).extend(batch, computed);
    }
}
