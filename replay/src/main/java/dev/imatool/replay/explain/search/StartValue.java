package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value that a PCR may have before its first extend.
 *
 * @param value as long as the bank's digests
 * @param wording what it is
 * @param given whether the user gave it
 */
public record StartValue(ByteString value, String wording, boolean given) {
    public static StartValue zero(PcrBank bank) {
        return new StartValue(filled(bank, 0, 0), "zero", false);
    }

    /** The others that the TPM specification knows: all ones, and the locality of startup in the last byte. */
    public static List<StartValue> others(PcrBank bank) {
        List<StartValue> all = new ArrayList<>();
        all.add(new StartValue(filled(bank, 0xff, 0xff), "all ones", false));
        for (int locality : new int[] {3, 4}) {
            all.add(new StartValue(filled(bank, 0, locality), "startup from locality " + locality, false));
        }
        return all;
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
