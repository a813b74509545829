package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code TCG_PCR_EVENT2}: PCR index, event type, {@code TPML_DIGEST_VALUES}, length of the event data, event data.
 *
 * @param content of the whole log
 * @param declared the algorithms of the header, whose lengths count
 */
record AgileEventReader(ByteString content, ByteCursor cursor, EventLogProblems problems, List<EventAlgorithm> declared)
        implements EventReader {
    /** Bytes of an event without digests and data. */
    static final int SHORTEST = 4 + 4 + 4 + 4;

    @Override
    public Optional<FirmwareEvent> next(long number) {
        int start = cursor.position();
        Location rest = Location.bytes(start, cursor.left());
        if (cursor.left() < SHORTEST) {
            problems.cutShort(number, rest, "its head", SHORTEST, cursor.left());
            return Optional.empty();
        }
        long pcr = cursor.u32();
        long type = cursor.u32();
        long count = cursor.u32();
        if (count > SpecIdReader.MOST_ALGORITHMS) {
            problems.report(Diagnostic.atEntry(
                    EventLogDiagnosticKind.TOO_MANY_DIGESTS, number, rest, count, SpecIdReader.MOST_ALGORITHMS));
            return Optional.empty();
        }
        List<LoggedDigest> digests = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Optional<LoggedDigest> digest = digest(number, rest);
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            digests.add(digest.get());
        }
        if (cursor.left() < 4) {
            problems.cutShort(number, rest, "the length of its data", 4, cursor.left());
            return Optional.empty();
        }
        long length = cursor.u32();
        if (length > cursor.left()) {
            problems.cutShort(number, rest, "its data", length, cursor.left());
            return Optional.empty();
        }
        ByteString data = cursor.take((int) length);
        Location location = Location.bytes(start, cursor.position() - start);
        return Optional.of(new FirmwareEvent(number, location, pcr, type, digests, data));
    }

    private Optional<LoggedDigest> digest(long number, Location rest) {
        if (cursor.left() < 2) {
            problems.cutShort(number, rest, "the algorithm of a digest", 2, cursor.left());
            return Optional.empty();
        }
        int id = cursor.u16();
        Optional<EventAlgorithm> algorithm = algorithm(id, number, rest);
        if (algorithm.isEmpty()) {
            problems.report(Diagnostic.atEntry(
                    EventLogDiagnosticKind.UNKNOWN_DIGEST_LENGTH, number, rest, String.format("0x%04x", id)));
            return Optional.empty();
        }
        int length = algorithm.get().digestLength();
        if (cursor.left() < length) {
            problems.cutShort(number, rest, "its " + algorithm.get().name() + " digest", length, cursor.left());
            return Optional.empty();
        }
        return Optional.of(new LoggedDigest(algorithm.get(), cursor.take(length)));
    }

    private Optional<EventAlgorithm> algorithm(int id, long number, Location rest) {
        Optional<EventAlgorithm> known =
                declared.stream().filter(each -> each.id() == id).findFirst();
        if (known.isPresent()) {
            return known;
        }
        Optional<EventAlgorithm> registered = EventAlgorithm.registered(id);
        registered.ifPresent(algorithm -> problems.reportOnce(
                Diagnostic.atEntry(EventLogDiagnosticKind.UNDECLARED_ALGORITHM, number, rest, algorithm.name())));
        return registered;
    }
}
