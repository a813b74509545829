package dev.imatool.examine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What audit records and logs of collections say of times. */
final class AuditTimelineTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String LIST = "binary_runtime_measurements";

    @TempDir
    Path folder;

    /** A record of an audit rule as the kernel writes it, of an entry of the list; path and digest are those of the ascii list. */
    static String rule(int entry, String time) throws IOException {
        String line = Files.readAllLines(END.file("ascii_runtime_measurements"), StandardCharsets.ISO_8859_1)
                .get(entry - 1);
        String[] columns = line.split(" ");
        return "type=INTEGRITY_RULE msg=audit(" + time + ":" + entry + "): file=\"" + columns[4] + "\" hash=\""
                + columns[3] + "\" ppid=1 pid=2 auid=0 uid=0 gid=0 comm=\"sh\" exe=\"/usr/bin/bash\"\n";
    }

    private Path audit(String... records) throws IOException {
        return Files.writeString(folder.resolve("audit.log"), String.join("", records));
    }

    @Test
    void aRecordDatesItsEntryAndBoundsItsNeighbours() throws IOException {
        Path log = audit(rule(84, "1700000000.000"), rule(94, "1700000100.500"), rule(96, "1700000200.000"));
        TimelineOf.Read read = new TimelineOf(BEFORE.folder(), END.folder())
                .key(END.file("ak.pub"))
                .audit(log)
                .read();

        assertThat(read.report().exit()).isEqualTo(ExitCode.OK);
        TimelineEvent.Measured second = read.entry(94);
        assertThat(second.wall().moment()).contains(Instant.parse("2023-11-14T22:15:00.500Z"));
        assertThat(second.known()).isEqualTo(TimelineEvent.Known.AUDIT_RECORD);
        assertThat(second.trust()).contains(TimeTrust.CLAIMED);
        assertThat(read.clock(94)).containsExactly(60_568L, 140_876L);
        assertThat(read.entry(95).wall())
                .isEqualTo(new WallTime(
                        Optional.of(Instant.parse("2023-11-14T22:15:00.500Z")),
                        Optional.of(Instant.parse("2023-11-14T22:16:40Z"))));
        assertThat(read.entry(50).wall())
                .isEqualTo(new WallTime(Optional.empty(), Optional.of(Instant.parse("2023-11-14T22:13:20Z"))));
        // the first quote covers entry 84 and not entry 94
        assertThat(read.quote("before/quote.msg").taken())
                .isEqualTo(new WallTime(
                        Optional.of(Instant.parse("2023-11-14T22:13:20Z")),
                        Optional.of(Instant.parse("2023-11-14T22:15:00.500Z"))));
        assertThat(read.quote("end/quote.msg").taken())
                .isEqualTo(new WallTime(Optional.of(Instant.parse("2023-11-14T22:16:40Z")), Optional.empty()));
    }

    @Test
    void recordsOfNoEntryAreRowsOfTheirOwn() throws IOException {
        Path log = audit(
                rule(94, "1700000100.000"),
                "type=INTEGRITY_PCR msg=audit(1700000300.000:9): pid=3 uid=0 op=invalid_pcr cause=ToMToU comm=\"cat\""
                        + " name=\"/var/log/x\" dev=\"vda\" ino=7 res=1\n");
        TimelineOf.Read read = new TimelineOf(END.file(LIST)).audit(log).read();
        TimelineEvent last = read.rows().get(read.rows().size() - 1).event();

        assertThat(last).isInstanceOf(TimelineEvent.Recorded.class);
        assertThat(last.wall().moment()).contains(Instant.parse("2023-11-14T22:18:20Z"));
        assertThat(read.entries()).hasSize(103);
    }

    @Test
    void timesAgainstTheOrderOfTheListDateNothingElse() throws IOException {
        Path log = audit(rule(84, "1700000200.000"), rule(94, "1700000100.000"));
        TimelineOf.Read read =
                new TimelineOf(END.folder()).key(END.file("ak.pub")).audit(log).read();

        assertThat(read.report().head().notices()).anyMatch(notice -> notice.kind() == NoticeKind.TIMES_CONTRADICT);
        assertThat(read.entry(90).wall().known()).isFalse();
        assertThat(read.quote("quote.msg").taken().known()).isFalse();
        assertThat(read.entry(94).wall().moment()).contains(Instant.parse("2023-11-14T22:15:00Z"));
    }

    /** The first of several records may be of an earlier boot. */
    @Test
    void anEntryWithSeveralRecordsDatesNoOther() throws IOException {
        Path log = audit(rule(94, "1600000000.000"), rule(94, "1700000100.000"));
        TimelineOf.Read read = new TimelineOf(END.file(LIST)).audit(log).read();

        assertThat(read.entry(94).audit().orElseThrow().records()).isEqualTo(2);
        assertThat(read.entry(95).wall().known()).isFalse();
    }

    @Test
    void sinceLeavesOutWhatIsKnownToBeEarlier() throws IOException {
        Path log = audit(rule(84, "1700000000.000"), rule(94, "1700000100.000"));
        TimelineFilter since =
                new TimelineFilter(Optional.of(Instant.parse("2023-11-14T22:15:00Z")), List.of(), List.of());
        TimelineOf.Read read =
                new TimelineOf(END.file(LIST)).audit(log).filter(since).read();

        // 85 to 93 were measured between 84 and 94
        assertThat(read.entries().get(0)).isEqualTo(85);
        assertThat(read.entries()).hasSize(103 - 84);
    }

    @Test
    void theLogOfACollectionDatesItsListAndItsQuotes() throws IOException {
        for (Snapshot each : List.of(BEFORE, END)) {
            Path own = Files.createDirectories(folder.resolve(each.equals(BEFORE) ? "monday" : "friday"));
            Path ima = Files.createDirectory(own.resolve("ima"));
            Path tpm = Files.createDirectory(own.resolve("tpm"));
            Files.copy(each.file(LIST), ima.resolve(LIST));
            Files.copy(each.file("quote.msg"), tpm.resolve("quote.msg"));
            Files.copy(each.file("quote.sig"), tpm.resolve("quote.sig"));
            String day = each.equals(BEFORE) ? "2026-11-23" : "2026-11-27";
            Files.writeString(
                    own.resolve("collection.log"),
                    day + "T10:00:00Z begun by collect-ima.sh \n" + day + "T10:00:03Z quoted: sha256:10\n" + day
                            + "T10:00:07Z taken: x as ima/" + LIST + "\n");
        }
        TimelineOf.Read read = new TimelineOf(folder).key(END.file("ak.pub")).read();

        assertThat(read.report().lists()).hasSize(1);
        // whole seconds are cut off: it was over before the next one
        assertThat(read.entry(50).wall())
                .isEqualTo(new WallTime(Optional.empty(), Optional.of(Instant.parse("2026-11-23T10:00:08Z"))));
        assertThat(read.entry(94).wall())
                .isEqualTo(new WallTime(
                        Optional.of(Instant.parse("2026-11-23T10:00:00Z")),
                        Optional.of(Instant.parse("2026-11-27T10:00:08Z"))));
        assertThat(read.entry(94).known()).isEqualTo(TimelineEvent.Known.BETWEEN_QUOTES);
        assertThat(read.quote("friday/tpm/quote.msg").taken().notBefore())
                .contains(Instant.parse("2026-11-27T10:00:00Z"));
    }
}
