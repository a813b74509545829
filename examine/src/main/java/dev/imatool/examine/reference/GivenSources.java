package dev.imatool.examine.reference;

import dev.imatool.appraise.known.PathMapping;
import java.util.List;

/**
 * What the entries of a list are held against, as arguments.
 *
 * @param good sources of good files
 * @param bad sources of bad contents
 * @param keys files and directories with public keys that the user vouches for: what they signed is good
 * @param policyKeys the same for signed policies among the sources
 * @param mapping where the files of sources are on the machine of the list
 */
public record GivenSources(
        List<String> good, List<String> bad, List<String> keys, List<String> policyKeys, PathMapping mapping) {
    /** No source. */
    public static final GivenSources NONE = ofGood(List.of());

    public GivenSources {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
        keys = List.copyOf(keys);
        policyKeys = List.copyOf(policyKeys);
    }

    /** Good ones alone, whose files are where they say. */
    public static GivenSources ofGood(List<String> good) {
        return new GivenSources(good, List.of(), List.of(), List.of(), PathMapping.NONE);
    }

    /** True where there is nothing to hold an entry against. */
    public boolean none() {
        return good.isEmpty() && bad.isEmpty() && keys.isEmpty();
    }

    /** True where only bad contents are looked for. */
    public boolean badAlone() {
        return good.isEmpty() && keys.isEmpty();
    }
}
