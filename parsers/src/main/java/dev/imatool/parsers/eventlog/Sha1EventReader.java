package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code TCG_PCR_EVENT}: PCR index, event type, SHA-1 digest, length of the event data, event data.
 *
 * @param content of the whole log
 */
record Sha1EventReader(ByteString content, ByteCursor cursor, EventLogProblems problems) implements EventReader {
    /** Bytes of an event without data. */
    static final int SHORTEST = 4 + 4 + EventAlgorithm.SHA1.digestLength() + 4;

    @Override
    public Optional<FirmwareEvent> next(long number) {
        int start = cursor.position();
        if (cursor.left() < SHORTEST) {
            problems.cutShort(number, Location.bytes(start, cursor.left()), "its head", SHORTEST, cursor.left());
            return Optional.empty();
        }
        long pcr = cursor.u32();
        long type = cursor.u32();
        ByteString digest = cursor.take(EventAlgorithm.SHA1.digestLength());
        long length = cursor.u32();
        if (length > cursor.left()) {
            problems.cutShort(
                    number, Location.bytes(start, content.length() - start), "its data", length, cursor.left());
            return Optional.empty();
        }
        ByteString data = cursor.take((int) length);
        return Optional.of(new FirmwareEvent(
                number,
                Location.bytes(start, cursor.position() - start),
                pcr,
                type,
                List.of(new LoggedDigest(EventAlgorithm.SHA1, digest)),
                data));
    }
}
