package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.EvmFields;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files signed here and now by evmctl and openssl with new keys; fails where the programs are not installed. */
@Tag("live")
class LiveSignaturesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        Files.writeString(folder.resolve("cert.cnf"), """
                [req]
                distinguished_name = dn
                prompt = no
                x509_extensions = ext
                [dn]
                CN = live
                [ext]
                subjectKeyIdentifier = hash
                """);
        Files.createDirectory(folder.resolve("keys"));
        run("openssl", "genrsa", "-out", "rsa.key", "2048");
        run("openssl", "rsa", "-in", "rsa.key", "-traditional", "-out", "rsa1.key");
        run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "ec.key");
        for (String key : List.of("rsa", "ec")) {
            run(words(
                    "openssl req -x509 -new -sha256 -days 30 -config cert.cnf -key " + key + ".key -out keys/" + key));
        }
    }

    @Test
    void whatEvmctlSignsIsGoodUntilABitIsFlipped() throws Exception {
        List<Measurement> signed = new ArrayList<>();
        for (String key : List.of("rsa", "ec")) {
            for (String hash : List.of("sha1", "sha256", "sha512")) {
                String name = key + "-" + hash;
                Files.writeString(folder.resolve(name), "signed by " + name);
                run(words("evmctl ima_sign --sigfile -a " + hash + " --key " + key + ".key --keyid-from-cert keys/"
                        + key + " " + name));
                signed.add(
                        Measurement.imaSig(FileDigest.ofContent(hash, "signed by " + name), "/" + name, sigFile(name)));
            }
        }
        Files.writeString(folder.resolve("v1"), "version 1");
        run(words("evmctl ima_sign --rsa --sigfile -a sha1 --key rsa1.key v1"));
        signed.add(Measurement.imaSig(FileDigest.ofContent("sha1", "version 1"), "/v1", sigFile("v1")));
        signed.add(portable());
        signed.add(module());

        assertThat(summary(signed).path("good").asInt()).isEqualTo(signed.size());

        List<Measurement> altered = new ArrayList<>(signed);
        altered.add(Measurement.imaSig(FileDigest.ofContent("sha1", "version 2"), "/altered", sigFile("v1")));
        assertThat(summary(altered).path("bad").asInt()).isEqualTo(1);
    }

    private static Measurement portable() throws Exception {
        FileDigest digest = FileDigest.ofContent("sha256", "portable");
        Files.writeString(folder.resolve("portable"), "portable");
        String ima = "0404" + digest.digest().hex();
        String printed = run(words("evmctl sign -o -n -a sha256 --uid=7 --gid=8 --mode=33188 --ima=" + ima
                + " --key rsa.key --keyid-from-cert keys/rsa portable"));
        String hex = printed.lines()
                .filter(line -> line.startsWith("05"))
                .findFirst()
                .orElseThrow();
        return Measurement.evmSig(
                digest,
                "/portable",
                new EvmFields(
                        ByteString.ofHex(hex),
                        List.of("security.ima"),
                        List.of((long) ima.length() / 2),
                        ByteString.ofHex(ima),
                        7,
                        8,
                        33188));
    }

    private static Measurement module() throws Exception {
        Files.writeString(folder.resolve("module"), "module");
        run(words("openssl cms -sign -binary -noattr -nocerts -in module -signer keys/rsa -inkey rsa.key -md sha256"
                + " -outform DER -out module.p7"));
        return Measurement.imaModsig(
                FileDigest.ofContent("sha256", "module with its signature"),
                "/module",
                ByteString.EMPTY,
                FileDigest.ofContent("sha256", "module"),
                ByteString.copyOf(Files.readAllBytes(folder.resolve("module.p7"))));
    }

    private static JsonNode summary(List<Measurement> entries) throws IOException {
        byte[] list = LogBuilder.list()
                .add(entries.toArray(Measurement[]::new))
                .build()
                .binary();
        Outcome outcome = Outcome.of(
                new ByteArrayInputStream(list),
                "signatures",
                "-",
                "--format",
                "json",
                "--keys",
                folder.resolve("keys").toString());
        return MAPPER.readTree(outcome.out()).path("summary");
    }

    private static ByteString sigFile(String name) throws IOException {
        return ByteString.copyOf(Files.readAllBytes(folder.resolve(name + ".sig")));
    }

    private static String[] words(String line) {
        return line.split(" ");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
        return said;
    }
}
