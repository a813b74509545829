package dev.imatool.replay;

import java.util.Locale;

/** What a kernel extends a PCR bank with (kernel {@code ima_pcr_extend} and its callers). */
public enum Scheme {
    /** The template digest in the bank's own hash: kernels from 5.8 on. */
    PER_BANK,
    /** The SHA-1 template digest followed by zeros: kernels before 5.8, and banks whose hash the kernel has not built in. */
    PADDED_SHA1;

    /** The name in reports: {@code per_bank}, {@code padded_sha1}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
