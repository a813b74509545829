package dev.imatool.model;

/** How a template field is stored and how the kernel prints it ({@code ima_template_lib.c}, enum data_formats). */
public enum FieldEncoding {
    /** Raw digest, printed as hex without its algorithm. */
    DIGEST,
    /** {@code algo:} NUL digest, printed as {@code algo:hex}. */
    DIGEST_WITH_ALGORITHM,
    /** {@code type:algo:} NUL digest, printed as {@code type:algo:hex}. */
    DIGEST_WITH_TYPE,
    /** Event name and NUL; blanks were replaced by {@code _} when it was stored. */
    NAME,
    /** Text and NUL, or nothing at all. */
    TEXT,
    /** Bytes, printed as hex. */
    BYTES,
    /** 32-bit number in the order of the list, printed in decimal. */
    UINT32,
    /** 16-bit number in the order of the list, printed in decimal. */
    UINT16,
    /** 32-bit numbers in the order of the list, printed as the hex of their bytes. */
    UINT32_ARRAY,
    /** 16 bytes, printed as a UUID. */
    UUID,
    /** A field nobody described: bytes in a binary list; text that may mean anything in an ascii list. */
    UNKNOWN;

    /** True for the three ways to store a digest. */
    public boolean isDigest() {
        return this == DIGEST || this == DIGEST_WITH_ALGORITHM || this == DIGEST_WITH_TYPE;
    }

    /** True for the two of them that name the algorithm before the digest. */
    public boolean namesAlgorithm() {
        return this == DIGEST_WITH_ALGORITHM || this == DIGEST_WITH_TYPE;
    }

    /** True for the event name. */
    public boolean isName() {
        return this == NAME;
    }
}
