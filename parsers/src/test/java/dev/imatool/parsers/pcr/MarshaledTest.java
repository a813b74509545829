package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.pcr.file.PcrFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The marshaled form, built here by hand from the values of a real TPM. */
class MarshaledTest {
    private static final Map<String, String> TRUTH = Sample.truth("pcrs-6.12");

    @Test
    void banksMaySelectDifferentPcrs() {
        PcrValues values = PcrFile.parse(marshaled(), "q", Optional.empty());
        assertThat(values.shape()).contains(PcrShape.MARSHALED);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values()))
                .isEqualTo(Map.of(
                        "sha1:10", TRUTH.get("sha1:10"),
                        "sha256:0", TRUTH.get("sha256:0"),
                        "sha256:10", TRUTH.get("sha256:10"),
                        "sha256:23", TRUTH.get("sha256:23")));
    }

    @Test
    void cutShortGivesTheValuesBeforeTheCut() {
        byte[] whole = marshaled();
        PcrValues values = PcrFile.parse(Arrays.copyOf(whole, whole.length - 1), "q", Optional.empty());
        assertThat(values.values()).hasSize(3);
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR 0x" + Integer.toHexString(whole.length - 34) + ": a digest of 32 bytes, 31 bytes left",
                        "ERROR -: the selection names 4 PCRs, 3 values follow");
    }

    @Test
    void bytesBehindTheEndAreSaid() {
        byte[] whole = marshaled();
        PcrValues values = PcrFile.parse(Arrays.copyOf(whole, whole.length + 5), "q", Optional.empty());
        assertThat(values.values()).hasSize(4);
        assertThat(Sample.told(values))
                .containsExactly(
                        "WARNING 0x" + Integer.toHexString(whole.length) + ": 5 bytes after the last list of digests");
    }

    @Test
    void lyingNumberOfListsIsSaidWhereTheListIsMissing() {
        byte[] whole = marshaled();
        ByteBuffer.wrap(whole).putInt(4 + 6 + 6, Integer.MAX_VALUE);
        PcrValues values = PcrFile.parse(whole, "q", Optional.empty());
        assertThat(values.values()).hasSize(4);
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR 0x" + Integer.toHexString(whole.length) + ": cut short before a list of digests");
    }

    /** Four PCRs, different ones in its two banks. */
    static byte[] marshaled() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 2, 0, 4, 3, 0, 4, 0, 0, 11, 3, 1, 4, (byte) 0x80, 0, 0, 0, 2});
        list(out, List.of("sha1:10", "sha256:0"));
        list(out, List.of("sha256:10", "sha256:23"));
        return out.toByteArray();
    }

    private static void list(ByteArrayOutputStream out, List<String> pcrs) {
        out.writeBytes(new byte[] {0, 0, 0, (byte) pcrs.size()});
        for (String pcr : pcrs) {
            byte[] digest = HexFormat.of().parseHex(TRUTH.get(pcr));
            out.writeBytes(new byte[] {0, (byte) digest.length});
            out.writeBytes(digest);
        }
    }
}
