package dev.imatool.model.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One event of an event log.
 *
 * @param number position in the log, from 1; the header is the first
 * @param location where it is
 * @param pcr the PCR index as logged, 0 to 2^32 - 1; a TPM has 0 to 23
 * @param type its type as a number, 0 to 2^32 - 1
 * @param digests one for each bank, in the order of the log
 * @param data the event data, which is not hashed unless its type says so
 */
public record FirmwareEvent(
        long number, Location location, long pcr, long type, List<LoggedDigest> digests, ByteString data) {
    /** How many PCRs a TPM has. */
    public static final int PCRS = 24;

    /** What the data of an event begins with that states the locality of TPM2_Startup; one byte follows. */
    public static final ByteString STARTUP_LOCALITY = ByteString.ofText("StartupLocality\0");

    public FirmwareEvent {
        digests = List.copyOf(digests);
    }

    /** What kind of event it is, where its type has a name. */
    public Optional<EventKind> kind() {
        return EventKind.of(type);
    }

    /** True when it is of {@code wanted}. */
    public boolean is(EventKind wanted) {
        return type == wanted.id();
    }

    /** Name of its type, or the number in hex. */
    public String typeName() {
        return kind().map(EventKind::name).orElseGet(() -> "0x" + String.format(Locale.ROOT, "%08x", type));
    }

    /** True when it was extended into a PCR: EV_NO_ACTION never is (profile, section 10.4.5). */
    public boolean extended() {
        return !is(EventKind.EV_NO_ACTION) && pcr < PCRS;
    }

    /** The digest for {@code bank}; absent where the event has none. */
    public Optional<ByteString> digest(EventAlgorithm bank) {
        return digests.stream()
                .filter(each -> each.algorithm().id() == bank.id())
                .map(LoggedDigest::digest)
                .findFirst();
    }

    /** The locality that an EV_NO_ACTION event {@code StartupLocality} of PCR 0 states (profile, section 10.4.5.3). */
    public OptionalInt startupLocality() {
        boolean tells = is(EventKind.EV_NO_ACTION)
                && pcr == 0
                && data.startsWith(STARTUP_LOCALITY)
                && data.length() > STARTUP_LOCALITY.length();
        return tells ? OptionalInt.of(data.at(STARTUP_LOCALITY.length())) : OptionalInt.empty();
    }
}
