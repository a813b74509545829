package dev.imatool.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.fixtures.builder.BuiltEntry;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.ExtendScheme;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.Replay;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.parallel.ParallelPass;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.Verification;
import dev.imatool.replay.verify.VerificationResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pass over all cores holds against a replay written down in ten lines, and against the pass that takes entry by entry,
 * whatever the list, the damage, the size of the batches and the number of threads.
 */
class ParallelPassTest {
    private static final int LISTS = 60;

    private record Learned(InputSummary summary, VerificationResult verification, ReplayResult replay) {}

    static LongStream seeds() {
        return RandomLogs.seeds(LISTS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void goodListsGiveWhatTheReferenceReplayGives(long seed) throws Exception {
        BuiltLog log = RandomLogs.of(seed);
        Learned learned = onAllCores(log.binary(), List.of(), 1 + (int) (seed % 4), 1 + (int) (seed % 9));
        assertThat(learned.verification().templateDigests().mismatching()).isZero();
        assertThat(learned.replay().entries()).isEqualTo(log.entries().size());
        Map<String, ByteString> values = new HashMap<>();
        for (ReplayedPcr row : learned.replay().pcrs()) {
            if (row.scheme() == Scheme.PER_BANK) {
                values.put(row.bank() + ":" + row.pcr(), row.value().orElseThrow());
            }
        }
        assertThat(values).isEqualTo(reference(log));
    }

    private static Map<String, ByteString> reference(BuiltLog log) throws NoSuchAlgorithmException {
        Map<String, ByteString> values = new HashMap<>();
        for (BuiltEntry entry : log.entries()) {
            for (PcrBank bank : PcrBank.usual()) {
                MessageDigest hash = MessageDigest.getInstance(bank.toString().replace("sha", "SHA-"));
                byte[] ones = new byte[bank.digestLength()];
                Arrays.fill(ones, (byte) 0xff);
                byte[] digest =
                        entry.violation() ? ones : hash.digest(entry.hashed().toByteArray());
                String pcr = bank + ":" + entry.pcr().orElseThrow();
                hash.update(values.getOrDefault(pcr, ByteString.copyOf(new byte[ones.length]))
                        .toByteArray());
                values.put(pcr, ByteString.copyOf(hash.digest(digest)));
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedListsGiveWhatOneThreadGives(long seed) throws IOException {
        BuiltLog log = RandomLogs.of(seed);
        for (ListFormat format : ListFormat.ofKernel()) {
            byte[] bytes = log.bytes(format);
            SplittableRandom random = new SplittableRandom(seed);
            for (int round = 0; round < 4 && bytes.length > 0; round++) {
                holds(bytes, List.of(), random);
                bytes = damaged(bytes, random);
            }
        }
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 ->
                Tampering.insert(bytes, at, Tampering.junk(at, 1 + random.nextInt(40)))
                        .bytes();
            case 1 -> Tampering.cutAt(bytes, at).bytes();
            default -> Tampering.flipBit(bytes, at, random.nextInt(8)).bytes();
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void expectedValuesAreMetAtTheSameEntries(long seed) throws IOException {
        BuiltLog log = RandomLogs.of(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<ExpectedPcr> expected = new ArrayList<>();
        for (int pcr : log.pcrs()) {
            PcrBank bank = PcrBank.usual().get(random.nextInt(4));
            int entries = random.nextInt(log.entries().size() + 1);
            ByteString value = log.pcr(bank, pcr, ExtendScheme.PER_BANK, entries);
            expected.add(new ExpectedPcr(bank.toString(), pcr, value, "a test"));
        }
        holds(log.binary(), expected, random);
        holds(log.ascii(), expected, random);
    }

    private record Met(Entry entry, TemplateDigestCheck check) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void aVisitorMeetsWhatOneThreadMeets(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (ListFormat format : ListFormat.ofKernel()) {
            byte[] whole = RandomLogs.of(seed).bytes(format);
            aVisitorMeets(whole.length == 0 ? whole : damaged(whole, random), random);
        }
    }

    private static void aVisitorMeets(byte[] list, SplittableRandom random) throws IOException {
        List<Met> due = new ArrayList<>();
        TemplateDigests digests = new TemplateDigests();
        try (MeasurementListReader reader = open(list)) {
            while (reader.next()) {
                digests.standOn(reader.entry());
                due.add(new Met(reader.entry().toEntry(), digests.check()));
            }
        }
        List<Met> met = new ArrayList<>();
        try (MeasurementListReader reader = open(list)) {
            int batch = 1 + random.nextInt(20);
            ParallelPass.visit(
                    1 + random.nextInt(4),
                    () -> reader.newBatch(batch),
                    () -> (entry, check) -> new Met(entry.toEntry(), check),
                    (standing, check, prepared) -> {
                        assertThat(prepared).isEqualTo(new Met(standing.entry().toEntry(), check));
                        if (standing.entry().fieldsFit()) {
                            assertThat(standing.entry().bootAggregate())
                                    .isEqualTo(prepared.entry().bootAggregate());
                        }
                        met.add(prepared);
                    });
        }
        assertThat(met).isEqualTo(due);
    }

    /** Entries are taken apart out of order; whether a bare number is a namespace depends on the names in front of it. */
    @Test
    void aBareNumberIsANamespaceOnlyBehindAnother() throws IOException {
        LogBuilder log = LogBuilder.list();
        for (int i = 0; i < 40; i++) {
            String path = i == 25 ? "4026532469:/bin/sh" : i % 2 == 0 ? "4026532481" : "/bin/" + i;
            log.file(path, "content " + i);
        }
        for (byte[] list : List.of(log.build().ascii(), log.build().binary())) {
            List<Long> named = new ArrayList<>();
            try (MeasurementListReader reader = open(list)) {
                ParallelPass.visit(
                        4, () -> reader.newBatch(3), () -> (entry, check) -> entry.toEntry(), (at, check, entry) -> {
                            if (entry.name().container().isPresent()) {
                                named.add(entry.number());
                            }
                        });
            }
            assertThat(named).containsExactly(26L, 27L, 29L, 31L, 33L, 35L, 37L, 39L);
        }
    }

    /** What is made of them can be many times as long: not of one for each batch at a time. */
    @Test
    void whatIsMadeOfLongEntriesIsMadeOneAtATime() throws IOException {
        LogBuilder log = LogBuilder.list();
        for (int i = 0; i < 12; i++) {
            log.add(Measurement.imaBuf("sha256", "long-" + i, ByteString.copyOf(new byte[1 << 20])));
        }
        List<Long> met = new ArrayList<>();
        try (MeasurementListReader reader = open(log.build().binary())) {
            ParallelPass.visit(
                    4,
                    () -> reader.newBatch(2),
                    () -> (entry, check) -> {
                        assertThat(entry.number()).isEqualTo(met.size() + 1);
                        return entry.number();
                    },
                    (at, check, number) -> met.add(number));
        }
        assertThat(met).hasSize(12);
    }

    /** Findings come by the thousand, from every batch: those that are kept must be the first ones. */
    @Test
    void theFirstFindingsAreKeptInOrder() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (long seed = 1; seed <= 120; seed++) {
            BuiltLog log = RandomLogs.ofOneLineEntries(seed);
            for (String line : new String(log.ascii(), StandardCharsets.ISO_8859_1).split("\n")) {
                String changed = seed % 2 == 0 ? line.replace(":0", ":1").replace(":a", ":b") : line;
                all.writeBytes((changed + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        Learned learned = oneByOne(all.toByteArray(), List.of());
        assertThat(learned.verification().contradictions()).isGreaterThan(100);
        holds(all.toByteArray(), List.of(), new SplittableRandom(1));
    }

    @Test
    void anEntryLongerThanABatchIsTakenWhole() throws IOException {
        byte[] key = Tampering.junk(1, 3 << 20);
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.imaBuf("sha256", "key", ByteString.copyOf(key)))
                .file("/bin/sh", "content")
                .add(Measurement.imaBuf("sha256", "key", ByteString.copyOf(key)))
                .build();
        holds(log.binary(), List.of(), new SplittableRandom(7));
    }

    @Test
    void whatAThreadThrowsReachesTheCaller() {
        IllegalStateException bug = new IllegalStateException("a bug");
        EntryView entry = failingEntry(bug);
        EntryBatch endless = new EntryBatch() {
            @Override
            public boolean fill() {
                return true;
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public EntryView entry(int index) {
                return entry;
            }
        };
        int before = Thread.activeCount();
        assertThatThrownBy(() ->
                        ParallelPass.run(4, () -> endless, new Verification(), Optional.empty(), Optional.empty()))
                .isSameAs(bug);
        assertThat(Thread.activeCount()).isEqualTo(before);
    }

    private static EntryView failingEntry(RuntimeException bug) {
        return (EntryView) Proxy.newProxyInstance(
                ParallelPassTest.class.getClassLoader(), new Class<?>[] {EntryView.class}, (proxy, method, args) -> {
                    throw bug;
                });
    }

    @Test
    void anInputThatCannotBeReadOnEndsThePass() {
        IOException gone = new IOException("gone");
        EntryBatch failing = new EntryBatch() {
            private int fills;

            @Override
            public boolean fill() throws IOException {
                fills++;
                if (fills > 3) {
                    throw gone;
                }
                return true;
            }

            @Override
            public int size() {
                return 0;
            }

            @Override
            public EntryView entry(int index) {
                throw new IllegalStateException();
            }
        };
        assertThatThrownBy(() ->
                        ParallelPass.run(3, () -> failing, new Verification(), Optional.empty(), Optional.empty()))
                .isSameAs(gone);
    }

    private static void holds(byte[] list, List<ExpectedPcr> expected, SplittableRandom random) throws IOException {
        Learned due = oneByOne(list, expected);
        int threads = 1 + random.nextInt(4);
        int batch = 1 + random.nextInt(random.nextBoolean() ? 4 : 40);
        assertThat(onAllCores(list, expected, threads, batch))
                .as("%d threads, batches of %d", threads, batch)
                .isEqualTo(due);
    }

    private static Learned oneByOne(byte[] list, List<ExpectedPcr> expected) throws IOException {
        Verification verification = new Verification();
        Replay replay = Replay.against(expected);
        TemplateDigests digests = new TemplateDigests();
        try (MeasurementListReader reader = open(list)) {
            while (reader.next()) {
                digests.standOn(reader.entry());
                verification.check(digests);
                replay.extend(digests);
            }
            return new Learned(reader.summary(), verification.result(), replay.result());
        }
    }

    private static Learned onAllCores(byte[] list, List<ExpectedPcr> expected, int threads, int batch)
            throws IOException {
        Verification verification = new Verification();
        Replay replay = Replay.against(expected);
        try (MeasurementListReader reader = open(list)) {
            ParallelPass.run(
                    threads, () -> reader.newBatch(batch), verification, Optional.of(replay), Optional.empty());
            return new Learned(reader.summary(), verification.result(), replay.result());
        }
    }

    private static MeasurementListReader open(byte[] list) throws IOException {
        InputSource source = InputSource.ofStream("list", new ByteArrayInputStream(list));
        return MeasurementListReader.open(source, ReadOptions.detectAll());
    }
}
