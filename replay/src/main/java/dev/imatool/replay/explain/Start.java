package dev.imatool.replay.explain;

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
record Start(ByteString value, String wording, boolean given) {
    static Start zero(PcrBank bank) {
        return new Start(filled(bank, 0, 0), "zero", false);
    }

    /** The others that the TPM specification knows: all ones, and the locality of startup in the last byte. */
    static List<Start> others(PcrBank bank) {
        List<Start> all = new ArrayList<>();
        all.add(new Start(filled(bank, 0xff, 0xff), "all ones", false));
        for (int locality : new int[] {3, 4}) {
            all.add(new Start(filled(bank, 0, locality), "startup from locality " + locality, false));
        }
        return all;
    }

    private static ByteString filled(PcrBank bank, int all, int last) {
        byte[] bytes = new byte[bank.digestLength()];
        Arrays.fill(bytes, (byte) all);
        bytes[bytes.length - 1] = (byte) last;
        return ByteString.copyOf(bytes);
    }

    byte[] bytes() {
        return value.toByteArray();
    }
}
