package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What openssl and evmctl refuse is not good; fails where the programs are not installed. */
@Tag("live")
class LiveSignatureRefusalsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What make.sh signed. */
    private static final String CONTENT = "a file with a signature\n";

    @TempDir
    private Path folder;

    static List<SignatureVector> modules() {
        return ModuleSignatureStructureTest.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noModuleSignatureThatOpensslRefusesIsGood(SignatureVector vector) throws Exception {
        Files.writeString(folder.resolve("content"), CONTENT);
        List<SignatureVector> altered = new ArrayList<>(List.of(vector));
        int signature = CmsParts.of(vector).signer().getLast().toASN1Primitive().getEncoded().length;
        for (int i = 0; i < vector.signature().length() - signature; i++) {
            byte[] bytes = vector.signature().toByteArray();
            bytes[i] ^= 2;
            altered.add(vector.withSignature(ByteString.copyOf(bytes)));
        }
        LogBuilder list = LogBuilder.list();
        altered.forEach(one -> list.add(one.measurement()));
        JsonNode judged = judged(list.build().binary(), SignatureVector.keyFolder());
        assertThat(judged).hasSize(altered.size());
        assertThat(opensslTakes(vector)).isTrue();
        for (int i = 0; i < altered.size(); i++) {
            if (judged.path(i).path("result").asText().equals("good")) {
                assertThat(opensslTakes(altered.get(i))).as("byte " + (i - 1)).isTrue();
            }
        }
    }

    @Test
    void aKeyIdThatEvmctlDoesNotKnowIsNotGood() throws Exception {
        SignatureVector vector = SignatureVector.named("rsa-v2-sha256");
        Files.writeString(folder.resolve("content"), CONTENT);
        run("openssl", "x509", "-in", vector.keyFile().toAbsolutePath().toString(), "-outform", "DER", "-out", "key");
        assertThat(evmctl(vector)).contains("verification is OK");
        byte[] bytes = vector.signature().toByteArray();
        bytes[4] ^= 1;
        SignatureVector misnamed = vector.withSignature(ByteString.copyOf(bytes));
        assertThat(evmctl(misnamed)).contains("unknown keyid").doesNotContain("verification is OK");
        JsonNode judged = judged(misnamed.list(), folder.resolve("key")).path(0);
        assertThat(judged.path("result").asText()).isEqualTo("malformed");
    }

    private String evmctl(SignatureVector vector) throws Exception {
        Files.write(folder.resolve("content.sig"), vector.signature().toByteArray());
        return run("evmctl", "ima_verify", "--sigfile", "--key", "key", "content")
                .said();
    }

    private boolean opensslTakes(SignatureVector vector) throws Exception {
        Files.write(folder.resolve("signature"), vector.signature().toByteArray());
        return run(
                                "openssl",
                                "cms",
                                "-verify",
                                "-binary",
                                "-inform",
                                "DER",
                                "-in",
                                "signature",
                                "-content",
                                "content",
                                "-certfile",
                                vector.keyFile().toAbsolutePath().toString(),
                                "-noverify",
                                "-out",
                                "verified")
                        .exit()
                == 0;
    }

    private static JsonNode judged(byte[] list, Path keys) throws Exception {
        Outcome outcome = Outcome.of(
                new ByteArrayInputStream(list), "signatures", "-", "--format", "json", "--keys", keys.toString());
        return MAPPER.readTree(outcome.out()).path("signatures");
    }

    private record Run(int exit, String said) {}

    private Run run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), said);
    }
}
