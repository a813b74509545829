package dev.imatool.examine.runtimepolicy.made;

import java.util.Locale;

/** What a source says and the file that is made from it does not, by why. */
public enum NotTaken {
    /** An entry whose content was in flux while it was measured. */
    VIOLATION,
    /** An entry whose template digest was not computed from it: anybody may have written it. */
    UNPROVEN,
    /** A digest of zeros, which no content has. */
    ZERO_DIGEST,
    /** No digest, or one of an algorithm that is not known. */
    WITHOUT_DIGEST,
    /** An fs-verity digest: Keylime compares with digests of whole files. */
    VERITY,
    /** A digest shorter than Keylime takes: MD5. */
    SHORT_DIGEST,
    /** A digest of another algorithm than the file that is made can hold. */
    OTHER_ALGORITHM,
    /** A measured key, where keyrings were not asked for. */
    KEY_NOT_ASKED,
    /** A measured buffer, where buffers were not asked for. */
    BUFFER_NOT_ASKED,
    /** A name in which parts stand for what is new in every run. */
    PATTERN,
    /** A path in containers, where names in lists have more in front of it. */
    IN_CONTAINER,
    /** A content of a lower layer of an image. */
    LOWER_LAYER,
    /** A content without a path. */
    WITHOUT_PATH,
    /** What a source names and that is no content: links, ghosts, rows without a hash. */
    NO_CONTENT,
    /** A record that could not be read. */
    UNREADABLE,
    /** A boot_aggregate, where only files can be said. */
    BOOT_AGGREGATE,
    /** A path that the form cannot hold. */
    PATH,
    /** A key of a keyring, where only files can be said. */
    KEYRING,
    /** A measured buffer, where only files can be said. */
    BUFFER,
    /** A keyring whose keys need no digest. */
    IGNORED_KEYRING,
    /** An exclude. */
    EXCLUDE,
    /** Keys for signatures of files. */
    VERIFICATION_KEYS,
    /** Rules for device mapper entries. */
    DEVICE_MAPPER,
    /** The signature of a policy, which is not one of what is made from it. */
    SIGNATURE,
    /** For which hash of template digests it is. */
    TEMPLATE_HASH,
    /** The number of the policy among those of its author. */
    RELEASE,
    /** Further digests of a path, where the form holds one. */
    FURTHER_DIGEST,
    /** The sizes of files, which no source says; zeros stand for them. */
    SIZE;

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
