package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventKind.Digested;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the data of events is what their digests are of. Event data is not extended itself: where its type lets the
 * digest be recomputed, data that was changed in the log shows.
 *
 * <p>Firmware and boot loaders hash in more ways than the profile has, so a difference is compared with an event only when
 * another event of its {@link EventShape} matches in the same bank of the same log: that one shows that this firmware
 * hashes the data. Where none matches, the firmware may have a way of its own.
 */
public final class EventDataCheck {
    private final Map<HashAlgorithm, Optional<EventHash>> hashes = new EnumMap<>(HashAlgorithm.class);

    /** What the comparison of an event's digests with its data says. */
    public enum Outcome {
        /** All are digests of the data. */
        MATCHES,
        /** At least one is not, though this log's other events of that type are. */
        CONTRADICTS,
        /** At least one is not, and whether it ought to be is not certain. */
        DIFFERS,
        /** The type does not tell, or no digest could be computed. */
        NOT_CHECKED
    }

    /**
     * The outcome for one event.
     *
     * @param bank the first bank that differs
     * @param logged the digest there
     * @param computed the digest of the data there
     */
    public record Result(
            Outcome outcome,
            Optional<EventAlgorithm> bank,
            Optional<ByteString> logged,
            Optional<ByteString> computed) {
        private static final Result MATCHES =
                new Result(Outcome.MATCHES, Optional.empty(), Optional.empty(), Optional.empty());
        private static final Result NOT_CHECKED =
                new Result(Outcome.NOT_CHECKED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What one event shows.
     *
     * @param result against its own data
     * @param partly true where some banks match and others differ
     * @param proves the banks in which it matches, and other data would not
     */
    private record Seen(Result result, boolean partly, Set<Integer> proves) {
        private static final Seen NOTHING = new Seen(Result.NOT_CHECKED, false, Set.of());
    }

    private EventDataCheck() {}

    /** One result for each event, in the order of the log. */
    public static List<Result> of(EventLog log) {
        EventDataCheck check = new EventDataCheck();
        EventRegisters registers = log.registers();
        List<Seen> seen = new ArrayList<>();
        Map<EventShape, Set<Integer>> proven = new HashMap<>();
        for (FirmwareEvent event : log.events()) {
            Seen each = check.compare(event);
            seen.add(each);
            if (!each.proves().isEmpty()) {
                proven.computeIfAbsent(EventShape.of(event, registers), shape -> new HashSet<>())
                        .addAll(each.proves());
            }
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            boolean differs = seen.get(i).result().outcome() == Outcome.DIFFERS;
            results.add(
                    differs
                            ? judge(EventShape.of(log.events().get(i), registers), seen.get(i), proven)
                            : seen.get(i).result());
        }
        return results;
    }

    private static Result judge(EventShape shape, Seen seen, Map<EventShape, Set<Integer>> proven) {
        Result differs = seen.result();
        int bank = differs.bank().orElseThrow().id();
        boolean proof = shape.provenBy().stream()
                .anyMatch(each -> proven.getOrDefault(each, Set.of()).contains(bank));
        if (proof && (shape.uniform() || seen.partly())) {
            return new Result(Outcome.CONTRADICTS, differs.bank(), differs.logged(), differs.computed());
        }
        return seen.partly() || shape.ofData() ? differs : Result.NOT_CHECKED;
    }

    private Seen compare(FirmwareEvent event) {
        Digested digested = event.kind().map(EventKind::digested).orElse(Digested.ELSEWHERE);
        List<LoggedDigest> digests = event.digests().stream()
                .filter(digest -> !digest.digest().allZero())
                .filter(digest -> hash(digest.algorithm()).isPresent())
                .toList();
        if (digested == Digested.ELSEWHERE || digests.isEmpty() || !event.extended()) {
            return Seen.NOTHING;
        }
        Result closest = Result.NOT_CHECKED;
        int most = -1;
        for (DigestedData.Message message : DigestedData.of(event)) {
            List<LoggedDigest> differing = digests.stream()
                    .filter(digest -> !computed(digest, message.bytes()).equals(digest.digest()))
                    .toList();
            if (differing.isEmpty()) {
                return new Seen(Result.MATCHES, false, message.ofData() ? banks(digests) : Set.of());
            }
            int matching = digests.size() - differing.size();
            if (matching > most) {
                most = matching;
                closest = differs(differing.get(0), message.bytes());
            }
        }
        return new Seen(closest, most > 0, Set.of());
    }

    private static Set<Integer> banks(List<LoggedDigest> digests) {
        return digests.stream().map(digest -> digest.algorithm().id()).collect(Collectors.toSet());
    }

    private Result differs(LoggedDigest digest, ByteString message) {
        return new Result(
                Outcome.DIFFERS,
                Optional.of(digest.algorithm()),
                Optional.of(digest.digest()),
                Optional.of(computed(digest, message)));
    }

    private ByteString computed(LoggedDigest digest, ByteString message) {
        return hash(digest.algorithm()).orElseThrow().hash(message);
    }

    private Optional<EventHash> hash(EventAlgorithm bank) {
        return bank.hash().flatMap(algorithm -> hashes.computeIfAbsent(algorithm, EventHash::of));
    }
}
