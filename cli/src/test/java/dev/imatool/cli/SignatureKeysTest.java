package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.ExtendScheme;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are taken, from files and from the list itself, and how far they are trusted. */
class SignatureKeysTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SignatureVector SIGNED = SignatureVector.named("ec256-v2");
    private static final SignatureVector OTHER = SignatureVector.named("rsa-v2-sha256");

    @Test
    void aDirectoryIsReadWithEverythingBelowItAndWhatIsNoKeyIsCounted(@TempDir Path folder) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.copy(SIGNED.keyFile(), deep.resolve("x.crt"));
        Files.writeString(folder.resolve("README"), "no key");
        Files.write(folder.resolve("empty"), new byte[0]);
        JsonNode report = report(0, SIGNED.list(), "--keys", folder.toString());
        assertThat(report.path("summary").path("good").asInt()).isEqualTo(1);
        assertThat(report.path("key_files").path("with_keys").asInt()).isEqualTo(1);
        assertThat(report.path("key_files").path("skipped").asInt()).isEqualTo(2);
    }

    @Test
    void aBundleHasManyKeysAndSeveralFilesMayFollow(@TempDir Path folder) throws IOException {
        Path bundle = folder.resolve("bundle.pem");
        Files.writeString(
                bundle, "# two of them\n" + Files.readString(SIGNED.keyFile()) + Files.readString(OTHER.keyFile()));
        JsonNode report = report(0, SIGNED.list(), "--keys", bundle.toString());
        assertThat(report.path("keys")).hasSize(2);
        JsonNode both = report(
                0,
                SIGNED.list(),
                "--keys",
                OTHER.keyFile().toString(),
                SIGNED.keyFile().toString());
        assertThat(both.path("summary").path("good").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNamedAndHoldsNoKeyIsAnError(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no key");
        Outcome outcome = run(SIGNED.list(), "--keys", text.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("imatool: error: " + text + ": holds no public key: it is text")
                .hasLineCount(1);
        assertThat(run(SIGNED.list(), "--keys", folder.resolve("none").toString()))
                .isEqualTo(new Outcome(2, "", "imatool: error: " + folder.resolve("none") + ": no such file\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".ima", "_ima", ".evm", ".builtin_trusted_keys", ".secondary_trusted_keys", ".platform"})
    void aKeyMeasuredInAKeyringOfTheKernelMakesSignaturesGood(String keyring) throws IOException {
        JsonNode report = report(0, list(keyring, true).binary());
        JsonNode signature = report.path("signatures").path(0);
        assertThat(signature.path("result").asText()).isEqualTo("good");
        assertThat(signature.path("key").asText()).isEqualTo("entry 2");
        assertThat(signature.path("key_measured").path("keyring").asText()).isEqualTo(keyring);
        assertThat(signature.path("key_measured").path("coverage").asText()).isEqualTo("not_proven");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot_aggregate", "testring", ".ima ", "ima", "\u001b[31m.ima", ".ima\n10"})
    void aKeyringThatAnybodyMayCallSoFoolsNobody(String keyring) throws IOException {
        JsonNode report = report(0, list(keyring, true).binary());
        JsonNode signature = report.path("signatures").path(0);
        assertThat(signature.path("result").asText()).isEqualTo("unknown_key");
        assertThat(signature.path("not_trusted").asText()).isEqualTo("entry 2");
        assertThat(signature.path("not_trusted_measured").path("kernel_keyring").asBoolean())
                .isFalse();
        assertThat(run(list(keyring, true).binary()).out())
                .doesNotContain("\u001b")
                .doesNotContain("\n10");
    }

    @Test
    void aKeyIsTrustedAsFarAsThePcrValueVouchesForTheList() throws IOException {
        BuiltLog log = list(".ima", true);
        assertThat(coverage(log, 3)).isEqualTo("good covered");
        assertThat(coverage(log, 2)).isEqualTo("good covered");
        assertThat(coverage(log, 1)).isEqualTo("unknown_key not_covered");
        JsonNode wrong = report(1, log.binary(), "--pcr", "sha256:10=" + "5".repeat(64));
        assertThat(wrong.path("signatures").path(0).path("result").asText()).isEqualTo("unknown_key");
        assertThat(wrong.path("diagnostics").findValuesAsText("kind")).containsExactly("pcr_not_reproduced");
        assertThat(wrong.path("findings").findValuesAsText("kind")).containsExactly("pcr_not_reproduced");
        JsonNode otherPcr = report(1, log.binary(), "--pcr", "sha256:11=" + "5".repeat(64));
        assertThat(otherPcr.path("findings").findValuesAsText("kind")).containsExactly("pcr_undecided");
        JsonNode judged = otherPcr.path("signatures").path(0);
        assertThat(judged.path("result").asText()).isEqualTo("unknown_key");
        assertThat(judged.path("not_trusted_measured").path("coverage").asText())
                .isEqualTo("not_covered");
    }

    private static String coverage(BuiltLog log, int entries) throws IOException {
        String value =
                log.pcr(PcrBank.SHA256, 10, ExtendScheme.PER_BANK, entries).hex();
        JsonNode signature = report(0, log.binary(), "--pcr", "sha256:10=" + value)
                .path("signatures")
                .path(0);
        String key = signature.has("key_measured") ? "key_measured" : "not_trusted_measured";
        return signature.path("result").asText() + " "
                + signature.path(key).path("coverage").asText();
    }

    /** The signature of the file before something was appended to it; the kernel holds it against the digest of all. */
    @Test
    void anAttributeIsNeverOverTheDigestWithoutTheAppendedSignature() throws IOException {
        FileDigest whole = new FileDigest("sha256", ByteString.ofHex("7e".repeat(32)));
        byte[] log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.imaModsig(whole, "/appended", SIGNED.signature(), SIGNED.digest(), ByteString.EMPTY))
                .build()
                .binary();
        JsonNode signature = report(1, log, "--keys", SIGNED.keyFile().toString())
                .path("signatures")
                .path(0);
        assertThat(signature.path("result").asText()).isEqualTo("bad");
    }

    /** Made with Python's cryptography: type 5 in security.ima says nothing about any content. */
    @Test
    void anEvmSignatureOverWhatIsNoSignatureOfTheContentIsNotGood() throws IOException {
        Path folder = ResourceFolder.onDisk("signatures");
        JsonNode signature = report(
                        1,
                        Files.readAllBytes(folder.resolve("evm-over-untyped-ima.bin")),
                        "--keys",
                        folder.resolve("evm-over-untyped-ima.pem").toString())
                .path("signatures")
                .path(0);
        assertThat(signature.path("result").asText()).isEqualTo("malformed");
    }

    @Test
    void aKeyMeasuredBehindWhatItSignedIsSaid() throws IOException {
        BuiltLog log = list(".ima", false);
        JsonNode report = report(0, log.binary());
        assertThat(report.path("signatures").path(0).path("result").asText()).isEqualTo("good");
        assertThat(report.path("by_measured_keys").path("measured_later").asInt())
                .isEqualTo(1);
        assertThat(run(log.binary(), "--all").out())
                .contains(
                        "measured in this list at entry 3, keyring .ima, after this entry; no PCR value covers");
    }

    @Test
    void aGivenKeyGoesBeforeTheSameOneInTheList() throws IOException {
        JsonNode report = report(
                0, list("testring", true).binary(), "--keys", SIGNED.keyFile().toString());
        assertThat(report.path("signatures").path(0).path("key").asText())
                .isEqualTo(SIGNED.keyFile().toString());
        assertThat(report.path("keys")).hasSize(1);
    }

    @Test
    void aCertificateInAnEntryThatItsDigestDoesNotProveIsNotTaken() throws IOException {
        BuiltLog log = list(".ima", true);
        byte[] bytes = log.binary();
        bytes[log.entry(2).binary().entry().offset() + 5] ^= 1;
        Outcome outcome = run(bytes, "--format", "json");
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("keys")).isEmpty();
        assertThat(report.path("findings").path(0).path("kind").asText()).isEqualTo("template_digest_mismatch");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void everyKeyOfAnIdIsTried(@TempDir Path folder) throws IOException {
        // the same identifier in another certificate: the header cannot tell them apart
        byte[] collision = der(SIGNED.keyFile());
        byte[] mine = identifier(SIGNED.keyFile());
        byte[] rsa = der(OTHER.keyFile());
        byte[] other = identifier(OTHER.keyFile());
        for (int i = 0; i + other.length <= rsa.length; i++) {
            if (ByteString.copyOf(rsa, i, other.length).equals(ByteString.copyOf(other))) {
                System.arraycopy(mine, 0, rsa, i, mine.length);
            }
        }
        Files.write(folder.resolve("a"), rsa);
        JsonNode bad = report(1, SIGNED.list(), "--keys", folder.toString());
        assertThat(bad.path("verdict").asText()).isEqualTo("bad");
        Files.write(folder.resolve("b"), collision);
        JsonNode good = report(0, SIGNED.list(), "--keys", folder.toString());
        assertThat(good.path("signatures").path(0).path("key").asText()).endsWith("/b");
    }

    @Test
    void whatIsNoFileIsNotCalledUnsigned() throws IOException {
        FileDigest digest = FileDigest.ofContent("sha256", "x");
        BuiltLog log = LogBuilder.list()
                .add(
                        Measurement.imaSig(digest, "boot_aggregate", ByteString.EMPTY),
                        Measurement.imaBuf("sha256", "kexec-cmdline", ByteString.ofText("quiet")),
                        Measurement.imaSig(FileDigest.zero("sha256", 32), "/violated", ByteString.EMPTY)
                                .asViolation(),
                        Measurement.imaNg(digest, "/no/room"),
                        Measurement.imaSig(digest, "/unsigned", ByteString.EMPTY))
                .build();
        JsonNode report = report(0, log.binary());
        assertThat(report.path("verdict").asText()).isEqualTo("nothing_signed");
        assertThat(report.path("summary").path("unsigned").asInt()).isEqualTo(1);
        assertThat(report.path("summary").path("not_applicable").asInt()).isEqualTo(4);
        assertThat(report.path("signatures").path(0).path("path").asText()).isEqualTo("/unsigned");
    }

    /** boot_aggregate, then the certificate and what it signed, in that order or the other. */
    private static BuiltLog list(String keyring, boolean certificateFirst) throws IOException {
        Measurement certificate = Measurement.imaBuf("sha256", keyring, ByteString.copyOf(der(SIGNED.keyFile())));
        List<Measurement> both = certificateFirst
                ? List.of(certificate, SIGNED.measurement())
                : List.of(SIGNED.measurement(), certificate);
        return LogBuilder.list()
                .bootAggregate()
                .add(both.toArray(Measurement[]::new))
                .build();
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }

    /** The subject key identifier, which is the SHA-1 of the key's bits in certificates that openssl makes. */
    private static byte[] identifier(Path pem) throws IOException {
        try {
            byte[] bits = new X509CertificateHolder(der(pem))
                    .getSubjectPublicKeyInfo()
                    .getPublicKeyData()
                    .getBytes();
            return MessageDigest.getInstance("SHA-1").digest(bits);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode report(int exit, byte[] list, String... options) throws IOException {
        String[] words = new String[options.length + 2];
        words[0] = "--format";
        words[1] = "json";
        System.arraycopy(options, 0, words, 2, options.length);
        Outcome outcome = run(list, words);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private static Outcome run(byte[] list, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "signatures";
        words[1] = "-";
        System.arraycopy(options, 0, words, 2, options.length);
        return Outcome.of(new ByteArrayInputStream(list), words);
    }
}
