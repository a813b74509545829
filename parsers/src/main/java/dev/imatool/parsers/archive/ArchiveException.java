package dev.imatool.parsers.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An archive is not read further, for a reason that is safe to print. */
public class ArchiveException extends IOException {
    private static final long serialVersionUID = 1;

    ArchiveException(String reason, @Nullable IOException cause) {
        super(reason, cause);
    }

    /** Why, without capital and full stop. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
