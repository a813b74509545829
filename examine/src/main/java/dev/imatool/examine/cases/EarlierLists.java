package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceReport;
import java.util.List;
import java.util.Optional;

/** Which list of the earlier evidence is of the same host as a later one. */
final class EarlierLists {
    private final Optional<EvidenceReport> before;

    EarlierLists(Optional<EvidenceReport> before) {
        this.before = before;
    }

    /**
     * The only list of the earlier evidence; of several, the one that lies in the same place, else the one whose host is called the same.
     *
     * @param after the evidence that {@code later} is of
     */
    Optional<EvidenceCase> of(EvidenceReport after, EvidenceCase later) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        List<EvidenceCase> lists = before.get().cases().stream()
                .filter(each -> each.newer().isEmpty())
                .toList();
        if (lists.size() == 1) {
            return Optional.of(lists.get(0));
        }
        String place = place(after, later);
        return lists.stream()
                .filter(each -> place(before.get(), each).equals(place))
                .findFirst()
                .or(() -> lists.stream()
                        .filter(each -> each.host().equals(later.host()))
                        .findFirst());
    }

    private static String place(EvidenceReport evidence, EvidenceCase list) {
        String name = list.list().name();
        return name.startsWith(evidence.evidence())
                ? name.substring(evidence.evidence().length())
                : name;
    }
}
