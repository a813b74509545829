package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.Completeness;
import dev.imatool.model.Entry;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list of every real kernel in the corpus, against what its machine's counters and TPM say. */
class CorpusReadingTest {
    static Stream<Snapshot> snapshots() {
        return Corpus.snapshots().stream();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void everyListIsReadWholeAndEveryTemplateDigestFits(Snapshot snapshot) throws Exception {
        for (Snapshot.ListFile list : snapshot.lists()) {
            Reading reading = Reading.of(list.path());

            InputSummary summary = reading.summary();
            assertThat(summary.completeness()).as(list.path().toString()).isEqualTo(Completeness.COMPLETE);
            assertThat(summary.format()).contains(list.format());
            assertThat(summary.templateDigest()).contains(list.bank().toString());
            assertThat(summary.entries()).isEqualTo(snapshot.truth().entries());
            assertThat(summary.violations()).isEqualTo(snapshot.truth().violations());
            if (list.format() == ListFormat.BINARY) {
                assertThat(summary.byteOrder()).contains(snapshot.truth().byteOrder());
            }
            assertThat(templates(reading)).isEqualTo(snapshot.truth().templates());
            for (Entry entry : reading.entries()) {
                if (!entry.violation()) {
                    assertThat(digest(entry, list.bank()))
                            .as(list.path() + " entry " + entry.number())
                            .isEqualTo(entry.templateDigest().toByteArray());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void allFormsOfAListHoldTheSameEntries(Snapshot snapshot) {
        Reading binary = Reading.of(snapshot.binary());
        for (Snapshot.ListFile list : snapshot.lists()) {
            Reading other = Reading.of(list.path());
            Provenance provenance = list.format() == ListFormat.BINARY ? Provenance.LOGGED : Provenance.REENCODED;
            assertThat(other.entries()).allMatch(entry -> entry.provenance() == provenance);
            assertThat(other.templateData()).as(list.path().toString()).isEqualTo(binary.templateData());
            assertThat(fields(other)).isEqualTo(fields(binary));
            assertThat(other.entries().stream().map(Entry::pcr))
                    .isEqualTo(binary.entries().stream().map(Entry::pcr).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void anAsciiListTellsTheByteOrderOfItsMachine(Snapshot snapshot) {
        boolean lengthWords = !snapshot.truth().templates().keySet().equals(Set.of("ima"));
        Optional<ByteOrder> expected =
                lengthWords ? Optional.of(snapshot.truth().byteOrder()) : Optional.empty();

        assertThat(Reading.of(snapshot.ascii()).summary().byteOrder()).isEqualTo(expected);
    }

    private static Map<String, Long> templates(Reading reading) {
        return reading.entries().stream()
                .collect(Collectors.groupingBy(entry -> entry.template().name(), Collectors.counting()));
    }

    private static List<Object> fields(Reading reading) {
        return reading.entries().stream().<Object>map(Entry::fields).toList();
    }

    private static byte[] digest(Entry entry, PcrBank bank) throws Exception {
        String name = "SHA-" + bank.toString().substring(3);
        return MessageDigest.getInstance(name).digest(entry.templateData().toByteArray());
    }
}
