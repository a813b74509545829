package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists with more namespaces than can be compared each with each say so, and are aligned all the same. */
class ManyNamespacesTest {
    private static final int NAMESPACES = 600;

    @TempDir
    private Path folder;

    @Test
    void theTextSaysHowPartnersWereSought() throws IOException {
        Outcome outcome = Outcome.of("diff", list("before", 4026532000L), list("after", 4026542000L));
        assertThat(outcome.out())
                .contains("\ntoo many containers to compare each with each")
                .contains(
                        "\n  4026532000           4026542000  by paths alone: 0 % of contents, 100 % of paths in common\n")
                .contains("\n… and 580 more; --all prints them\n");
    }

    @Test
    void theDocumentSaysHowPartnersWereSought() throws IOException {
        Outcome outcome =
                Outcome.of("diff", "--format", "json", list("before", 4026532000L), list("after", 4026542000L));
        JsonNode containers = new ObjectMapper().readTree(outcome.out()).at("/containers");

        assertThat(containers.at("/likeliest_only").asBoolean()).isTrue();
        assertThat(containers.at("/pairs")).hasSize(NAMESPACES);
    }

    /** Each namespace has the path that only it has in both lists, with another digest. */
    private String list(String name, long firstNamespace) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < NAMESPACES; i++) {
            long namespace = firstNamespace + i;
            lines.append("%d %040x ima-ng sha1:%040x %d:/bin/%d\n"
                    .formatted(namespace, i + 1, firstNamespace + i, namespace, i));
        }
        return Files.writeString(folder.resolve(name), lines).toString();
    }
}
