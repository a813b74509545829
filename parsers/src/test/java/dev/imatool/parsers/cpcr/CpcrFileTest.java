package dev.imatool.parsers.cpcr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.imatool.model.ByteString;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The layouts of {@code cpcr}, and damage in them. */
class CpcrFileTest {
    private static final String ONE = "c40325915ee0230d1e35da8b047d516b14b5136e";
    private static final String TWO = "c0db868b8e6c66ed1c4966149cff4a1813c59183";
    private static final String HISTORY = "14e02a2c3157b082a8316719ac904413735fd22c";
    private static final String OTHER = "d8e8ea4c33f4476778aef29f2b101916c54ed494";

    @Test
    void theFirstFileHasRowsAlone() {
        CpcrSnapshot snapshot = snapshot("4026532469 " + ONE + "\n4026532481 " + TWO + "\n");
        assertThat(snapshot.history()).isEmpty();
        assertThat(snapshot.nonce()).isEmpty();
        assertThat(snapshot.rows())
                .containsExactly(
                        new CpcrSnapshot.Row("4026532469", ByteString.ofHex(ONE), Optional.empty()),
                        new CpcrSnapshot.Row("4026532481", ByteString.ofHex(TWO), Optional.empty()));
    }

    @Test
    void historyAndNonceStandBeforeTheRows() {
        CpcrSnapshot snapshot = snapshot("history " + HISTORY + "\r\nnonce " + OTHER + "\r\n4026532469 "
                + ONE.toUpperCase(Locale.ROOT) + "\r\n");
        assertThat(snapshot.history()).contains(ByteString.ofHex(HISTORY));
        assertThat(snapshot.nonce()).contains(ByteString.ofHex(OTHER));
        assertThat(snapshot.rows()).extracting(row -> row.value().hex()).containsExactly(ONE);
    }

    @Test
    void theThirdGenerationAddsSecrets() {
        CpcrSnapshot snapshot = snapshot("history " + HISTORY + "\n4026532469 " + ONE + " " + OTHER + "\n");
        assertThat(snapshot.rows().get(0).secret()).contains(ByteString.ofHex(OTHER));
    }

    @Test
    void aPastedSessionIsPassedOver() {
        CpcrSnapshot snapshot = snapshot("root@moby:/sys/kernel/security/ima# cat cpcr\n  history " + HISTORY
                + "\n  4026532469 " + ONE + "\n4026532469  ascii_runtime_measurements  cpcr\nroot@moby:~#\n");
        assertThat(snapshot.rows()).hasSize(1);
    }

    @Test
    void theErrorMeansThatNoNamespaceIsRegistered() {
        CpcrReading reading = parse("head: error reading 'cpcr': Too many levels of symbolic links\n");
        assertThat(reading.noNamespaceRegistered()).isTrue();
        assertThat(reading.snapshot()).isEmpty();
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void rowsBehindTheErrorCount() {
        CpcrReading reading = parse("cat: cpcr: Too many levels of symbolic links\n4026532469 " + ONE + "\n");
        assertThat(reading.noNamespaceRegistered()).isFalse();
        assertThat(reading.snapshot()).isPresent();
    }

    @Test
    void aCutValueIsToldWithItsLine() {
        CpcrReading reading = parse("4026532469 " + ONE + "\n4026532481 " + TWO.substring(2) + "\n");
        assertThat(reading.snapshot().orElseThrow().rows()).hasSize(1);
        assertThat(reading.diagnostics())
                .containsExactly(Diagnostic.said(
                                OtherInputKind.CPCR_FILE,
                                Severity.ERROR,
                                "a cPCR takes 40 hex digits, found 38 hex digits")
                        .at(Place.line(2)));
    }

    @Test
    void onlyTheFirstSnapshotIsUsed() {
        CpcrReading reading =
                parse("history " + HISTORY + "\n4026532469 " + ONE + "\nhistory " + OTHER + "\n4026532481 " + TWO);
        assertThat(reading.snapshot().orElseThrow().rows()).hasSize(1);
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::severity, Diagnostic::place)
                .containsExactly(tuple(Severity.WARNING, Place.line(3)));
    }

    /** A namespace of the same number: a snapshot that is there again has all of them again. */
    @Test
    void aSecondRowOfANumberIsOfAnotherNamespace() {
        CpcrReading reading = parse("4026532469 " + ONE + "\n4026532481 " + TWO + "\n4026532469 " + OTHER + "\n");
        assertThat(reading.snapshot().orElseThrow().rows())
                .extracting(row -> row.container().id(), row -> row.value().hex())
                .containsExactly(tuple("4026532469", ONE), tuple("4026532481", TWO), tuple("4026532469#2", OTHER));
        assertThat(reading.diagnostics()).extracting(Diagnostic::place).containsExactly(Place.line(3));
    }

    @Test
    void rowsThatAllComeAgainAreAnotherSnapshot() {
        CpcrReading reading = parse("4026532469 " + ONE + "\n4026532481 " + TWO + "\n4026532469 " + OTHER
                + "\n4026532481 " + HISTORY + "\n");
        assertThat(reading.snapshot().orElseThrow().rows())
                .extracting(row -> row.value().hex())
                .containsExactly(ONE, TWO);
        assertThat(reading.diagnostics()).extracting(Diagnostic::place).containsExactly(Place.line(3));
    }

    @Test
    void aSecondRowOfANamespaceIsToldAndPassedOver() {
        CpcrReading reading = parse("4026532469 " + ONE + "\n4026532469 " + TWO + "\n");
        assertThat(reading.snapshot().orElseThrow().rows())
                .extracting(row -> row.value().hex())
                .containsExactly(ONE);
        assertThat(reading.diagnostics()).extracting(Diagnostic::place).containsExactly(Place.line(2));
    }

    @Test
    void somethingElseHasNoRow() {
        CpcrReading reading = parse("{}\n\u0000\u0001\n");
        assertThat(reading.snapshot()).isEmpty();
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("no row of a cpcr file found");
    }

    @Test
    void noMoreThanTheBoundIsRead() {
        byte[] content = new byte[CpcrFile.MAX_LENGTH + 100];
        Arrays.fill(content, (byte) '\n');
        byte[] row = ("4026532469 " + ONE + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(row, 0, content, CpcrFile.MAX_LENGTH + 10, row.length);
        CpcrReading reading = CpcrFile.parse(content);
        assertThat(reading.snapshot()).isEmpty();
        assertThat(reading.diagnostics()).extracting(Diagnostic::severity).containsExactly(Severity.ERROR);
    }

    private static CpcrSnapshot snapshot(String text) {
        CpcrReading reading = parse(text);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.snapshot().orElseThrow();
    }

    private static CpcrReading parse(String text) {
        return CpcrFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
