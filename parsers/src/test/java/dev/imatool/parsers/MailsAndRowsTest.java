package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real list in mails (RFC 2045, 2046) and in the rows of JSON that agents and consoles write: all of it comes back. */
class MailsAndRowsTest {
    private static final Snapshot HOST = Corpus.snapshot("baseline-6.1/final");
    private static final String HEADERS = String.join(
            "\r\n", "From: ops@example.org", "To: ir@example.org", "Subject: the list", "MIME-Version: 1.0", "");

    /** Names of it are plain ASCII. */
    private static List<String> lines() throws IOException {
        return Files.readAllLines(HOST.ascii(), StandardCharsets.ISO_8859_1).subList(0, 40);
    }

    private static Reading read(String text) {
        return Reading.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertWhole(Reading reading) throws IOException {
        Reading plain = read(String.join("\n", lines()) + "\n");
        assertThat(reading.templateData()).isEqualTo(plain.templateData());
        assertThat(reading.proven()).containsOnly(true);
        assertThat(reading.summary().completeness())
                .as(reading.diagnostics().toString())
                .isEqualTo(Completeness.COMPLETE);
    }

    /** Lines of 76 characters with a soft line break, and an equals sign as its code (RFC 2045, 6.7). */
    private static String quotedPrintable(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String left = line.replace("=", "=3D");
            while (left.length() > 76) {
                text.append(left, 0, 75).append("=\r\n");
                left = left.substring(75);
            }
            text.append(left).append("\r\n");
        }
        return text.toString();
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @Test
    void aQuotedPrintableMail() throws IOException {
        Reading reading = read(HEADERS + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\nPlease look at this:\r\n\r\n"
                + quotedPrintable(lines()) + "\r\nBest regards\r\n");
        assertWhole(reading);
        assertThat(reading.kinds()).contains(DiagnosticKind.MAIL_PARTS);
    }

    @Test
    void aBase64PartOfAMultipartMail() throws IOException {
        String list = String.join("\n", lines()) + "\n";
        Reading reading = read(HEADERS + "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n"
                + "--b1\r\nContent-Type: text/plain\r\n\r\nSee the second part.\r\n"
                + "--b1\r\nContent-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(list.getBytes(StandardCharsets.ISO_8859_1))
                + "\r\n--b1--\r\n");
        assertWhole(reading);
        assertThat(reading.kinds()).contains(DiagnosticKind.MAIL_PARTS);
    }

    @Test
    void aBinaryListThatIsAttached() throws IOException {
        byte[] binary = Files.readAllBytes(HOST.binary());
        Reading reading = read(HEADERS + "Content-Type: multipart/mixed; boundary=b1\r\n\r\n"
                + "--b1\r\nContent-Type: text/plain\r\n\r\nThe list is attached.\r\n"
                + "--b1\r\nContent-Type: application/octet-stream; name=list.bin\r\n"
                + "Content-Disposition: attachment; filename=list.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(binary) + "\r\n--b1--\r\n");
        assertThat(reading.templateData()).isEqualTo(Reading.of(binary).templateData());
        assertThat(reading.kinds()).contains(DiagnosticKind.MAIL_ATTACHMENT);
    }

    @Test
    void anEntryThatWasChangedInAMailDoesNotMatch() throws IOException {
        List<String> changed = new ArrayList<>(lines());
        changed.set(7, changed.get(7).replaceFirst(" /", " /tmp/"));
        Reading reading =
                read(HEADERS + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(changed));
        boolean damaged = reading.summary().completeness() != Completeness.COMPLETE;
        assertThat(damaged || reading.proven().contains(false)).isTrue();
        assertThat(reading.proven().stream().filter(proven -> proven).count()).isEqualTo(39);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"rows\": [%s]}"})
    void oneRowForEachLine(String around) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : lines()) {
            rows.add("{\"ClientId\": \"C.1\", \"line\": " + json(line) + "}");
        }
        Reading reading = read(around.formatted(String.join(",\n", rows)));
        assertWhole(reading);
        assertThat(reading.kinds()).contains(DiagnosticKind.JSON_ROWS);
    }

    /** As a console writes the output of a command that is cut after so many bytes. */
    @ParameterizedTest
    @ValueSource(ints = {100, 777, 1000})
    void rowsThatAreCutWithinLines(int chunk) throws IOException {
        String list = String.join("\n", lines()) + "\n";
        StringBuilder rows = new StringBuilder();
        for (int at = 0; at < list.length(); at += chunk) {
            String part = list.substring(at, Math.min(list.length(), at + chunk));
            rows.append("{\"Stdout\": ").append(json(part)).append(", \"Stderr\": \"\", \"ReturnCode\": 0}\n");
        }
        assertWhole(read(rows.toString()));
    }

    @Test
    void rowsThatEndWithinOneAreDamage() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line : lines()) {
            rows.append("{\"line\": ").append(json(line)).append("}\n");
        }
        Reading reading = read(rows.substring(0, rows.length() - 30));
        assertThat(reading.entries()).hasSize(39);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.DAMAGED);
        assertThat(reading.kinds()).contains(DiagnosticKind.JSON_CUT);
    }

    @Test
    void rowsOfTwoHostsAreTwoLists() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line : lines()) {
            for (String host : List.of("C.1", "C.2")) {
                rows.append("{\"ClientId\": \"")
                        .append(host)
                        .append("\", \"line\": ")
                        .append(json(line))
                        .append("}\n");
            }
        }
        Reading reading = read(rows.toString());
        assertThat(reading.summary().lists()).hasSize(2);
        assertThat(reading.summary().lists()).allMatch(list -> list.entries() == 40);
    }

    @Test
    void aBinaryListInAStringOfJson() throws IOException {
        byte[] binary = Files.readAllBytes(HOST.binary());
        Reading reading =
                read("{\"name\": \"list\", \"data\": \"" + Base64.getEncoder().encodeToString(binary) + "\"}");
        assertThat(reading.templateData()).isEqualTo(Reading.of(binary).templateData());
    }
}
