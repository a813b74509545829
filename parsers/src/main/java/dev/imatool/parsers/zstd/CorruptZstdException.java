package dev.imatool.parsers.zstd;

import java.io.IOException;

/** A Zstandard frame says what it cannot mean. */
public final class CorruptZstdException extends IOException {
    private static final long serialVersionUID = 1;

    CorruptZstdException(String message) {
        super(message);
    }
}
