package dev.imatool.examine.timeline;

import dev.imatool.examine.audit.AuditFile;
import dev.imatool.examine.evidence.FoundAudits;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.parsers.audit.AuditLog;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The audit records of each boot: those of the log that was given, else those of logs that lie beside its lists. */
final class GroupAudits {
    private final Optional<AuditLog> log;
    private final Optional<String> logOf;
    private final List<AuditLog> found = new ArrayList<>();
    private final IdentityHashMap<List<ExaminedSet>, List<AuditRecord>> records = new IdentityHashMap<>();

    /**
     * @param log the one that was given
     * @param logOf a list of the boot that it is of; absent where there is only one boot
     */
    GroupAudits(Optional<AuditLog> log, Optional<String> logOf) {
        this.log = log;
        this.logOf = logOf;
    }

    boolean given() {
        return log.isPresent();
    }

    /** Reads the logs that lie beside the lists of the groups, each collections of one boot. */
    void readFor(List<List<ExaminedSet>> groups) {
        if (given()) {
            return;
        }
        List<List<Part>> near = new ArrayList<>();
        for (List<ExaminedSet> group : groups) {
            Set<Part> logs = new LinkedHashSet<>();
            group.forEach(set -> logs.addAll(set.set().of(PartKind.AUDIT_LOG)));
            near.add(List.copyOf(logs));
        }
        List<List<Part>> own = FoundAudits.own(near);
        for (int i = 0; i < groups.size(); i++) {
            List<AuditRecord> all = new ArrayList<>();
            for (Part part : own.get(i)) {
                read(part).ifPresent(each -> {
                    found.add(each);
                    all.addAll(each.records());
                });
            }
            records.put(groups.get(i), all);
        }
    }

    private static Optional<AuditLog> read(Part part) {
        try {
            return Optional.of(AuditFile.read(part.source()))
                    .filter(each -> !each.records().isEmpty());
        } catch (UnreadableInputException somethingElse) {
            return Optional.empty();
        }
    }

    /** The records of a group. */
    List<AuditRecord> of(List<ExaminedSet> group) {
        boolean ofGroup = logOf.isEmpty()
                || group.stream().anyMatch(set -> set.list().summary().name().equals(logOf.get()));
        return log.map(given -> ofGroup ? given.records() : List.<AuditRecord>of())
                .orElseGet(() -> records.getOrDefault(group, List.of()));
    }

    /** The logs that were found and have records. */
    List<AuditLog> found() {
        return List.copyOf(found);
    }
}
