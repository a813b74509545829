package dev.imatool.examine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.history.PathPattern;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of firmware events against the bytes of a real log, which are read here once more (PC Client Platform Firmware Profile, 10). */
class FirmwareRowsTest {
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final Path LOG = END.folder().resolveSibling("binary_bios_measurements");
    private static final int EV_NO_ACTION = 3;
    private static final int EV_ACTION = 5;
    private static final int SHA256 = 0x000b;
    private static final List<Integer> LENGTHS = List.of(0x0004, 20, 0x000b, 32, 0x000c, 48, 0x000d, 64);

    @TempDir
    private Path folder;

    @BeforeEach
    void evidence() throws IOException {
        for (String file : List.of("binary_runtime_measurements", "quote.msg", "quote.sig", "ak.pub")) {
            Files.copy(END.file(file), folder.resolve(file));
        }
    }

    /** What the log says, without its header. */
    private static List<String> events(byte[] log) {
        ByteBuffer bytes = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(28);
        int header = bytes.getInt();
        bytes.position(32 + header);
        List<String> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int pcr = bytes.getInt();
            int type = bytes.getInt();
            int count = bytes.getInt();
            String sha256 = "";
            for (int i = 0; i < count; i++) {
                int algorithm = bytes.getShort();
                byte[] digest = new byte[LENGTHS.get(LENGTHS.indexOf(algorithm) + 1)];
                bytes.get(digest);
                sha256 = algorithm == SHA256 ? HexFormat.of().formatHex(digest) : sha256;
            }
            bytes.position(bytes.position() + 4 + bytes.getInt(bytes.position()));
            if (type != EV_NO_ACTION) {
                events.add("PCR " + pcr + " " + type + " " + sha256);
            }
        }
        return events;
    }

    private static String text(TimelineEvent.Firmware row) {
        return row.register() + " " + row.event().type() + " "
                + row.event().digests().stream()
                        .filter(digest -> digest.algorithm().id() == SHA256)
                        .map(digest -> digest.digest().hex())
                        .findFirst()
                        .orElseThrow();
    }

    private static List<TimelineEvent.Firmware> firmware(TimelineOf.Read read) {
        return read.rows().stream()
                .map(TimelineRow::event)
                .filter(TimelineEvent.Firmware.class::isInstance)
                .map(TimelineEvent.Firmware.class::cast)
                .toList();
    }

    /** An event of PCR 4 with digests of nothing. */
    private static byte[] action(byte[] data) {
        ByteBuffer event = ByteBuffer.allocate(12 + 4 * 2 + 20 + 32 + 48 + 64 + 4 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        event.putInt(4).putInt(EV_ACTION).putInt(4);
        for (int i = 0; i < LENGTHS.size(); i += 2) {
            event.putShort(LENGTHS.get(i).shortValue());
            event.position(event.position() + LENGTHS.get(i + 1));
        }
        return event.putInt(data.length).put(data).array();
    }

    @Test
    void eachMeasuredEventIsARowBeforeTheFirstEntry() throws IOException {
        Files.copy(LOG, folder.resolve("binary_bios_measurements"));
        TimelineOf.Read read = new TimelineOf(folder).key(END.file("ak.pub")).read();
        List<TimelineEvent.Firmware> rows = firmware(read);

        assertThat(rows.stream().map(FirmwareRowsTest::text)).isEqualTo(events(Files.readAllBytes(LOG)));
        assertThat(rows).hasSize(14);
        assertThat(read.rows().subList(0, 14).stream().map(TimelineRow::event)).isEqualTo(List.copyOf(rows));
        assertThat(read.rows().get(14).event()).isInstanceOf(TimelineEvent.Measured.class);
        // no time, and not after the only quote: its clock is what tpm2_print says of quote.msg
        assertThat(rows).allMatch(row -> !row.wall().known());
        assertThat(rows)
                .allMatch(row -> row.clock().after().isEmpty()
                        && row.clock()
                                        .before()
                                        .flatMap(TimelineQuote::clock)
                                        .orElseThrow()
                                        .clock()
                                == 140_876L);
    }

    @Test
    void theFirstMomentThatALogClaimsIsABoundToo() throws IOException {
        Files.copy(LOG, folder.resolve("binary_bios_measurements"));
        Files.writeString(folder.resolve("collection.log"), "2026-11-30T12:00:00Z begin\n2026-11-30T12:00:03Z end\n");
        TimelineOf.Read read = new TimelineOf(folder).read();

        assertThat(firmware(read))
                .allMatch(row -> row.wall()
                        .equals(new WallTime(Optional.empty(), Optional.of(Instant.parse("2026-11-30T12:00:04Z")))));
    }

    @Test
    void theNumberOfRowsHasABoundAndTheRestIsSaid() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.write(Files.readAllBytes(LOG));
        byte[] event = action("again".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 1_500; i++) {
            log.write(event);
        }
        Files.write(folder.resolve("binary_bios_measurements"), log.toByteArray());
        TimelineOf.Read read = new TimelineOf(folder).read();

        assertThat(firmware(read)).hasSize(1_000);
        assertThat(read.rows().get(1_000).event())
                .isInstanceOfSatisfying(
                        TimelineEvent.MoreFirmware.class,
                        more -> assertThat(more.events()).isEqualTo(14 + 1_500 - 1_000));
        assertThat(read.report().entries()).isEqualTo(103);
    }

    @Test
    void ofALogThatIsCutTheEventsAreRowsThatAreThere() throws IOException {
        byte[] log = Files.readAllBytes(LOG);
        Files.write(folder.resolve("binary_bios_measurements"), Arrays.copyOf(log, log.length - 5));

        assertThat(firmware(new TimelineOf(folder).read()).stream().map(FirmwareRowsTest::text))
                .isEqualTo(events(log).subList(0, 13));
    }

    @Test
    void pathsAskForEntriesAlone() throws IOException {
        Files.copy(LOG, folder.resolve("binary_bios_measurements"));
        TimelineOf.Read read = new TimelineOf(folder)
                .filter(new TimelineFilter(Optional.empty(), List.of(PathPattern.of("/init")), List.of()))
                .read();

        assertThat(firmware(read)).isEmpty();
        assertThat(read.rows()).isNotEmpty();
    }
}
