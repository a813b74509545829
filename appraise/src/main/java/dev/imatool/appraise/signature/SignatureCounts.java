package dev.imatool.appraise.signature;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Entries by verdict.
 *
 * @param entries how many have which; every verdict is there
 */
public record SignatureCounts(Map<SignatureVerdict, Long> entries) {
    public SignatureCounts {
        EnumMap<SignatureVerdict, Long> all = new EnumMap<>(SignatureVerdict.class);
        for (SignatureVerdict verdict : SignatureVerdict.values()) {
            all.put(verdict, entries.getOrDefault(verdict, 0L));
        }
        entries = Collections.unmodifiableMap(all);
    }

    /** Entries of that verdict. */
    public long of(SignatureVerdict verdict) {
        return entries.getOrDefault(verdict, 0L);
    }

    /** Entries that carry a signature. */
    public long signed() {
        return entries.values().stream().mapToLong(Long::longValue).sum()
                - of(SignatureVerdict.UNSIGNED)
                - of(SignatureVerdict.NOT_APPLICABLE);
    }
}
