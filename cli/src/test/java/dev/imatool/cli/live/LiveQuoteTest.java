package dev.imatool.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.cli.Imatool;
import dev.imatool.fixtures.builder.BuiltEntry;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.PcrBank;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A TPM is extended as a kernel would, quotes, and {@code tpm2_checkquote} and {@code quote} judge the same files. */
@Tag("live")
class LiveQuoteTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NONCE = "00112233445566778899aabbccddeeff";
    private static final String SELECTION = "sha1:10+sha256:10,11+sha384:11";

    /** The attributes of an attestation key (TPM 2.0 library, part 2, 8.3). */
    private static final String ATTRIBUTES = "fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|sign";

    @TempDir
    Path folder;

    private SoftwareTpm tpm;

    @BeforeEach
    void startTpm() throws IOException, InterruptedException {
        tpm = SoftwareTpm.start(folder);
    }

    @AfterEach
    void stopTpm() throws InterruptedException {
        tpm.stop();
    }

    private static LogBuilder list(int files) {
        LogBuilder list = LogBuilder.list().bootAggregate();
        for (int i = 1; i <= files; i++) {
            list = list.pcr(i % 3 == 0 ? 11 : 10).file("/usr/bin/" + i, "content " + i);
        }
        return list;
    }

    private void extend(BuiltLog list) throws IOException, InterruptedException {
        for (BuiltEntry entry : list.entries()) {
            String digests = Arrays.stream(PcrBank.usual().toArray(PcrBank[]::new))
                    .map(bank -> bank + "=" + entry.digests().get(bank).hex())
                    .collect(Collectors.joining(","));
            tpm.run("tpm2_pcrextend", entry.pcr().orElseThrow() + ":" + digests);
        }
    }

    private void makeKey(String hierarchy, String algorithm, String attributes)
            throws IOException, InterruptedException {
        tpm.run("tpm2_createprimary", "-C", hierarchy, "-G", algorithm, "-a", attributes, "-c", "ak.ctx");
        tpm.run("tpm2_readpublic", "-c", "ak.ctx", "-f", "pem", "-o", "ak.pem");
        tpm.run("tpm2_readpublic", "-c", "ak.ctx", "-f", "tpmt", "-o", "ak.tpmt");
        tpm.run("tpm2_readpublic", "-c", "ak.ctx", "-f", "tss", "-o", "ak.pub");
    }

    /** @param algorithm names the scheme, which the tool does not take from the key */
    private void quote(String algorithm, String hash, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "tpm2_quote",
                "-c",
                "ak.ctx",
                "-l",
                SELECTION,
                "-q",
                NONCE,
                "-g",
                hash,
                "-m",
                "quote.msg",
                "-s",
                "quote.sig",
                "-o",
                "quote.pcrs"));
        String scheme = List.of("rsassa", "rsapss").stream()
                .filter(algorithm::contains)
                .findFirst()
                .orElse("ecdsa");
        command.addAll(List.of("--scheme", scheme));
        command.addAll(List.of(more));
        tpm.run(command.toArray(String[]::new));
    }

    private int checkQuote(String nonce, String hash) throws IOException, InterruptedException {
        return tpm.status(
                "tpm2_checkquote", "-u", "ak.pem", "-m", "quote.msg", "-s", "quote.sig", "-q", nonce, "-g", hash);
    }

    private JsonNode imatool(BuiltLog list, String key, String nonce, String... more) throws IOException {
        Path file = Files.write(folder.resolve("list"), list.binary());
        List<String> words = new ArrayList<>(List.of(
                "quote",
                "--format",
                "json",
                file.toString(),
                "-m",
                folder.resolve("quote.msg").toString(),
                "-s",
                folder.resolve("quote.sig").toString(),
                "-u",
                folder.resolve(key).toString(),
                "--nonce",
                nonce));
        words.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Imatool.run(
                words.toArray(String[]::new),
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of());
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isIn(0, 1);
        return MAPPER.readTree(out.toByteArray());
    }

    private String[] values() {
        return new String[] {"-f", folder.resolve("quote.pcrs").toString()};
    }

    private static void assertAllPass(JsonNode report) {
        report.path("checks")
                .properties()
                .forEach(check -> assertThat(check.getValue().path("result").asText())
                        .as(check.toString())
                        .isEqualTo("pass"));
    }

    @ParameterizedTest
    @CsvSource({
        "o, rsa2048:rsassa-sha256:null, sha256",
        "e, rsa2048:rsapss-sha256:null, sha256",
        "e, rsa2048:rsassa-sha1:null, sha1",
        "o, ecc256:ecdsa-sha256:null, sha256",
        "e, ecc384:ecdsa-sha384:null, sha384",
        "n, ecc256:ecdsa-sha512:null, sha512"
    })
    void everyKindOfQuoteCoversTheListThatWasExtended(String hierarchy, String algorithm, String hash)
            throws IOException, InterruptedException {
        BuiltLog list = list(8).build();
        extend(list);
        makeKey(hierarchy, algorithm, ATTRIBUTES);
        quote(algorithm, hash);

        if (!algorithm.contains("rsapss")) { // tpm2_checkquote 5.4 does not verify those, openssl does
            assertThat(checkQuote(NONCE, hash)).isZero();
        }
        for (String key : List.of("ak.pem", "ak.pub", "ak.tpmt")) {
            JsonNode report = imatool(list, key, NONCE, "-f", values()[1], "-l", SELECTION, "-g", hash);
            assertAllPass(report);
            assertThat(report.path("verdict").asText()).isEqualTo("covered");
        }
        JsonNode key = imatool(list, "ak.pub", NONCE).path("key");
        assertThat(key.path("qualified_signer").asText()).isEqualTo("matches");
        assertThat(key.path("attributes").path("restricted").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rsa2048:rsassa-sha256:null", "rsa2048:rsapss-sha256:null", "ecc256:ecdsa-sha256:null"})
    void plainSignaturesAndRawValuesAreEnough(String algorithm) throws IOException, InterruptedException {
        BuiltLog list = list(8).build();
        extend(list);
        makeKey("o", algorithm, ATTRIBUTES);
        quote(algorithm, "sha256", "-f", "plain", "-F", "values");

        JsonNode report = imatool(list, "ak.pem", NONCE, values());

        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(report.path("checks").path("pcr_digest").path("result").asText())
                .isEqualTo("pass");
    }

    @Test
    void entriesThatCameLaterAreNotCovered() throws IOException, InterruptedException {
        BuiltLog quoted = list(8).build();
        extend(quoted);
        makeKey("o", "ecc256:ecdsa-sha256:null", ATTRIBUTES);
        quote("ecdsa", "sha256");
        BuiltLog longer = list(12).build();

        for (String[] given : List.of(values(), new String[0])) {
            JsonNode report = imatool(longer, "ak.pub", NONCE, given);
            assertThat(report.path("verdict").asText()).isEqualTo("covered_prefix");
            assertThat(report.path("covered").path("entry").asLong()).isEqualTo(9);
            assertThat(report.path("behind").path("entries").asLong()).isEqualTo(4);
        }
    }

    @Test
    void whatWasExtendedByHandIsNotCovered() throws IOException, InterruptedException {
        BuiltLog list = list(8).build();
        extend(list);
        tpm.run("tpm2_pcrextend", "11:sha384=" + "66".repeat(48));
        makeKey("o", "ecc256:ecdsa-sha256:null", ATTRIBUTES);
        quote("ecdsa", "sha256");

        JsonNode report = imatool(list, "ak.pub", NONCE, values());

        assertThat(report.path("verdict").asText()).isEqualTo("not_covered");
        assertThat(report.path("checks").path("replay").path("detail").asText())
                .startsWith("no prefix of the list gives the quoted sha384:11, though ");
    }

    @Test
    void anotherNonceFailsForBoth() throws IOException, InterruptedException {
        BuiltLog list = list(3).build();
        extend(list);
        makeKey("o", "rsa2048:rsassa-sha256:null", ATTRIBUTES);
        quote("rsassa", "sha256");
        String other = "ff" + NONCE.substring(2);

        JsonNode report = imatool(list, "ak.pub", other, values());

        assertThat(checkQuote(other, "sha256")).isNotZero();
        assertThat(report.path("verdict").asText()).isEqualTo("invalid");
        assertThat(report.path("checks").path("nonce").path("result").asText()).isEqualTo("fail");
        assertThat(report.path("findings")).hasSize(1);
    }

    @Test
    void anAttestationOfAnotherKindIsNoQuote() throws IOException, InterruptedException {
        makeKey("o", "rsa2048:rsassa-sha256:null", ATTRIBUTES);
        tpm.run("tpm2_certify", "-C", "ak.ctx", "-c", "ak.ctx", "-g", "sha256", "-o", "quote.msg", "-s", "quote.sig");

        JsonNode report = imatool(list(3).build(), "ak.pub", NONCE);

        assertThat(report.path("checks").path("signature").path("result").asText())
                .isEqualTo("pass");
        assertThat(report.path("checks").path("magic").path("detail").asText())
                .isEqualTo("this attests a certified object (TPM2_Certify), it is not a quote");
        assertThat(report.path("verdict").asText()).isEqualTo("invalid");
    }

    @Test
    void aKeyThatIsNotRestrictedIsNamed() throws IOException, InterruptedException {
        BuiltLog list = list(3).build();
        extend(list);
        makeKey("o", "ecc256:ecdsa-sha256:null", "fixedtpm|fixedparent|sensitivedataorigin|userwithauth|sign");
        quote("ecdsa", "sha256");

        JsonNode report = imatool(list, "ak.pub", NONCE, values());

        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(report.path("diagnostics").findValuesAsText("kind")).contains("key_not_restricted");
    }

    /** The key of a child of a storage key: its qualified name depends on its parent. */
    @Test
    void theSignerOfAChildKeyIsUnknownAndNoFinding() throws IOException, InterruptedException {
        BuiltLog list = list(3).build();
        extend(list);
        tpm.run("tpm2_createek", "-c", "ek.ctx", "-G", "rsa", "-u", "ek.pub");
        tpm.run(
                "tpm2_createak",
                "-C",
                "ek.ctx",
                "-c",
                "ak.ctx",
                "-G",
                "ecc",
                "-g",
                "sha256",
                "-s",
                "ecdsa",
                "-u",
                "ak.pub");
        quote("ecdsa", "sha256");

        JsonNode report = imatool(list, "ak.pub", NONCE, values());

        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(report.path("key").path("qualified_signer").asText()).isEqualTo("unknown");
        assertThat(report.path("findings")).isEmpty();
    }
}
