package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.StartKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value that a PCR may have before its first extend.
 *
 * @param value as long as the bank's digests
 * @param kind what it is
 */
public record StartValue(ByteString value, StartKind kind) {
    public static StartValue zero(PcrBank bank) {
        return new StartValue(filled(bank, 0, 0), StartKind.ZERO);
    }

    /** The others that the TPM specification knows: all ones, and the locality of startup in the last byte. */
    public static List<StartValue> others(PcrBank bank) {
        List<StartValue> all = new ArrayList<>();
        all.add(new StartValue(filled(bank, 0xff, 0xff), StartKind.ALL_ONES));
        all.add(new StartValue(filled(bank, 0, 3), StartKind.LOCALITY_3));
        all.add(new StartValue(filled(bank, 0, 4), StartKind.LOCALITY_4));
        return all;
    }

    /** True when the user gave it. */
    public boolean given() {
        return kind == StartKind.GIVEN;
    }

    private static ByteString filled(PcrBank bank, int all, int last) {
        byte[] bytes = new byte[bank.digestLength()];
        Arrays.fill(bytes, (byte) all);
        bytes[bytes.length - 1] = (byte) last;
        return ByteString.copyOf(bytes);
    }

    public byte[] bytes() {
        return value.toByteArray();
    }
}
