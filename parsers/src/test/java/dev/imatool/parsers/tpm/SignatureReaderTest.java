package dev.imatool.parsers.tpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureReaderTest {
    private static final Snapshot SNAPSHOT = Corpus.snapshot("baseline-6.1/final");

    private static ByteString file(String name) throws IOException {
        return ByteString.copyOf(Files.readAllBytes(SNAPSHOT.file(name)));
    }

    private static TpmSignature read(ByteString content) {
        return SignatureReader.read(content).signature().orElseThrow();
    }

    @Test
    void ecdsaOfATpmHasTwoNumbers() throws IOException {
        ByteString file = file("quote.sig");
        assertThat(read(file)).isEqualTo(new TpmSignature.Ecdsa(TpmHash.SHA256, file.slice(6, 38), file.slice(40, 72)));
    }

    @Test
    void rsassaOfATpmHasAsManyBytesAsItsModulus() throws IOException {
        ByteString file = file("quotersa.sig");
        assertThat(read(file)).isEqualTo(new TpmSignature.Rsa(false, TpmHash.SHA256, file.slice(6, 262)));
    }

    @Test
    void whatStandsInATpmSignatureCanStandPlain() throws IOException {
        ByteString rsa = file("quotersa.sig").slice(6, 262);
        assertThat(read(rsa)).isEqualTo(new TpmSignature.Plain(rsa));
        ByteString der = ByteString.ofHex("300602012a020107");
        assertThat(read(der)).isEqualTo(new TpmSignature.Plain(der));
    }

    /** Algorithm numbers of the TCG Algorithm Registry. */
    @ParameterizedTest
    @CsvSource({"001a, ECDAA", "001b, SM2", "001c, ECSCHNORR", "0060, EDDSA", "0005, HMAC"})
    void otherAlgorithmsAreNamed(String algorithm, String name) {
        assertThat(read(ByteString.ofHex(algorithm + "000b0002aabb"))).isEqualTo(new TpmSignature.Other(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | sigAlg at 0x0: needs 2 bytes, left are 0 bytes",
                "0010 | sigAlg at 0x0: 0x0010 signs nothing",
                "0014 | signature.hash at 0x2: needs 2 bytes, left are 0 bytes",
                "00140010 | signature.hash at 0x2: 0x0010 is not a hash",
                "0014000b0100aa | signature.sig at 0x4: length 256 exceeds what is left, 1 byte",
                "0014000bffffaa | signature.sig at 0x4: length 65535 is over the limit of 1024",
                "0018000b0001aa0002bb | signature.signatureS at 0x7: length 2 exceeds what is left, 1 byte",
                "0018000b0001aa0001bbcc | TPMT_SIGNATURE at 0xa: 1 byte after its end"
            })
    void whatCannotBeIsNamedWithOffsetAndValue(String hex, String problem) {
        assertThat(SignatureReader.read(ByteString.ofHex(hex)).problem()).contains(problem);
    }
}
