package dev.imatool.parsers.known;

import java.util.Locale;

/** Why something that a source names says nothing of a content. */
public enum KnownSkip {
    /** An all-zero digest, which is that of no content: of ghosts, links, violations. */
    ZERO,
    /** A symbolic link. */
    LINK,
    /** A file that a package owns and does not bring ({@code %ghost}). */
    GHOST,
    /** Only digests that no measurement list has, such as dpkg's MD5. */
    NO_USABLE_DIGEST,
    /** An algorithm or a kind of digest that is not known. */
    UNKNOWN_ALGORITHM,
    /** An indicator that is no hash of a file: a name, an address, a pattern. */
    NO_HASH,
    /** A row of osquery that says what is no longer so ({@code removed}), in a good source. */
    REMOVED,
    /** The empty file or a single newline, which half of all lists would hit. */
    TRIVIAL_CONTENT,
    /** A signature of a digest of fs-verity, which the source does not have. */
    VERITY_SIGNATURE,
    /** A record that could not be read; a diagnostic says more. */
    UNREADABLE;

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
