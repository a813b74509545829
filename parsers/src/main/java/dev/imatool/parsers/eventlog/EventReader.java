package dev.imatool.parsers.eventlog;

import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.Optional;

/** Reads events of one layout. */
interface EventReader {
    /** The event at the cursor, which moves after it; absent, and reported, where it cannot be read to its end. */
    Optional<FirmwareEvent> next(long number);
}
