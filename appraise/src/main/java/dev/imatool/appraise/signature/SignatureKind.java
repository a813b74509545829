package dev.imatool.appraise.signature;

import java.util.Locale;

/** What a signature is about. */
public enum SignatureKind {
    /** The content of a file, by its file digest. */
    FILE,
    /** The content of a file, by its fs-verity digest. */
    VERITY,
    /** Owner, mode and extended attributes of a file. */
    EVM,
    /** The content of a file before the signature appended to it. */
    MODULE;

    /** The name in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
