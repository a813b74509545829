package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventKind.Digested;
import dev.imatool.model.eventlog.EventLog;
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

/**
 * Whether the data of events is what their digests are of. Event data is not extended itself: where its type lets the
 * digest be recomputed, data that was changed in the log shows.
 *
 * <p>Firmware and boot loaders hash in more ways than the profile has, so a difference is held against an event only when
 * other events like it match in the same bank of the same log.
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

    /** Events that firmware hashes alike: of one type, and for variables of one PCR, because vendors put their own into PCR 1. */
    private record Habit(long type, long pcr) {
        static Habit of(FirmwareEvent event) {
            boolean variable = event.kind().map(EventKind::variable).orElse(false);
            return new Habit(event.type(), variable ? event.pcr() : 0);
        }
    }

    private EventDataCheck() {}

    /** One result for each event, in the order of the log. */
    public static List<Result> of(EventLog log) {
        EventDataCheck check = new EventDataCheck();
        List<Result> results = new ArrayList<>();
        Map<Habit, Set<Integer>> shown = new HashMap<>();
        for (FirmwareEvent event : log.events()) {
            Result result = check.compare(event);
            results.add(result);
            if (result.outcome() == Outcome.MATCHES) {
                Set<Integer> banks = shown.computeIfAbsent(Habit.of(event), habit -> new HashSet<>());
                event.digests().forEach(digest -> banks.add(digest.algorithm().id()));
            }
        }
        for (int i = 0; i < results.size(); i++) {
            results.set(i, judge(log.events().get(i), results.get(i), shown));
        }
        return results;
    }

    private static Result judge(FirmwareEvent event, Result result, Map<Habit, Set<Integer>> shown) {
        boolean certain = result.outcome() == Outcome.DIFFERS
                && event.kind().map(kind -> kind.digested() == Digested.DATA).orElse(false)
                && shown.getOrDefault(Habit.of(event), Set.of())
                        .contains(result.bank().orElseThrow().id());
        return certain ? new Result(Outcome.CONTRADICTS, result.bank(), result.logged(), result.computed()) : result;
    }

    private Result compare(FirmwareEvent event) {
        Digested digested = event.kind().map(kind -> kind.digested()).orElse(Digested.ELSEWHERE);
        List<LoggedDigest> digests = event.digests().stream()
                .filter(digest -> !digest.digest().allZero())
                .filter(digest -> hash(digest.algorithm()).isPresent())
                .toList();
        if (digested == Digested.ELSEWHERE || digests.isEmpty() || !event.extended()) {
            return Result.NOT_CHECKED;
        }
        List<ByteString> messages = DigestedData.of(event);
        Result closest = Result.NOT_CHECKED;
        int most = -1;
        for (ByteString message : messages) {
            List<LoggedDigest> differing = digests.stream()
                    .filter(digest -> !computed(digest, message).equals(digest.digest()))
                    .toList();
            if (differing.isEmpty()) {
                return Result.MATCHES;
            }
            int matching = digests.size() - differing.size();
            if (matching > most) {
                most = matching;
                closest = differs(differing.get(0), message);
            }
        }
        return most <= 0 && digested == Digested.MAYBE_DATA ? Result.NOT_CHECKED : closest;
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
