package dev.imatool.parsers.tpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.TpmClock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationReaderTest {
    private static final Snapshot SNAPSHOT = Corpus.snapshot("baseline-6.1/final");

    private static ByteString message(String name) throws IOException {
        return ByteString.copyOf(Files.readAllBytes(SNAPSHOT.file(name)));
    }

    private static Attestation read(ByteString message) {
        AttestationReading reading = AttestationReader.read(message);
        assertThat(reading.problem()).isEmpty();
        return reading.attestation().orElseThrow();
    }

    /** The values are those that tpm2_print shows of the same file. */
    @Test
    void everyFieldOfARealQuoteIsRead() throws IOException {
        Attestation attestation = read(message("quote.msg"));

        assertThat(attestation.type()).isEqualTo(AttestationType.QUOTE);
        assertThat(attestation.qualifiedSigner())
                .hasToString("000b5ea7d1104c64634bcc3b5eeb0757b749c12e0b28a978ec1ea856f727661df6fc");
        assertThat(attestation.extraData().hex())
                .isEqualTo(Files.readString(SNAPSHOT.file("nonce.hex")).strip());
        assertThat(attestation.clock()).isEqualTo(new TpmClock(130039, 3099591901L, 2649155982L, true));
        assertThat(attestation.firmwareVersion()).isEqualTo(0xfc19b4db655f3bc5L);
        Attestation.Quote quote = attestation.quote().orElseThrow();
        assertThat(quote.selection()).hasToString("sha1:10+sha256:10+sha384:10+sha512:10");
        assertThat(quote.digest()).hasToString("06228a8a74a35cbc222e7ccd50b51bc4dce7fc63d1c9a50bd472f5a0ad154155");
    }

    @Test
    void everyQuoteOfTheCorpusHasTheNonceOfItsSnapshot() throws IOException {
        int seen = 0;
        for (Snapshot snapshot : Corpus.snapshots()) {
            for (String name : List.of("quote.msg", "quotersa.msg")) {
                if (Files.exists(snapshot.file(name))) {
                    Attestation attestation = read(ByteString.copyOf(Files.readAllBytes(snapshot.file(name))));
                    assertThat(attestation.extraData().hex())
                            .as(snapshot + " " + name)
                            .isEqualTo(
                                    Files.readString(snapshot.file("nonce.hex")).strip());
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(30);
    }

    @Test
    void aLengthInFrontIsNotSigned() throws IOException {
        ByteString message = message("quote.msg");
        byte[] sized = new byte[2 + message.length()];
        sized[1] = (byte) message.length();
        message.copyTo(sized, 2);

        AttestationReading reading = AttestationReader.read(ByteString.copyOf(sized));

        assertThat(reading.signed()).isEqualTo(message);
        assertThat(reading.attestation()).contains(read(message));
    }

    @Test
    void aMessageCutAnywhereNamesAFieldAndItsOffset() throws IOException {
        ByteString message = message("quote.msg");
        for (int length = 0; length < message.length(); length++) {
            AttestationReading reading = AttestationReader.read(message.slice(0, length));
            assertThat(reading.attestation()).isEmpty();
            assertThat(reading.problem().orElseThrow()).matches("\\S+( \\S+)? at 0x[0-9a-f]+: .+");
        }
    }

    @Test
    void bytesBehindTheEndAreAProblem() throws IOException {
        byte[] longer = Arrays.copyOf(message("quote.msg").toByteArray(), 152);

        assertThat(AttestationReader.read(ByteString.copyOf(longer)).problem())
                .contains("TPMS_ATTEST at 0x97: 1 byte after its end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | fe | magic at 0x0: fe544347 is not ff544347 (TPM_GENERATED), so no TPM made this; it is data from outside",
                "5 | 00 | type at 0x4: 8000 is not an attestation; a quote has 8018",
                "6 | ff | qualifiedSigner at 0x6: length 65314 is over the limit of 66",
                "7 | 42 | extraData at 0x4a: length 1245 is over the limit of 66",
                "42 | ff | extraData at 0x2a: length 65300 is over the limit of 66",
                "43 | 42 | pcrSelect.count at 0x87: 3706190947 is over the limit of 16",
                "89 | 80 | pcrSelect.count at 0x59: 2147483652 is over the limit of 16",
                "95 | 21 | pcrSelections[0].sizeofSelect at 0x5f: 33 is over the limit of 32",
                "118 | 21 | pcrDigest at 0x75: length 33 exceeds what is left, 32 bytes"
            })
    void aFieldThatCannotBeIsNamedWithOffsetAndValue(int offset, String value, String problem) throws IOException {
        byte[] message = message("quote.msg").toByteArray();
        message[offset] = (byte) Integer.parseInt(value, 16);

        assertThat(AttestationReader.read(ByteString.copyOf(message)).problem()).contains(problem);
    }

    /** TPM_ST_ATTEST_CERTIFY and TPM_ST_ATTEST_TIME (TPM 2.0 library, part 2, 6.9). */
    @ParameterizedTest
    @CsvSource({"0x17, CERTIFY", "0x19, TIME", "0x14, NV", "0x1a, CREATION"})
    void otherAttestationsAreNamed(String tag, AttestationType type) throws IOException {
        byte[] message = message("quote.msg").toByteArray();
        message[5] = Integer.decode(tag).byteValue();

        Attestation attestation = read(ByteString.copyOf(message));

        assertThat(attestation.type()).isEqualTo(type);
        assertThat(attestation.quote()).isEmpty();
    }

    @Test
    void aFlippedBitNeverEndsInAnythingButAReadingOrAProblem() throws IOException {
        byte[] message = message("quote.msg").toByteArray();
        for (int bit = 0; bit < message.length * 8; bit++) {
            byte[] flipped = message.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            AttestationReading reading = AttestationReader.read(ByteString.copyOf(flipped));
            assertThat(reading.attestation().isPresent())
                    .isNotEqualTo(reading.problem().isPresent());
            assertThat(reading.signed()).isEqualTo(ByteString.copyOf(flipped));
        }
    }
}
