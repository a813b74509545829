package dev.imatool.examine.runtimepolicy.made;

/**
 * What of the sources goes into a policy.
 *
 * @param keyrings whether the measured keys of lists do
 * @param buffers whether the other measured buffers of lists do
 * @param mergedUsr whether files that packages and images have in {@code /bin} and the like are accepted below {@code /usr}, too
 */
public record PolicyScope(boolean keyrings, boolean buffers, boolean mergedUsr) {
    /** Everything, where it is. */
    public static final PolicyScope ALL = new PolicyScope(true, true, false);
}
