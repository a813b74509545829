package dev.imatool.parsers.audit;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import java.util.List;
import java.util.Optional;

/**
 * What audit records say about the entries of a list.
 *
 * @param entries those with a record, in order; at most {@link EntryJoin#MOST_ENTRIES}
 * @param omitted how many more there are
 * @param unpaired paths of which list and records tell a different number of violations
 */
public record AuditJoin(List<Joined> entries, long omitted, List<Unpaired> unpaired) {
    public AuditJoin {
        entries = List.copyOf(entries);
        unpaired = List.copyOf(unpaired);
    }

    /** What brought entry and record together. */
    public enum Basis {
        /** Path and file digest are the same. */
        FILE_DIGEST,
        /** The n-th violation of the path in both; both tell of equally many. */
        VIOLATION
    }

    /**
     * An entry and its record.
     *
     * @param entry number of the entry
     * @param path of the file, in its container or on the host
     * @param container that the entry names
     * @param basis what brought them together
     * @param record the first of its records
     * @param records how many there are, at most 100 counted; the kernel writes one per inode and change, so others are
     *     of later boots or of copies
     */
    public record Joined(
            long entry,
            ByteString path,
            Optional<Container> container,
            Basis basis,
            AuditRecord record,
            long records) {}

    /**
     * Violations that cannot be distinguished: records or entries are missing, for instance because the audit log was
     * rotated.
     *
     * @param path of the file, as logged
     * @param containers some that its entries and records name, each once
     * @param entries violations in the list
     * @param records violations in the audit log
     * @param cause the cause, where all of the records agree on it
     */
    public record Unpaired(
            ByteString path, List<Container> containers, long entries, long records, Optional<String> cause) {
        public Unpaired {
            containers = List.copyOf(containers);
        }
    }
}
