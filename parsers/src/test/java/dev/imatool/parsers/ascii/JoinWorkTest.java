package dev.imatool.parsers.ascii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import dev.imatool.parsers.transcript.JoinBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joining lines costs no more than a small multiple of the text, whatever stands in it: the work is counted, in bytes. */
class JoinWorkTest {
    private static final String DIGEST = "670458cbb03a8ade51c9cc93789215baa1f12d31";
    private static final String FILE = "sha256:43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final int TEXT = 2 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // almost an entry, again and again
                "10 " + DIGEST + " ima-ng " + FILE + " /other\n",
                "10 " + DIGEST + " ima-ng\n",
                "10 " + DIGEST + "\nima-sig\n" + FILE + "\n/a\nabcdef\n",
                "10 67045\n",
                // names and signatures that never end
                "10 " + DIGEST + " ima-sig " + FILE + " /a\na\nb\nc\nd\ne\nf\na\nb\nc\nd\ne\nf\na\nb\nc\nd\ne\nf\n",
                "a\n",
                "abcdefab\n",
                "x10 " + DIGEST + " ima-modsig " + FILE + " /a\n03\n\n",
                "10 " + DIGEST + " ima-ng " + FILE + " /a;,.;.,;.,;.,.;.,.;,\n",
            })
    void theWorkIsBounded(String line) throws IOException {
        String head = "10 " + DIGEST + " ima-sig " + FILE + " /begin\n";
        byte[] text = (head + line.repeat(TEXT / line.length())).getBytes(StandardCharsets.US_ASCII);
        AsciiListReader reader = new AsciiListReader(
                new ByteWindow(new ByteArrayInputStream(text)),
                new TemplateCatalog(Map.of()),
                Optional.empty(),
                false,
                new DiagnosticLog());
        CurrentEntry entry = new CurrentEntry();
        long entries = 0;
        while (reader.next(entry)) {
            entries++;
        }

        assertThat(entries).isPositive();
        assertThat(reader.joinWork())
                .isLessThan(JoinBudget.FREE + (long) JoinBudget.FACTOR * text.length + JoinBudget.MOST_FOR_ENTRY);
    }
}
