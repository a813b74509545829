package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.model.Completeness;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.Provenance;
import dev.imatool.model.TemplateField;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastedSessionTest {
    private static final String ENTRY = "10 1d8d532d463c9f8c205d0df7787669a85f93e260 ima-ng"
            + " sha1:0000000000000000000000000000000000000000 boot_aggregate\n";

    @Test
    void eachListOfTheContainerImaDocumentIsAListOfItsOwn() {
        Reading reading = Reading.of(Documents.document("000"));

        assertThat(reading.summary().lists())
                .extracting(ListSummary::name, ListSummary::firstEntry, ListSummary::entries)
                .containsExactly(
                        tuple("default", 1L, 5L),
                        tuple("module", 6L, 5L),
                        tuple("4026532469", 11L, 26L),
                        tuple("4026532481", 37L, 12L));
        assertThat(reading.proven()).hasSize(48).containsOnly(true);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aNamespaceColumnIsNoPcrAndEqualsTheNumberInTheName() {
        List<Entry> namespaced = Reading.of(Documents.document("000")).entries().subList(10, 48);

        assertThat(namespaced).allMatch(entry -> entry.pcr().isEmpty());
        assertThat(namespaced)
                .allMatch(
                        entry -> entry.name().container().orElseThrow().label().equals(entry.list()));
        assertThat(namespaced.get(0).name().path().latin1()).isEqualTo("/usr/bin/unshare");
    }

    @Test
    void aListPrintedTwiceIsTwoLists() {
        Reading reading = Reading.of(Documents.document("001"));

        assertThat(reading.summary().lists())
                .extracting(ListSummary::name, ListSummary::entries)
                .containsExactly(tuple("default", 5L), tuple("default#2", 5L));
        assertThat(reading.proven()).containsOnly(true);
    }

    @Test
    void oneListOfASessionCanBeChosen() {
        ReadOptions second = new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.of("default#2"));
        Reading reading = Reading.of(fileBytes(Documents.document("001")), second);

        assertThat(reading.entries()).extracting(Entry::number).containsExactly(6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aListThatIsNotThereIsSaid() {
        ReadOptions none =
                new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.of("module"));
        Reading reading = Reading.of(fileBytes(Documents.document("001")), none);

        assertThat(reading.entries()).isEmpty();
        assertThat(reading.diagnostic(DiagnosticKind.NO_SUCH_LIST).message())
                .isEqualTo("the input has no list named module; it has default, default#2");
    }

    @Test
    void theDigestThatLostADigitIsNamedAndTheEntryKept() {
        Reading reading = Reading.of(Documents.document("004"));

        assertThat(reading.proven()).containsExactly(true, true, true, true, false, true);
        Entry hello = reading.entries().get(4);
        assertThat(hello.provenance()).isEqualTo(Provenance.UNAVAILABLE);
        assertThat(hello.name().path().latin1()).isEqualTo("/hello");
        assertThat(hello.field(FieldId.D_NG))
                .hasValueSatisfying(field -> assertThat(field).isInstanceOf(TemplateField.DamagedDigest.class));
        assertThat(reading.diagnostic(DiagnosticKind.DAMAGED_FIELD).entry()).hasValue(5);
        assertThat(reading.diagnostic(DiagnosticKind.DAMAGED_FIELD).message())
                .isEqualTo("file digest (d-ng)"
                        + " sha256:d3f7d10e296e5c626ea78539cb38cd8dfd043bea3627da35ce3b20c0ac68014"
                        + " has an odd number of hex digits (63); sha256 takes 64");
    }

    @Test
    void containerImaEntriesCarryTheirNamespaceAndABareNumberIsOneBesideThem() {
        List<Entry> entries = Reading.of(Documents.document("004")).entries();

        assertThat(entries)
                .extracting(
                        entry -> entry.name().container().map(Container::label).orElse("-"))
                .containsExactly("4026532367", "4026532367", "-", "4026532559", "-", "4026532559");
        assertThat(entries.get(5).name().path().latin1()).isEqualTo("/hello");
    }

    @Test
    void textWithoutAListIsSaidToHoldNone() {
        for (String number : List.of("002", "003")) {
            Reading reading = Reading.of(Documents.document(number));
            assertThat(reading.entries()).isEmpty();
            assertThat(reading.kinds()).containsExactly(DiagnosticKind.NO_ENTRIES);
        }
    }

    @Test
    void thePromptAtTheEndOfACopyFromATerminalIsNoDamage() {
        Reading reading = Reading.of((ENTRY + "root@host:~# \n").getBytes(StandardCharsets.US_ASCII));

        assertThat(reading.proven()).containsExactly(true);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void proseInAPlainListIsCountedAndNoDamage() {
        Reading reading = Reading.of((ENTRY + "some\nwords\n" + ENTRY).getBytes(StandardCharsets.US_ASCII));

        assertThat(reading.entries()).hasSize(2);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(reading.diagnostics()).containsExactly("LINES_OUTSIDE_LISTS");
        assertThat(reading.summary().text().lines()).isEqualTo(2);
    }

    @Test
    void headersOfHeadAndTailNameTheLists() {
        String text = "==> ascii_runtime_measurements <==\n" + ENTRY + "\n==> old_list <==\n" + ENTRY;
        Reading reading = Reading.of(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(reading.summary().lists()).extracting(ListSummary::name).containsExactly("default", "old_list");
    }

    private static byte[] fileBytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
