package dev.imatool.examine.evidence;

import dev.imatool.examine.audit.AuditExamination;
import dev.imatool.examine.audit.AuditQuestion;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Audit logs that lie in evidence, each with the one list that it is nearest to. One that is equally near to the lists of several boots
 * goes with none: it would date entries of the wrong one.
 */
public final class FoundAudits {
    /** Logs that are read of one list; each is compared with all its entries. */
    public static final int MOST = 8;

    private FoundAudits() {}

    /**
     * The logs of each list.
     *
     * @param near the logs near to each list; older copies of a list left out
     * @return those of each, in the same order
     */
    public static List<List<Part>> own(List<List<Part>> near) {
        Map<Part, Integer> owners = new HashMap<>();
        near.forEach(parts -> parts.forEach(part -> owners.merge(part, 1, Integer::sum)));
        return near.stream()
                .map(parts -> parts.stream()
                        .filter(part -> owners.getOrDefault(part, 0) == 1)
                        .limit(MOST)
                        .toList())
                .toList();
    }

    /** What the logs of each list report; of those that have records about integrity. */
    static Map<String, List<AuditReport>> read(List<ExaminedSet> sets, ListPass pass) throws IOException {
        List<ExaminedSet> newest =
                sets.stream().filter(set -> set.older().isEmpty()).toList();
        List<List<Part>> logs =
                own(newest.stream().map(set -> set.set().of(PartKind.AUDIT_LOG)).toList());
        Map<String, List<AuditReport>> reports = new HashMap<>();
        for (int i = 0; i < logs.size(); i++) {
            String list = newest.get(i).list().summary().name();
            List<AuditReport> read = new ArrayList<>();
            for (Part log : logs.get(i)) {
                read(log.source().name(), list, pass)
                        .filter(report -> !report.log().records().isEmpty())
                        .ifPresent(read::add);
            }
            reports.put(list, read);
        }
        return reports;
    }

    private static Optional<AuditReport> read(String log, String list, ListPass pass) throws IOException {
        try {
            return Optional.of(
                    new AuditExamination(pass.unwatched()).examine(new AuditQuestion(log, Optional.of(list))));
        } catch (UnreadableInputException somethingElse) {
            return Optional.empty();
        }
    }
}
