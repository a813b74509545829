package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceReport;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which list of the earlier evidence is of the same host as a later one: the only one where there is one later list, too; else the one that
 * lies in the same place. Each goes with one later list at most.
 */
final class EarlierLists {
    private final Optional<EvidenceReport> before;
    private final List<EvidenceCase> lists;
    private final boolean onlyOne;
    private final Set<String> taken = new HashSet<>();

    /** @param onlyOne whether there is one later list */
    EarlierLists(Optional<EvidenceReport> before, boolean onlyOne) {
        this.before = before;
        this.onlyOne = onlyOne;
        this.lists = before.stream()
                .flatMap(report -> report.cases().stream())
                .filter(list -> list.newer().isEmpty())
                .toList();
    }

    /**
     * The earlier list of a host; absent where there is none, or several may be it.
     *
     * @param after the evidence that {@code later} is of
     */
    Optional<EvidenceCase> of(EvidenceReport after, EvidenceCase later) {
        List<EvidenceCase> found = onlyOne && lists.size() == 1
                ? lists
                : lists.stream().filter(list -> samePlace(list, after, later)).toList();
        return found.size() == 1 && taken.add(found.get(0).list().name())
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    /** Those that went with no later list. */
    List<EvidenceCase> left() {
        return lists.stream()
                .filter(list -> !taken.contains(list.list().name()))
                .toList();
    }

    /** Below their folders, or with the name of the later folder in front: one host of many may be looked at alone. */
    private boolean samePlace(EvidenceCase earlier, EvidenceReport after, EvidenceCase later) {
        String then = place(before.orElseThrow(), earlier);
        String now = place(after, later);
        return then.equals(now) || then.equals("/" + last(after.evidence()) + now);
    }

    private static String last(String path) {
        String folder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static String place(EvidenceReport evidence, EvidenceCase list) {
        String name = list.list().name();
        String below = name.startsWith(evidence.evidence())
                ? name.substring(evidence.evidence().length()).replaceFirst("^[!/]+", "")
                : name;
        return "/" + below;
    }
}
