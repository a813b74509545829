package dev.imatool.appraise.known;

import java.util.Locale;

/** How the path of an entry leads to that of a source, where they are not the same. */
public enum Via {
    /** They are the same. */
    SAME_PATH,
    /** The source has a relative name. */
    RELATIVE,
    /** The kernel logs a blank as an underscore. */
    BLANK,
    /** Another place was asked for. */
    MAPPED,
    /** {@code /bin} is {@code /usr/bin}, and so on. */
    USR_MERGE,
    /** A symbolic or hard link of the source. */
    LINK,
    /** The path is below the root of a container. */
    CONTAINER,
    /** A pattern of names that are new in every run. */
    PATTERN,
    /** Another path: the content alone is the same. */
    CONTENT;

    /** A stable name for machines, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
