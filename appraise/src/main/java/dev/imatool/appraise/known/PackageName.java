package dev.imatool.appraise.known;

/** Names of packages with versions, as items of sources: {@code bash 5.2.15-2+b13}, {@code bash-5.2.26-3.fc40.x86_64}. */
final class PackageName {
    private PackageName() {}

    /** True where two items are of one package in two versions. */
    static boolean otherVersions(String one, String other) {
        return !one.equals(other) && !name(one).isEmpty() && name(one).equals(name(other));
    }

    /** The name without the version; empty where there is none. */
    private static String name(String item) {
        int blank = item.indexOf(' ');
        if (blank > 0) {
            return item.substring(0, blank);
        }
        int release = item.lastIndexOf('-');
        int version = release < 0 ? -1 : item.lastIndexOf('-', release - 1);
        return version <= 0 ? "" : item.substring(0, version);
    }
}
