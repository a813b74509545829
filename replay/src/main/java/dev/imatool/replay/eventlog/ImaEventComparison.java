package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.replay.templatedigest.EntryDigests;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a measurement list against the IMA events of an event log: where IMA extends the runtime registers of a confidential guest,
 * its entries are appended to the guest's log (CCEL). Both then have the same entries in the same order. An entry is an event
 * where its template digest in the event's bank is the event's digest; what the event's data says is hashed by nothing.
 */
public final class ImaEventComparison {
    /** How many of each kind are named. */
    public static final int NAMED = 20;

    private final List<FirmwareEvent> events;
    private final List<PcrBank> banks = new ArrayList<>();
    private final Map<ByteString, Deque<Integer>> places = new HashMap<>();
    private final List<Long> onlyInLog = new ArrayList<>();
    private final List<Long> onlyInList = new ArrayList<>();
    private final Pending others = new Pending();
    private final Pending violations = new Pending();
    private long onlyInLogCount;
    private long onlyInListCount;
    private long matched;
    private int at;

    /** Entries that were no event yet, since the last one that was. */
    private static final class Pending {
        private final List<Long> numbers = new ArrayList<>();
        private long count;

        void add(long number) {
            count++;
            if (numbers.size() < NAMED) {
                numbers.add(number);
            }
        }

        /** One of them was an event, the first. */
        boolean take() {
            if (count == 0) {
                return false;
            }
            count--;
            if (!numbers.isEmpty()) {
                numbers.remove(0);
            }
            return true;
        }

        void clear() {
            numbers.clear();
            count = 0;
        }
    }

    private ImaEventComparison(List<FirmwareEvent> events) {
        this.events = events;
        for (int i = 0; i < events.size(); i++) {
            Optional<LoggedDigest> digest = first(events.get(i));
            digest.flatMap(ImaEventComparison::bank)
                    .filter(bank -> !banks.contains(bank))
                    .ifPresent(banks::add);
            int place = i;
            digest.ifPresent(logged -> places.computeIfAbsent(logged.digest(), key -> new ArrayDeque<>())
                    .add(place));
        }
    }

    /**
     * What the comparison says.
     *
     * @param events IMA events of the log
     * @param matched entries of the list that are such events
     * @param notInList how many events are no entry of the list
     * @param firstNotInList numbers of the first of them
     * @param notInLog how many entries, before others that are events, are none
     * @param firstNotInLog numbers of the first of them
     * @param later entries after the last event: the list was read later
     */
    public record Result(
            long events,
            long matched,
            long notInList,
            List<Long> firstNotInList,
            long notInLog,
            List<Long> firstNotInLog,
            long later) {
        public Result {
            firstNotInList = List.copyOf(firstNotInList);
            firstNotInLog = List.copyOf(firstNotInLog);
        }
    }

    /** A comparison with that log; absent where it has no IMA event. */
    public static Optional<ImaEventComparison> of(EventLog log) {
        List<FirmwareEvent> events = log.events().stream()
                .filter(event -> event.is(EventKind.IMA_MEASUREMENT_EVENT))
                .toList();
        return events.isEmpty() ? Optional.empty() : Optional.of(new ImaEventComparison(events));
    }

    /** Takes the next entry of the list. */
    public void look(EntryDigests digests) {
        EntryView entry = digests.entry();
        if (at < events.size() && same(events.get(at), digests)) {
            match(at);
            return;
        }
        // violations are all alike, so that a later one is no sign of this one
        int ahead = entry.violation() ? -1 : ahead(digests);
        if (ahead >= 0) {
            match(ahead);
        } else {
            (entry.violation() ? violations : others).add(entry.number());
        }
    }

    private void match(int event) {
        passOver(event);
        at++;
        matched++;
        settlePending();
    }

    /** Events up to that one are no entries, but for violations, of which one is as good as another. */
    private void passOver(int event) {
        for (; at < event; at++) {
            if (violation(events.get(at)) && violations.take()) {
                matched++;
            } else {
                lacking(events.get(at));
            }
        }
    }

    private void lacking(FirmwareEvent event) {
        onlyInLogCount++;
        if (onlyInLog.size() < NAMED) {
            onlyInLog.add(event.number());
        }
    }

    private void settlePending() {
        onlyInListCount += others.count + violations.count;
        Stream.concat(others.numbers.stream(), violations.numbers.stream())
                .sorted()
                .limit(NAMED - (long) onlyInList.size())
                .forEach(onlyInList::add);
        others.clear();
        violations.clear();
    }

    /** The next event that is the entry; -1 where there is none. */
    private int ahead(EntryDigests digests) {
        for (PcrBank bank : banks) {
            Deque<Integer> there = digest(digests, bank).map(places::get).orElse(null);
            while (there != null && !there.isEmpty() && there.peekFirst() < at) {
                there.pollFirst();
            }
            if (there != null && !there.isEmpty()) {
                return there.peekFirst();
            }
        }
        return -1;
    }

    private static boolean same(FirmwareEvent event, EntryDigests digests) {
        Optional<LoggedDigest> logged = first(event);
        if (logged.isEmpty()) {
            return false;
        }
        ByteString digest = logged.get().digest();
        if (digests.entry().violation()) {
            return violation(event);
        }
        return bank(logged.get())
                .flatMap(bank -> digest(digests, bank))
                .filter(digest::equals)
                .isPresent();
    }

    private static Optional<ByteString> digest(EntryDigests digests, PcrBank bank) {
        EntryView entry = digests.entry();
        if (entry.provenance() != Provenance.UNAVAILABLE) {
            return Optional.of(ByteString.copyOf(digests.computed(bank), digests.offset(bank), bank.digestLength()));
        }
        ByteSlice logged = entry.templateDigest();
        boolean sameBank = entry.digestKind()
                .filter(kind -> !kind.padded() && kind.bank() == bank)
                .isPresent();
        return sameBank ? Optional.of(logged.toByteString()) : Optional.empty();
    }

    private static Optional<LoggedDigest> first(FirmwareEvent event) {
        return event.digests().stream()
                .filter(digest -> bank(digest).isPresent())
                .findFirst();
    }

    private static Optional<PcrBank> bank(LoggedDigest digest) {
        return TpmHash.ofId(digest.algorithm().id()).flatMap(TpmHash::bank);
    }

    private static boolean violation(FirmwareEvent event) {
        Optional<ByteString> digest = first(event).map(LoggedDigest::digest);
        return digest.filter(each -> each.allZero() || allOnes(each)).isPresent();
    }

    private static boolean allOnes(ByteString digest) {
        for (int i = 0; i < digest.length(); i++) {
            if (digest.at(i) != 0xff) {
                return false;
            }
        }
        return true;
    }

    /** What was found; to be asked when the last entry was taken. */
    public Result result() {
        boolean left = at < events.size();
        passOver(events.size());
        if (left) {
            settlePending();
        }
        return new Result(
                events.size(),
                matched,
                onlyInLogCount,
                onlyInLog,
                onlyInListCount,
                onlyInList,
                others.count + violations.count);
    }
}
