package dev.imatool.examine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times by the difference of two clocks. The quotes are real; their clocks, 60568 and 140876 ms, are read from their bytes, and the
 * bounds are computed here: 80308 ms of a clock that shows 85 % to 115 % of the time are 69833 to 94480 ms.
 */
class ReckonedTimeTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String LIST = "binary_runtime_measurements";
    private static final String LOG = "2026-11-23T10:00:00Z begun\n2026-11-23T10:00:07Z taken\n";

    @TempDir
    private Path folder;

    private Path collected(Snapshot snapshot, String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        Files.copy(snapshot.file(LIST), own.resolve(LIST));
        Files.copy(snapshot.file("quote.msg"), own.resolve("quote.msg"));
        Files.copy(snapshot.file("quote.sig"), own.resolve("quote.sig"));
        return own;
    }

    private TimelineOf.Read read() throws IOException {
        return new TimelineOf(folder).key(END.file("ak.pub")).read();
    }

    /** TPM 2.0 library, part 2, TPMS_ATTEST: magic, type, a sized name and sized extra data come before the clock. */
    private static long clock(Snapshot snapshot) throws IOException {
        ByteBuffer message = ByteBuffer.wrap(Files.readAllBytes(snapshot.file("quote.msg")));
        message.position(6);
        for (int sized = 0; sized < 2; sized++) {
            int length = message.getShort();
            message.position(message.position() + length);
        }
        return message.getLong();
    }

    private static WallTime between(String from, String to) {
        return new WallTime(Optional.of(Instant.parse(from)), Optional.of(Instant.parse(to)));
    }

    @Test
    void aLaterQuoteIsDatedByTheTimeOfAnEarlierOne() throws IOException {
        assertThat(clock(END) - clock(BEFORE)).isEqualTo(80_308);
        Files.writeString(collected(BEFORE, "monday").resolve("collection.log"), LOG);
        collected(END, "friday");
        TimelineOf.Read read = read();
        ReckonedTime friday = read.quote("friday/quote.msg").reckoned().orElseThrow();

        assertThat(friday.wall()).isEqualTo(between("2026-11-23T10:01:09.833Z", "2026-11-23T10:01:42.480Z"));
        assertThat(friday.from()).isEqualTo("monday/quote.msg");
        assertThat(friday.log()).contains("monday/collection.log");
        assertThat(read.quote("monday/quote.msg").reckoned()).isEmpty();
        // what no log claims is in no field of claims, and does not change how the TPM's time is trusted
        assertThat(read.quote("friday/quote.msg").taken().notAfter()).isEmpty();
        assertThat(read.entry(94).wall().notAfter()).isEmpty();
        assertThat(read.entry(94).about()).isEqualTo(between("2026-11-23T10:00:00Z", "2026-11-23T10:01:42.480Z"));
        assertThat(read.entry(94).reckonedFrom()).containsExactly(friday);
        assertThat(read.entry(94).trust()).contains(TimeTrust.SIGNED);
        assertThat(read.entry(94).known()).isEqualTo(TimelineEvent.Known.BETWEEN_QUOTES);
        assertThat(read.entry(93).about().known()).isFalse();
    }

    @Test
    void anEarlierQuoteIsDatedByTheTimeOfALaterOne() throws IOException {
        collected(BEFORE, "monday");
        Files.writeString(collected(END, "friday").resolve("collection.log"), LOG);
        TimelineOf.Read read = read();

        assertThat(read.quote("monday/quote.msg").reckoned().orElseThrow().wall())
                .isEqualTo(between("2026-11-23T09:58:25.520Z", "2026-11-23T09:58:58.167Z"));
        assertThat(read.entry(94).about().notBefore()).contains(Instant.parse("2026-11-23T09:58:25.520Z"));
        assertThat(read.entry(93).about())
                .isEqualTo(new WallTime(Optional.empty(), Optional.of(Instant.parse("2026-11-23T09:58:58.167Z"))));
    }

    /** Collections a minute apart by their logs, and a claimed time of an entry that the difference of the clocks excludes. */
    @Test
    void whatLogsClaimIsNotReckonedNorContradicted() throws IOException {
        Files.writeString(collected(BEFORE, "monday").resolve("collection.log"), LOG);
        Files.writeString(collected(END, "friday").resolve("collection.log"), LOG.replace("10:00", "10:05"));
        assertThat(read().report().lists().get(0).quotes())
                .hasSize(2)
                .allMatch(quote -> quote.reckoned().isEmpty());

        Files.delete(folder.resolve("friday/collection.log"));
        String[] columns = Files.readAllLines(END.ascii()).get(93).split(" ");
        Path audit = Files.writeString(
                folder.resolve("audit.log"),
                "type=INTEGRITY_RULE msg=audit(1795500000.000:7): file=\"" + columns[4] + "\" hash=\"" + columns[3]
                        + "\" ppid=1 pid=2 auid=0 uid=0 gid=0 comm=\"sh\" exe=\"/usr/bin/bash\"\n");
        TimelineOf.Read late =
                new TimelineOf(folder).key(END.file("ak.pub")).audit(audit).read();

        // a day later than the clocks say: the TPM was without power, or somebody is wrong
        assertThat(late.entry(94).wall().moment()).contains(Instant.ofEpochSecond(1_795_500_000L));
        assertThat(late.quote("friday/quote.msg").reckoned()).isEmpty();
        assertThat(late.entry(95).about().known()).isFalse();
    }

    @Test
    void clocksOfAnotherKeyOrFarApartSayNothing() throws IOException, GeneralSecurityException {
        Files.writeString(collected(BEFORE, "monday").resolve("collection.log"), LOG);
        Path friday = Files.createDirectory(folder.resolve("friday"));
        Files.copy(END.file(LIST), friday.resolve(LIST));
        TestQuote other = new TestQuote();
        String value = TestQuote.value(END.file("pcrs.sysfs.txt"), 10);
        other.write(friday, "quote", 10, value, clock(END), 7);
        other.write(friday, "far", 10, value, -1, 7);
        other.write(Files.createDirectory(friday.resolve("later")), "quote", 10, value, clock(END) + 60_000, 7);
        Files.writeString(friday.resolve("later/collection.log"), LOG.replace("10:00", "10:05"));
        Path key = other.key(folder.resolve("other.pub"));
        TimelineOf.Read read =
                new TimelineOf(folder).key(END.file("ak.pub")).key(key).read();

        assertThat(List.of(
                        read.quote("friday/quote.msg").bound(),
                        read.quote("friday/far.msg").bound(),
                        read.quote("monday/quote.msg").bound()))
                .containsOnly(TimelineQuote.Bound.DATES_ENTRIES);
        assertThat(read.quote("friday/quote.msg").reckoned().orElseThrow().from())
                .isEqualTo("friday/later/quote.msg");
        assertThat(read.quote("friday/far.msg").reckoned()).isEmpty();
    }
}
