package dev.imatool.examine.runtimepolicy.made;

import java.util.Locale;

/** What can be made of sources. */
public enum PolicyForm {
    /** A runtime policy of Keylime, version 1. */
    KEYLIME,
    /** Lines of a digest and a path, as sha256sum writes them. */
    SHA256SUM,
    /** Lines of a path, a size and a digest, as fapolicyd reads them. */
    FAPOLICYD;

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
