package dev.imatool.parsers.allowlist;

/** The shapes of allow-lists that are read here. */
public enum AllowListShape {
    /** A JSON document with the schema {@code imatool.allowlist/1}. */
    ALLOWLIST,
    /** Lines {@code HEX  path}, {@code HEX *path} or {@code SHA256 (path) = HEX}. */
    CHECKSUMS
}
