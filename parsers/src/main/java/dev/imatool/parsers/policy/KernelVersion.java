package dev.imatool.parsers.policy;

import java.util.Comparator;
import java.util.Optional;

/**
 * A kernel release. Distributions take later features into earlier kernels, so this is a hint, not a proof.
 *
 * @param major first number
 * @param minor second number
 */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
    /** Reads {@code 5.12}; none of an empty text. */
    static Optional<KernelVersion> of(String text) {
        int dot = text.indexOf('.');
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new KernelVersion(
                        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1))));
    }

    @Override
    public int compareTo(KernelVersion other) {
        return Comparator.comparingInt(KernelVersion::major)
                .thenComparingInt(KernelVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
