package dev.imatool.examine.timeline;

import dev.imatool.examine.evidence.lists.ExaminedList;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.lists.OlderCopies;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.input.ListPass;
import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the lists that are collections of one boot: a list only grows, so the longer one begins with the shorter one, contents and
 * digests. Lists whose quotes by one key are of different resets of the TPM are of different boots, whatever they have in common.
 */
final class ListGroups {
    private final ListPass pass;
    private final Map<ByteString, List<Group>> byFirst = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private int compared;

    /** The longest list, then the others. */
    private record Group(List<ExaminedSet> sets) {}

    ListGroups(ListPass pass) {
        this.pass = pass.unwatched();
    }

    /**
     * The groups, in the order in which the first list of each was found; in each the longest list comes first. To be called once.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if a list cannot be read again
     */
    List<List<ExaminedSet>> of(List<ExaminedSet> sets) throws IOException {
        List<ExaminedSet> longest = sets.stream()
                .filter(set -> set.list().summary().entries() > 0)
                .sorted(Comparator.comparingLong(
                        (ExaminedSet set) -> -set.list().summary().entries()))
                .toList();
        for (ExaminedSet set : longest) {
            add(set);
        }
        return groups.stream()
                .map(Group::sets)
                .sorted(Comparator.comparingInt(
                        group -> group.stream().mapToInt(sets::indexOf).min().orElse(0)))
                .toList();
    }

    /** True when not all lists were compared. */
    boolean incomplete() {
        return compared >= OlderCopies.MOST_COMPARED;
    }

    private void add(ExaminedSet set) throws IOException {
        ByteString first = pass.first(
                        set.list().part().source(),
                        entry -> entry.templateDigest().toByteString())
                .orElse(ByteString.EMPTY);
        List<Group> candidates = byFirst.computeIfAbsent(first, unseen -> new ArrayList<>());
        if (one(set.list())) {
            for (Group group : candidates) {
                ExaminedSet head = group.sets().get(0);
                if (!incomplete() && one(head.list()) && !otherBoot(group, set)) {
                    compared++;
                    if (pass.begins(
                            head.list().part().source(), set.list().part().source())) {
                        group.sets().add(set);
                        return;
                    }
                }
            }
        }
        Group group = new Group(new ArrayList<>(List.of(set)));
        candidates.add(group);
        groups.add(group);
    }

    /** True when the input is one list of entries. */
    private static boolean one(ExaminedList list) {
        return list.summary().lists().size() <= 1;
    }

    private static boolean otherBoot(Group group, ExaminedSet set) {
        Map<ByteString, Long> own = resets(set);
        return group.sets().stream()
                .map(ListGroups::resets)
                .anyMatch(other -> own.entrySet().stream()
                        .anyMatch(each -> other.getOrDefault(each.getKey(), each.getValue())
                                        .longValue()
                                != each.getValue().longValue()));
    }

    /** The reset of the TPM by the key of each quote that covers entries. */
    private static Map<ByteString, Long> resets(ExaminedSet set) {
        Map<ByteString, Long> resets = new LinkedHashMap<>();
        for (EvidenceQuote quote : set.list().quotes()) {
            if (quote.fits()) {
                resets.put(
                        quote.evidence().key().orElseThrow().subjectPublicKeyInfo(),
                        quote.clock().map(TpmClock::resetCount).orElse(0L));
            }
        }
        return resets;
    }
}
