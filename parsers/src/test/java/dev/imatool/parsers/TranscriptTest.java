package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.Entry;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real lists of kernels in every shape that {@link Transcripts} has: every entry of the source comes back proven, nothing more and
 * nothing less, and what is broken is damage.
 */
class TranscriptTest {
    private static final int ROUNDS = 12;
    private static final List<String> PROSE =
            List.of("Dear all,", "the host shows this since Monday 10:", "", "Is that expected? We saw 42 of them.");

    /** Entries with a digest and without a line feed in their name. */
    private static List<String> entries(Snapshot snapshot, Random random) throws IOException {
        String text = Files.readString(snapshot.ascii(), StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("\n")));
        lines.removeIf(line -> !Reading.of((line + "\n").getBytes(StandardCharsets.ISO_8859_1))
                .proven()
                .equals(List.of(true)));
        int count = Math.min(lines.size(), 6);
        int from = random.nextInt(lines.size() - count + 1);
        return lines.subList(from, from + count);
    }

    private static Reading read(List<String> lines, String lineEnd) {
        return Reading.of((String.join(lineEnd, lines) + lineEnd).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<ByteString> said(Reading reading) {
        return reading.entries().stream().map(Entry::templateData).toList();
    }

    @ParameterizedTest
    @EnumSource(Transcripts.class)
    void everyEntryOfTheListComesBackProven(Transcripts shape) throws IOException {
        Random random = new Random(shape.name().length());
        for (int round = 0; round < ROUNDS; round++) {
            List<Snapshot> snapshots = Corpus.snapshots();
            Snapshot snapshot = snapshots.get(random.nextInt(snapshots.size()));
            if (snapshot.name().contains("hostile") || snapshot.name().contains("violations")) {
                continue;
            }
            List<String> entries = entries(snapshot, random);
            int width = 40 + random.nextInt(161);
            List<String> lines = new ArrayList<>(shape.of(entries, width, random));
            if (!shape.standsAlone()) {
                lines.addAll(0, PROSE.subList(0, 3));
                lines.addAll(PROSE.subList(2, 4));
            }
            Reading reading = read(lines, random.nextInt(4) == 0 ? "\r\n" : "\n");

            String what = snapshot.name() + " at " + width + "\n" + String.join("\n", lines);
            assertThat(said(reading)).as(what).isEqualTo(said(read(entries, "\n")));
            assertThat(reading.proven()).as(what).containsOnly(true);
            assertThat(reading.summary().completeness()).as(what).isEqualTo(Completeness.COMPLETE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 47, 64, 72, 80, 100, 120})
    void aLineThatIsMissingInABrokenEntryIsDamage(int width) throws IOException {
        List<String> entries = entries(Corpus.snapshot("baseline-6.1/final"), new Random(width));
        for (Transcripts shape : List.of(Transcripts.HARD, Transcripts.SOFT, Transcripts.QUOTED_HARD)) {
            List<String> before = shape.of(entries.subList(0, 2), width, new Random(1));
            List<String> broken = shape.of(entries.subList(2, 3), width, new Random(1));
            List<String> behind = shape.of(entries.subList(3, 5), width, new Random(1));
            for (int missing = 0; missing < broken.size(); missing++) {
                List<String> lines = new ArrayList<>(before);
                lines.addAll(broken);
                lines.remove(before.size() + missing);
                lines.addAll(behind);
                Reading reading = read(lines, "\n");

                String what = shape + " without line " + (missing + 1) + "\n" + String.join("\n", lines);
                boolean damaged = reading.summary().completeness() != Completeness.COMPLETE;
                boolean judged = reading.proven().contains(false);
                // what is left of the last line alone is a name: other text
                boolean nameAlone = broken.size() - 1 > 0 && missing < broken.size() - 1 && broken.size() == 2;
                assertThat(damaged || judged || nameAlone).as(what).isTrue();
                assertThat(reading.proven().stream().filter(proven -> proven).count())
                        .as(what)
                        .isEqualTo(4);
            }
        }
    }

    @Test
    void aBrokenViolationIsJoinedBetweenEntriesAndCountedApart() {
        String zeros = "0".repeat(40);
        String violation = "10 " + zeros + " ima-ng sha256:" + "0".repeat(64) + " /var/log/journal/system.journal";
        List<String> list = List.of(
                "10 3c1d044c4f684cfd0f73d541fa4aa987e3034db1 ima-ng sha256:a81ba9c652467010b6782c8ae07a8970f62f2647bfa0eb0392ee063e62393db5 boot_aggregate",
                violation,
                "10 670458cbb03a8ade51c9cc93789215baa1f12d31 ima-ng sha256:43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37 /init");
        for (int width = 44; width < 150; width++) {
            Reading reading = read(Transcripts.HARD.of(list, width, new Random(1)), "\n");

            assertThat(reading.paths())
                    .as("width " + width)
                    .containsExactly("boot_aggregate", "/var/log/journal/system.journal", "/init");
            assertThat(reading.summary().text().joinedViolations()).isEqualTo(width < violation.length() ? 1 : 0);
            assertThat(reading.kinds().contains(DiagnosticKind.VIOLATIONS_JOINED))
                    .isEqualTo(width < violation.length());
        }
    }

    @Test
    void aBrokenViolationWithoutAnEntryBehindItIsDamage() {
        String violation = "10 " + "0".repeat(40) + " ima-ng sha256:" + "0".repeat(64) + " /var/log/wtmp";
        List<String> list = List.of(
                "10 3c1d044c4f684cfd0f73d541fa4aa987e3034db1 ima-ng sha256:a81ba9c652467010b6782c8ae07a8970f62f2647bfa0eb0392ee063e62393db5 boot_aggregate",
                violation);

        Reading reading = read(Transcripts.HARD.of(list, 72, new Random(1)), "\n");

        assertThat(reading.summary().completeness()).isEqualTo(Completeness.DAMAGED);
        assertThat(reading.summary().text().joinedViolations()).isZero();
    }
}
