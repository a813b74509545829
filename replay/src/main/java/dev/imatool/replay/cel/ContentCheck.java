package dev.imatool.replay.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventLogFormat;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.replay.eventlog.EventDataCheck;
import dev.imatool.replay.eventlog.EventHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the digests of records are those of what they say was measured. Where the content type tells what was hashed, they are
 * recomputed; else they are taken as logged. Not for use by several threads.
 */
public final class ContentCheck {
    /** Bytes of event data that are kept to compare events with others of their kind, 8 MiB as of a firmware's log. */
    public static final int MOST_EVENT_DATA = 8 << 20;

    private static final int MOST_EVENTS = 20_000;
    private static final int EVENT_OVERHEAD = 64;
    private static final int SHA1_LENGTH = 20;

    /** Events of systemd whose string is what was hashed ({@code pcrextend-util.c}, {@code tpm2-setup.c}). */
    private static final Set<String> HASHED_STRINGS =
            Set.of("phase", "filesystem", "machine-id", "product-id", "nvpcr-init", "nvpcr-separator", "os-separator");

    /** Nothing was hashed but what an HMAC made of it ({@code tpm2_pcr_extend_bytes} with a secret). */
    private static final String SECRET = "volume-key";

    private final RecordHashes hashes = new RecordHashes();
    private final List<FirmwareEvent> events = new ArrayList<>();
    private final Map<Integer, EventAlgorithm> banks = new LinkedHashMap<>();
    private long eventData;

    /** What comparing the digests of a record with its content says. */
    public enum Outcome {
        /** All are digests of the content. */
        MATCHES,
        /** One is not. */
        CONTRADICTS,
        /** The content does not tell what was hashed, or no digest could be computed. */
        AS_LOGGED,
        /** An event of the firmware profile, which is compared at the end with others of its kind. */
        LATER,
        /** A violation: ones are extended in place of a digest, and nothing hashes what it says. */
        VIOLATION,
        /** Nothing was extended. */
        NOT_EXTENDED;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The outcome for one record.
     *
     * @param bank the first bank that differs
     * @param logged the digest there
     * @param computed the digest of the content there
     */
    public record Result(
            Outcome outcome,
            Optional<EventAlgorithm> bank,
            Optional<ByteString> logged,
            Optional<ByteString> computed) {
        static Result of(Outcome outcome) {
            return new Result(outcome, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Looks at one record. */
    public Result check(CelRecord record) {
        if (!record.extended()) {
            return Result.of(Outcome.NOT_EXTENDED);
        }
        if (record.content() instanceof CelContent.PcClient event) {
            return keep(record, event);
        }
        if (record.content() instanceof CelContent.ImaTemplate entry) {
            return entry(record, entry);
        }
        if (record.content() instanceof CelContent.Systemd measurement
                && measurement.string().isPresent()
                && !measurement.eventType().equals(SECRET)) {
            Result result =
                    compare(record, ByteString.ofText(measurement.string().get()), false);
            boolean told = HASHED_STRINGS.contains(measurement.eventType());
            return result.outcome() == Outcome.CONTRADICTS && !told ? Result.of(Outcome.AS_LOGGED) : result;
        }
        return Result.of(Outcome.AS_LOGGED);
    }

    /**
     * The results of the events that were to be looked at {@link Outcome#LATER}: by the number of the record. Those over the
     * bounds, and those that may be what some firmware hashes in its own way, are as logged and not among them.
     */
    public Map<Long, Result> events() {
        EventLog log =
                new EventLog(EventLogFormat.CRYPTO_AGILE, Optional.empty(), List.copyOf(banks.values()), events, true);
        List<EventDataCheck.Result> checks = EventDataCheck.of(log);
        Map<Long, Result> results = new LinkedHashMap<>();
        for (int i = 0; i < checks.size(); i++) {
            EventDataCheck.Result check = checks.get(i);
            if (check.outcome() == EventDataCheck.Outcome.MATCHES) {
                results.put(events.get(i).number(), Result.of(Outcome.MATCHES));
            } else if (check.outcome() == EventDataCheck.Outcome.CONTRADICTS) {
                results.put(
                        events.get(i).number(),
                        new Result(Outcome.CONTRADICTS, check.bank(), check.logged(), check.computed()));
            }
        }
        return results;
    }

    private Result keep(CelRecord record, CelContent.PcClient event) {
        if (event.eventType() == EventKind.EV_NO_ACTION.id()) {
            return Result.of(Outcome.NOT_EXTENDED);
        }
        int more = event.data().length() + EVENT_OVERHEAD;
        boolean pcr = record.register().filter(register -> !register.nv()).isPresent();
        if (!pcr || events.size() == MOST_EVENTS || eventData + more > MOST_EVENT_DATA) {
            return Result.of(Outcome.AS_LOGGED);
        }
        eventData += more;
        record.digests().forEach(digest -> banks.putIfAbsent(digest.algorithm().id(), digest.algorithm()));
        events.add(new FirmwareEvent(
                record.number(),
                record.location(),
                record.register().orElseThrow().index(),
                event.eventType(),
                record.digests(),
                event.data()));
        return Result.of(Outcome.LATER);
    }

    private Result entry(CelRecord record, CelContent.ImaTemplate entry) {
        if (record.digests().stream().allMatch(digest -> violation(digest.digest()))) {
            return Result.of(Outcome.VIOLATION);
        }
        boolean legacy = entry.template().latin1().equals("ima");
        return compare(record, legacy ? LegacyEntry.hashed(entry.data()) : entry.data(), true);
    }

    /** @param padded true where a bank may hold SHA-1 followed by zeros, as kernels before 5.8 extend */
    private Result compare(CelRecord record, ByteString message, boolean padded) {
        boolean any = false;
        for (LoggedDigest digest : record.digests()) {
            Optional<EventHash> hash = hashes.of(digest.algorithm());
            if (hash.isEmpty()) {
                continue;
            }
            any = true;
            ByteString computed = hash.get().hash(message);
            boolean same = computed.equals(digest.digest()) || (padded && padded(digest.digest(), message));
            if (!same) {
                return new Result(
                        Outcome.CONTRADICTS,
                        Optional.of(digest.algorithm()),
                        Optional.of(digest.digest()),
                        Optional.of(computed));
            }
        }
        return Result.of(any ? Outcome.MATCHES : Outcome.AS_LOGGED);
    }

    private boolean padded(ByteString digest, ByteString message) {
        return digest.length() > SHA1_LENGTH
                && digest.slice(SHA1_LENGTH, digest.length()).allZero()
                && hashes.of(EventAlgorithm.SHA1)
                        .filter(sha1 -> digest.startsWith(sha1.hash(message)))
                        .isPresent();
    }

    private static boolean violation(ByteString digest) {
        if (digest.allZero()) {
            return true;
        }
        for (int i = 0; i < digest.length(); i++) {
            if (digest.at(i) != 0xff) {
                return false;
            }
        }
        return true;
    }
}
