package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.appraise.known.PathMapping;

/**
 * What of the sources goes into a policy.
 *
 * @param keyrings whether the measured keys of lists do
 * @param buffers whether the other measured buffers of lists do
 * @param mergedUsr whether files that packages and images have in {@code /bin} and the like are accepted below {@code /usr}, too
 * @param mapping where the files of sources are
 */
public record PolicyScope(boolean keyrings, boolean buffers, boolean mergedUsr, PathMapping mapping) {
    /** Everything, where it is. */
    public static final PolicyScope ALL = new PolicyScope(true, true, false, PathMapping.NONE);
}
