package dev.imatool.parsers.known.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.model.table.SortedInts;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownIndexTest {
    private static final int TRAILER = 80;

    @TempDir
    private Path folder;

    private static ContentDigest digest(int number) {
        byte[] bytes = new byte[32];
        ByteBuffer.wrap(bytes).putInt(number * 0x9e3779b1).putInt(number);
        return new ContentDigest(false, HashAlgorithm.SHA256, ByteString.copyOf(bytes));
    }

    private static KnownFile file(int number) {
        return new KnownFile(
                number % 3 == 0 ? "pack\u00e4ge \ud800" : "",
                ByteString.ofText("/usr/lib/file-" + number),
                KnownFile.State.PRESENT,
                List.of(digest(number)),
                number % 2 == 0);
    }

    private static SourceFacts facts(String name) {
        return new SourceFacts(
                name,
                SourceForm.CHECKSUMS,
                Optional.of("ab".repeat(32)),
                1,
                Optional.empty(),
                Map.of(KnownSkip.LINK, 2L),
                List.of(new SourceFacts.Tally(file(1), false, true, true, 7)),
                List.of(new SourceFacts.Policy("policy", List.of("/tmp/.*", "\u20ac"), Optional.of("cafe"))),
                1,
                2);
    }

    /** Two sources: {@code files} listed files with a value between them, and one file alone. */
    private static byte[] index(int files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IndexWriter writer = new IndexWriter(out, Set.of(HashAlgorithm.SHA256));
        for (int i = 0; i < files; i++) {
            writer.add(new KnownEvent.Listed(file(i), false), new IndexWriter.Hashes(i, -i));
            if (i == files / 2) {
                writer.nextFile();
                writer.add(new KnownEvent.Value(new ReferenceValue(
                        PathRole.CONTAINER, Optional.of("image"), ByteString.ofText("/x"), true, digest(-1), true)));
            }
        }
        writer.partRead(SourceForm.DEB);
        writer.endSource(facts("one"));
        writer.add(new KnownEvent.Link("", ByteString.ofText("/a"), ByteString.ofText("b"), true));
        writer.add(new KnownEvent.Listed(file(files), true), new IndexWriter.Hashes(files, 1_000_000_007));
        writer.endSource(facts("two"));
        writer.finish();
        return out.toByteArray();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("index"), bytes);
    }

    private static SortedInts sorted(int... hashes) {
        SortedInts.Collector collector = new SortedInts.Collector();
        Arrays.stream(hashes).forEach(collector::add);
        return collector.sorted();
    }

    /** What the index says to a question for some digests and paths, source by source. */
    private List<List<KnownEvent>> asked(Path file, SortedInts digests, SortedInts paths) throws IOException {
        try (KnownIndex index = KnownIndex.open(file)) {
            KnownIndex.Selection selection = index.find(digests, paths);
            List<List<KnownEvent>> said = new ArrayList<>();
            for (IndexedSource source : index.sources()) {
                List<KnownEvent> events = new ArrayList<>();
                index.replay(source, selection, (event, hashed) -> events.add(event));
                said.add(events);
            }
            return said;
        }
    }

    private static List<KnownEvent> all(KnownIndex index, IndexedSource source) throws IOException {
        List<KnownEvent> events = new ArrayList<>();
        index.replay(source, (event, hashed) -> events.add(event));
        return events;
    }

    @Test
    void whatWasSaidComesBack() throws IOException {
        Path file = write(index(50));
        try (KnownIndex index = KnownIndex.open(file)) {
            assertThat(index.algorithms()).containsExactly(HashAlgorithm.SHA256);
            assertThat(index.sources()).extracting(IndexedSource::facts).containsExactly(facts("one"), facts("two"));
            assertThat(index.sources()).extracting(IndexedSource::links).containsExactly(false, true);
            List<KnownEvent> one = all(index, index.sources().get(0));
            assertThat(one).hasSize(52).contains(new KnownEvent.Listed(file(17), false), new KnownEvent.NextFile());
            assertThat(all(index, index.sources().get(1)))
                    .containsExactly(
                            new KnownEvent.Link("", ByteString.ofText("/a"), ByteString.ofText("b"), true),
                            new KnownEvent.Listed(file(50), true));
        }
    }

    /** Few questions jump from block to block, many go through all of them: both find the same. */
    @Test
    void everyFileIsFoundByItsDigestAndByItsPath() throws IOException {
        int files = 60_000;
        Path file = write(index(files));
        int[] every = new int[files];
        for (int i = 0; i < files; i++) {
            every[i] = IndexWriter.hash(digest(i));
        }
        assertThat(asked(file, sorted(every), sorted()).get(0)).hasSize(files + 2);
        for (int number : new int[] {0, 1, 4_000, 8_191, 8_192, 8_193, 31_111, files - 1}) {
            List<KnownEvent> found = asked(file, sorted(IndexWriter.hash(digest(number))), sorted())
                    .get(0);
            assertThat(found).hasSize(3).contains(new KnownEvent.Listed(file(number), false));
            assertThat(asked(file, sorted(), sorted(number)).get(0)).isEqualTo(found);
        }
        assertThat(asked(file, sorted(IndexWriter.hash(digest(files + 1))), sorted(files + 1))
                        .get(0))
                .hasSize(2);
    }

    /** The second source has a link, so its files are found by their names. */
    @Test
    void whereThereAreLinksNamesLeadToFiles() throws IOException {
        Path file = write(index(50));
        assertThat(asked(file, sorted(), sorted(50)).get(1)).hasSize(1);
        assertThat(asked(file, sorted(), sorted(1_000_000_007)).get(1)).hasSize(2);
    }

    @Test
    void noChangedByteGoesUnseen() throws IOException {
        byte[] good = index(6);
        SortedInts digests = sorted(IndexWriter.hash(digest(1)), IndexWriter.hash(digest(4)));
        List<List<KnownEvent>> expected = asked(write(good), digests, sorted(3, 1_000_000_007));
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x10;
            Path file = write(bad);
            int at = i;
            assertThatThrownBy(() -> asked(file, digests, sorted(3, 1_000_000_007)))
                    .as("byte %d, not %s", at, expected)
                    .isInstanceOf(DamagedIndexException.class)
                    .satisfies(failure -> assertThat(((DamagedIndexException) failure).offset())
                            .isBetween(0L, (long) good.length));
        }
    }

    @Test
    void noLengthButTheWholeOneIsRead() throws IOException {
        byte[] good = index(6);
        for (int length = 0; length < good.length; length++) {
            Path file = write(Arrays.copyOf(good, length));
            assertThatThrownBy(() -> KnownIndex.open(file).close()).isInstanceOf(DamagedIndexException.class);
        }
        Path longer = write(Arrays.copyOf(good, good.length + 8));
        assertThatThrownBy(() -> KnownIndex.open(longer).close()).isInstanceOf(DamagedIndexException.class);
    }

    @Test
    void aFileThatIsCutOffWhileItIsReadIsAnError() throws IOException {
        Path file = write(index(20_000));
        try (KnownIndex index = KnownIndex.open(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(70_000);
            }
            assertThatThrownBy(() -> all(index, index.sources().get(0)))
                    .isInstanceOfSatisfying(DamagedIndexException.class, damaged -> {
                        assertThat(damaged.offset()).isEqualTo(70_000);
                        assertThat(damaged.damage()).isEqualTo(IndexDamage.Plain.CUT_OFF_MEANWHILE);
                    });
        }
    }

    /** Somebody who knows how checksums are made can write any number. */
    @Test
    void numbersThatLieAreRefusedWithoutRoomForThem() throws IOException {
        byte[] good = index(6);
        for (int field = 0; field < 5; field++) {
            for (long lie : new long[] {-1, 0, 7, 8, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40}) {
                byte[] bad = good.clone();
                int trailer = bad.length - TRAILER;
                ByteBuffer numbers = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
                if (numbers.getLong(trailer + 24 + 8 * field) == lie) {
                    continue;
                }
                numbers.putLong(trailer + 24 + 8 * field, lie);
                numbers.putInt(bad.length - 4, checksum(bad, trailer, TRAILER - 4));
                Path file = write(bad);
                assertThatThrownBy(() -> asked(file, sorted(1), sorted(2)))
                        .as("field %d is %d", field, lie)
                        .isInstanceOf(DamagedIndexException.class);
            }
        }
    }

    /** Bytes of the body are changed and all checksums made anew: it is read as something else, or refused, and ends. */
    @Test
    void aForgedBodyEndsInAnAnswerOrAnError() throws IOException {
        byte[] good = index(6);
        int trailer = good.length - TRAILER;
        int body = trailer - 4;
        int refused = 0;
        for (int i = 16; i < body; i++) {
            for (int change : new int[] {0x01, 0x80, 0xff}) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) change;
                ByteBuffer sums = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
                sums.putInt(body, checksum(bad, 0, body));
                sums.putInt(trailer + 64, checksum(bad, body, 4));
                sums.putInt(bad.length - 4, checksum(bad, trailer, TRAILER - 4));
                try {
                    asked(write(bad), sorted(IndexWriter.hash(digest(1))), sorted(3));
                } catch (DamagedIndexException damaged) {
                    // of a record that is not there, where it should be
                    assertThat(damaged.offset()).isBetween(0L, 8L << 32);
                    assertThat(damaged.damage()).isNotNull();
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    /** What is written can be read, or is not written. */
    @Test
    void namesAreAsLongAsAReaderTakesThem() throws IOException {
        int longest = 1 << 20;
        assertThat(IndexWriter.fits(longest)).isTrue();
        assertThat(IndexWriter.fits(longest + 1)).isFalse();
        for (String item : List.of("", "i".repeat(longest))) {
            KnownFile file = new KnownFile(
                    item, ByteString.ofText("p".repeat(longest)), KnownFile.State.REMOVED, List.of(digest(1)), false);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            IndexWriter writer = new IndexWriter(out, Set.of(HashAlgorithm.SHA256));
            writer.add(new KnownEvent.Listed(file, false), new IndexWriter.Hashes(1, 1));
            writer.endSource(facts("one"));
            writer.finish();
            try (KnownIndex index = KnownIndex.open(write(out.toByteArray()))) {
                assertThat(all(index, index.sources().get(0))).containsExactly(new KnownEvent.Listed(file, false));
            }
        }
        IndexWriter writer = new IndexWriter(new ByteArrayOutputStream(), Set.of(HashAlgorithm.SHA256));
        KnownEvent.Link link =
                new KnownEvent.Link("", ByteString.ofText("/a"), ByteString.ofText("t".repeat(longest + 1)), true);
        assertThatThrownBy(() -> writer.add(link))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("an index holds nothing of 1048577 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9})
    void anotherVersionIsNamed(int version) throws IOException {
        Path file = write(ofVersion(version));
        assertThatThrownBy(() -> KnownIndex.open(file).close())
                .isInstanceOfSatisfying(
                        DamagedIndexException.class,
                        damaged -> assertThat(damaged.damage()).isEqualTo(new IndexDamage.OtherVersion(version, 2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theVersionsSoFarAreRead(int version) throws IOException {
        try (KnownIndex index = KnownIndex.open(write(ofVersion(version)))) {
            assertThat(index.sources()).hasSize(2);
        }
    }

    private static byte[] ofVersion(int version) throws IOException {
        byte[] bytes = index(1);
        int trailer = bytes.length - TRAILER;
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putInt(trailer + 16, version);
        numbers.putInt(bytes.length - 4, checksum(bytes, trailer, TRAILER - 4));
        return bytes;
    }

    /** A signature comes back with its file, by the digest, by the path, and with all. */
    @Test
    void aSignatureStaysWithItsFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IndexWriter writer = new IndexWriter(out, Set.of(HashAlgorithm.SHA256));
        KnownEvent.Signed signed = new KnownEvent.Signed(file(1), ByteString.ofHex("030204aabbccdd"));
        writer.add(signed, new IndexWriter.Hashes(7, 8));
        writer.endSource(facts("one"));
        writer.finish();
        Path file = write(out.toByteArray());
        assertThat(asked(file, sorted(IndexWriter.hash(digest(1))), sorted()).get(0))
                .containsExactly(signed);
        assertThat(asked(file, sorted(), sorted(7)).get(0)).containsExactly(signed);
        assertThat(asked(file, sorted(), sorted()).get(0)).isEmpty();
        try (KnownIndex index = KnownIndex.open(file)) {
            assertThat(all(index, index.sources().get(0))).containsExactly(signed);
            assertThat(index.sources().get(0).facts().signed()).isTrue();
        }
    }

    @Test
    void theSameIsWrittenTwice() throws IOException {
        assertThat(index(500)).isEqualTo(index(500));
        assertThat(KnownIndex.begins(index(0))).isTrue();
        assertThat(KnownIndex.is(folder)).isFalse();
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
