package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages say {@code /bin}, kernels of merged systems log {@code /usr/bin}, and Keylime compares names as they are. */
class PolicyUsrMergeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** SHA-256 of "a". */
    private static final String A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    @TempDir
    private Path folder;

    private String policy(String... more) throws IOException {
        Path sums = Files.writeString(
                folder.resolve("sums"), A + "  /bin/tool\n" + A + "  /lib64/ld.so\n" + A + "  /etc/conf\n");
        Path policy = folder.resolve("policy" + more.length);
        List<String> words = new ArrayList<>(
                List.of("runtime-policy", "create", "--good", sums.toString(), "-o", policy.toString()));
        words.addAll(List.of(more));
        assertThat(Outcome.of(words.toArray(String[]::new)).exit()).isZero();
        return policy.toString();
    }

    private static List<String> names(String policy) throws IOException {
        List<String> names = new ArrayList<>();
        MAPPER.readTree(Files.readString(Path.of(policy)))
                .path("digests")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    @Test
    void whatIsBelowUsrIsAcceptedWhereThatIsAsked() throws IOException {
        String plain = policy();
        String merged = policy("--usr-merge");
        assertThat(names(plain)).containsExactly("/bin/tool", "/etc/conf", "/lib64/ld.so");
        assertThat(names(merged))
                .containsExactly("/bin/tool", "/etc/conf", "/lib64/ld.so", "/usr/bin/tool", "/usr/lib64/ld.so");
        String list = Files.write(
                        folder.resolve("list"),
                        LogBuilder.list()
                                .file("/usr/bin/tool", "a")
                                .file("/usr/lib64/ld.so", "a")
                                .file("/usr/etc/conf", "a")
                                .build()
                                .ascii())
                .toString();
        assertThat(accepted(list, plain)).isZero();
        assertThat(accepted(list, merged)).isEqualTo(2);
    }

    private static int accepted(String list, String policy) throws IOException {
        JsonNode said =
                MAPPER.readTree(Outcome.of("check", list, "--good", policy, "--as", "keylime", "--format", "json")
                        .out());
        return said.path("summary").path("ok").asInt();
    }
}
