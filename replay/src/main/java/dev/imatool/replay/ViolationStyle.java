package dev.imatool.replay;

import java.util.Locale;

/** What a kernel extends for a violation. */
public enum ViolationStyle {
    /** 0xff for the whole length of the bank's digests: kernels from 5.8 on, for every bank they know. */
    ALL_ONES,
    /** 20 times 0xff, then zeros: kernels before 5.8, and banks a kernel does not know. */
    PADDED_ONES;

    /** The name in reports: {@code all_ones}, {@code padded_ones}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
