package dev.imatool.parsers.policy;

import java.util.Comparator;

/**
 * A kernel release. Distributions take later features into earlier kernels, so this is a hint, not a proof.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number; 0 where a release has none, which is so since 3.0
 */
public record KernelVersion(int major, int minor, int patch) implements Comparable<KernelVersion> {
    private static final Comparator<KernelVersion> ORDER = Comparator.comparingInt(KernelVersion::major)
            .thenComparingInt(KernelVersion::minor)
            .thenComparingInt(KernelVersion::patch);

    /** Reads {@code 5.12} or {@code 2.6.30}. */
    static KernelVersion of(String text) {
        String[] numbers = text.split("\\.", -1);
        return new KernelVersion(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                numbers.length > 2 ? Integer.parseInt(numbers[2]) : 0);
    }

    @Override
    public int compareTo(KernelVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
