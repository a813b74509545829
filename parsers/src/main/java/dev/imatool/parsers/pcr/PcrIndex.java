package dev.imatool.parsers.pcr;

import java.util.OptionalInt;

/** The index of a PCR as text; a PC client TPM has the PCRs 0 to 23 (TCG PC Client Platform TPM Profile 4.6). */
public final class PcrIndex {
    /** The highest index. */
    public static final int LAST = 23;

    private PcrIndex() {}

    /** One to four decimal digits as a number, whether there is such a PCR or not. */
    public static OptionalInt parse(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** True when a TPM has a PCR of that index. */
    public static boolean exists(int index) {
        return index >= 0 && index <= LAST;
    }
}
