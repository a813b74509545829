package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed reports and openssl: keys that it makes, and its opinion of the signatures. */
@Tag("live")
class LiveOpensslAttestTest {
    private static final String LIST =
            Corpus.snapshot("demo-before-after-6.1/end").binary().toString();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private int shell(String script) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-ec", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shell.log").toFile())
                .start()
                .waitFor();
    }

    private int verify(Path envelope) {
        String pub = folder.resolve("me.pub").toString();
        return Outcome.of("attest", "verify", envelope.toString(), "--key", pub, LIST)
                .exit();
    }

    /** The lines of docs/attest.md, as they stand there; keys are made by openssl in the forms that it writes. */
    @ParameterizedTest
    @CsvSource({
        "openssl genpkey -algorithm ed25519 -out me.pem, ed25519",
        "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out me.pem, sha256",
        "openssl ecparam -name prime256v1 -genkey -out me.pem, sha256",
        "openssl ecparam -name secp384r1 -genkey -noout -out me.pem, sha384",
    })
    void opensslChecksTheSignatureAsDocumented(String make, String how) throws IOException, InterruptedException {
        assertThat(shell(make + "; openssl pkey -in me.pem -pubout -out me.pub"))
                .isZero();
        String out = Outcome.of(
                        "replay", LIST, "--attest", folder.resolve("me.pem").toString())
                .out();
        Path envelope = Files.writeString(folder.resolve("report.dsse.json"), out);
        List<String> blocks = Pattern.compile("(?s)```sh\\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs/attest.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        String script = how.equals("ed25519")
                ? blocks.get(0)
                : blocks.get(0).replaceAll("(?m)^openssl.*$", "")
                        + blocks.get(1).replace("sha256", how);

        assertThat(shell(script)).isZero();
        JsonNode statement = MAPPER.readTree(Files.readAllBytes(folder.resolve("statement.json")));
        assertThat(statement.at("/predicate/command/0").asText()).isEqualTo("replay");
        assertThat(verify(envelope)).isZero();
        Files.writeString(envelope, out.replaceFirst("\"payload\":\"eyJf", "\"payload\":\"eyJg"));
        assertThat(shell(script)).isNotZero();
        assertThat(verify(envelope)).isEqualTo(1);
    }

    @Test
    void anEncryptedKeyIsRefusedWithAdvice() throws IOException, InterruptedException {
        assertThat(shell(
                        "openssl genpkey -algorithm ed25519 -out k.pem; openssl pkey -in k.pem -aes256 -passout pass:x -out e.pem;"
                                + "openssl ecparam -name prime256v1 -genkey -noout |"
                                + " openssl ec -aes256 -passout pass:x -out t.pem"))
                .isZero();
        for (String name : List.of("e.pem", "t.pem")) {
            Outcome outcome =
                    Outcome.of("replay", LIST, "--attest", folder.resolve(name).toString());
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("is encrypted");
        }
    }
}
