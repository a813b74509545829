package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.model.ByteString;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates whose names want to be more than names. */
class HostileCertificateTest {
    @TempDir
    private Path folder;

    private Path listWith(String commonName) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Name name = new X500Name(new RDN[] {new RDN(BCStyle.CN, new DERUTF8String(commonName))});
        byte[] certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE.shiftLeft(4000),
                        Date.from(Instant.EPOCH),
                        Date.from(Instant.EPOCH.plusSeconds(1)),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        return Files.write(
                folder.resolve("list"),
                LogBuilder.list()
                        .bootAggregate()
                        .add(Measurement.imaBuf("sha256", ".ima", ByteString.copyOf(certificate)))
                        .build()
                        .binary());
    }

    @Test
    void escapesInItsNameDoNotReachTheTerminal() throws Exception {
        Path list = listWith("\u001b]0;pwned\u0007\u202egpj.exe\n2 10 ima-ng");
        Outcome text = Outcome.of("show", list.toString());
        assertThat(text.exit()).isZero();
        assertThat(text.out().lines().filter(line -> line.contains("pwned"))).hasSize(1);
        assertThat(text.out())
                .doesNotContain("\u001b", "\u0007", "\u202e")
                .contains("pwned", "\\u{202e}")
                .contains(" by itself, ");
        JsonNode entry = new ObjectMapper()
                .readTree(
                        Outcome.of("show", "--format", "json", list.toString()).out())
                .path("entries")
                .get(1);
        assertThat(entry.path("buffer").path("subject").asText())
                .contains("pwned")
                .doesNotContain("\u001b", "\u202e");
        assertThat(entry.path("buffer").path("not_after").asText()).isEqualTo("1970-01-01T00:00:01Z");
    }

    @Test
    void aNameOfManyPagesIsCutInTheText() throws Exception {
        Outcome text = Outcome.of("show", listWith("a".repeat(20_000)).toString());
        assertThat(text.out().lines().allMatch(line -> line.length() < 600)).isTrue();
        assertThat(text.out()).contains("given to keyring .ima of the kernel");
    }
}
