package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists with more namespaces than are aligned by content say so. */
class ManyNamespacesTest {
    private static final int NAMESPACES = 600;

    /** What the schema and the documentation name. */
    private static final int LOOKED_AT = 512;

    private static final int LEFT_OUT = 2 * (NAMESPACES - LOOKED_AT);

    @TempDir
    private Path folder;

    @Test
    void theTextCountsNamespacesThatWereNotAligned() throws IOException {
        Outcome outcome = Outcome.of("diff", list("before", 4026532000L), list("after", 4026542000L));
        assertThat(outcome.out()).contains("\nnamespaces not aligned by content: " + LEFT_OUT + " (");
    }

    @Test
    void theDocumentCountsNamespacesThatWereNotAligned() throws IOException {
        Outcome outcome =
                Outcome.of("diff", "--format", "json", list("before", 4026532000L), list("after", 4026542000L));
        assertThat(new ObjectMapper()
                        .readTree(outcome.out())
                        .at("/namespaces/not_aligned")
                        .asInt())
                .isEqualTo(LEFT_OUT);
    }

    private String list(String name, long firstNamespace) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < NAMESPACES; i++) {
            long namespace = firstNamespace + i;
            lines.append(
                    "%d %040x ima-ng sha1:%040x %d:/bin/%s%d\n".formatted(namespace, i + 1, i + 1, namespace, name, i));
        }
        return Files.writeString(folder.resolve(name), lines).toString();
    }
}
