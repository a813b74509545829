package dev.imatool.replay.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.model.container.CpcrSnapshot.Row;
import dev.imatool.replay.container.Pcr12Binding.HistorySource;
import dev.imatool.replay.container.Pcr12Check.Result;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How PCR 12 binds container PCRs. */
class Pcr12BindingTest {
    private static final ByteString ONE = ByteString.ofHex("c40325915ee0230d1e35da8b047d516b14b5136e");
    private static final ByteString TWO = ByteString.ofHex("c0db868b8e6c66ed1c4966149cff4a1813c59183");
    private static final ByteString HISTORY = ByteString.ofHex("14e02a2c3157b082a8316719ac904413735fd22c");
    private static final ByteString NONCE = ByteString.ofHex("d8e8ea4c33f4476778aef29f2b101916c54ed494");

    /** Published in READMEs of Container-IMA, 2017 and 2018; the second one with a PCR of 19 bytes. */
    @ParameterizedTest
    @CsvSource({
        "1, 14e02a2c3157b082a8316719ac904413735fd22c,"
                + "c40325915ee0230d1e35da8b047d516b14b5136e c0db868b8e6c66ed1c4966149cff4a1813c59183,,"
                + "8cb42e6861c4d180a326ab5862ac2bf2b08b623a",
        "1, 3748c62f0ce61151ce10a5926142c6e6e8d54938, 700409a7af8b3093d6c3cbcd01d171774d32896b,,"
                + "dd811745250acef5e38667743367897c8f5ce7",
        "1, b81600abe9acfc464589c8977e592851fb21a446,"
                + "104ebc209342d84eee358ae2f0b4a80ce43442ec dea5b1de72766d4c2011bbc40fb2abd8e1dfdbda,,"
                + "272298409eaa09929eecf53eaf7c90ea15747eb8",
        "1, 02b64cf95371330e57664dde04990bd7d58ce8b9, 5473d418073ebecdf699223ff0f8191809a44d1c,,"
                + "191a06919ba93075d1c4cf176e0d3ec6f6302633",
        "3, bb454f047b2196b15a15f002a02ca2b6abe9beb4, e1dcb5b283a5105b85fa0ee13a17ab8ec0f21c6c,"
                + "d8e8ea4c33f4476778aef29f2b101916c54ed494, e1dff04e525ad42279a0fe978f3f33274916c2c2",
        "3, 8b87f480578e432f0a11f8783b59dbfa593fd8cb,"
                + "6878a26f8b3cf924244012afab916e2db6a2826f 5c66faea22f4b35d244d666a4b9b62c53228d6bd,"
                + "d8e8ea4c33f4476778aef29f2b101916c54ed494 37a7f90fdcb6c610d4b19ac579688404b2ffb4ba,"
                + "7733993702ce721df0d27aad2fa8d5c1d013ebd4"
    })
    void publishedSnapshotsTellTheirGeneration(
            int generation, String history, String cpcrs, String secrets, String pcr12) {
        String[] values = cpcrs.split(" ");
        String[] mixed = secrets == null ? new String[0] : secrets.split(" ");
        Row[] rows = new Row[values.length];
        for (int i = 0; i < rows.length; i++) {
            Optional<ByteString> secret =
                    mixed.length == 0 ? Optional.empty() : Optional.of(ByteString.ofHex(mixed[i]));
            rows[i] = new Row("402653220" + i, ByteString.ofHex(values[i]), secret);
        }
        CpcrSnapshot snapshot =
                new CpcrSnapshot(Optional.of(ByteString.ofHex(history)), Optional.empty(), List.of(rows));
        List<Pcr12Binding> candidates = Pcr12Binding.candidates(snapshot, List.of());
        Pcr12Check check = Pcr12Check.of(expected(pcr12), candidates, Optional.empty());
        assertThat(check.result()).isEqualTo(Result.BOUND);
        assertThat(check.binding().orElseThrow().generation().number()).isEqualTo(generation);
        assertThat(check.binding().orElseThrow().historySource()).isEqualTo(HistorySource.FILE);
        assertThat(candidates).hasSize(generation == 3 ? 2 : 1);
    }

    /** Nothing is published of the second generation. */
    @Test
    void theNonceIsMixedWithEveryValueInAnyOrder() {
        byte[] bound = NONCE.toByteArray();
        for (int i = 0; i < bound.length; i++) {
            bound[i] ^= (byte) (ONE.at(i) ^ TWO.at(i));
        }
        byte[] value = sha1(HISTORY.toByteArray(), bound);
        for (List<ByteString> order : List.of(List.of(ONE, TWO), List.of(TWO, ONE))) {
            List<Row> rows = order.stream()
                    .map(cpcr -> new Row("4026532200", cpcr, Optional.empty()))
                    .toList();
            CpcrSnapshot snapshot = new CpcrSnapshot(Optional.of(HISTORY), Optional.of(NONCE), rows);
            Pcr12Check check = Pcr12Check.of(
                    expected(ByteString.copyOf(value).hex()),
                    Pcr12Binding.candidates(snapshot, List.of()),
                    Optional.empty());
            assertThat(check.binding().orElseThrow().generation()).isEqualTo(Generation.NONCE);
        }
    }

    @Test
    void aHistoryFromTheUserIsTriedWhereTheFileHasNone() {
        CpcrSnapshot snapshot = new CpcrSnapshot(Optional.empty(), Optional.empty(), List.of(row(ONE), row(TWO)));
        ExpectedPcr pcr12 = expected("8cb42e6861c4d180a326ab5862ac2bf2b08b623a");
        Pcr12Check without = Pcr12Check.of(pcr12, Pcr12Binding.candidates(snapshot, List.of()), Optional.empty());
        assertThat(without.result()).isEqualTo(Result.UNDECIDED);
        Pcr12Check wrong = Pcr12Check.of(pcr12, Pcr12Binding.candidates(snapshot, List.of(NONCE)), Optional.empty());
        assertThat(wrong.result()).isEqualTo(Result.NONE);
        Pcr12Check right =
                Pcr12Check.of(pcr12, Pcr12Binding.candidates(snapshot, List.of(NONCE, HISTORY)), Optional.empty());
        assertThat(right.result()).isEqualTo(Result.BOUND);
        assertThat(right.binding().orElseThrow().historySource()).isEqualTo(HistorySource.GIVEN);
    }

    @Test
    void theFirstBindComesFromZero() {
        byte[] value = sha1(new byte[20], sha1(ONE.toByteArray()));
        CpcrSnapshot snapshot = new CpcrSnapshot(Optional.empty(), Optional.empty(), List.of(row(ONE)));
        Pcr12Check check = Pcr12Check.of(
                expected(ByteString.copyOf(value).hex()),
                Pcr12Binding.candidates(snapshot, List.of()),
                Optional.empty());
        assertThat(check.binding().orElseThrow().historySource()).isEqualTo(HistorySource.ZERO);
    }

    @Test
    void theOrderOfRowsMattersInTheFirstGeneration() {
        CpcrSnapshot swapped = new CpcrSnapshot(Optional.of(HISTORY), Optional.empty(), List.of(row(TWO), row(ONE)));
        Pcr12Check check = Pcr12Check.of(
                expected("8cb42e6861c4d180a326ab5862ac2bf2b08b623a"),
                Pcr12Binding.candidates(swapped, List.of()),
                Optional.empty());
        assertThat(check.result()).isEqualTo(Result.NONE);
    }

    private static Row row(ByteString cpcr) {
        return new Row("4026532200", cpcr, Optional.empty());
    }

    private static ExpectedPcr expected(String hex) {
        return new ExpectedPcr("sha1", 12, ByteString.ofHex(hex), "published");
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            Arrays.stream(parts).forEach(sha1::update);
            return sha1.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
