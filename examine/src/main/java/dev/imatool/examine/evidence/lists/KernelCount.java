package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.statement.EvidenceStatement;
import java.util.Optional;

/**
 * How many entries the kernel counted ({@code runtime_measurements_count}), and how many its list has. The count is read before
 * or after the list, so a longer list is normal; a kernel never counts entries that it does not list.
 *
 * @param path the file of the count
 * @param counted the count
 * @param entries entries of the list that it counts; of a list in parts, those of the current one, and those that kexec
 *     handed to it
 * @param olderCopy true when a longer list of the same set begins with this one, which is then the one to compare
 */
public record KernelCount(String path, long counted, long entries, boolean olderCopy) {
    /** True when entries are missing. */
    public boolean listShorter() {
        return entries < counted && !olderCopy;
    }

    KernelCount ofOlderCopy() {
        return new KernelCount(path, counted, entries, true);
    }

    /** What is wrong, where something is. */
    public Optional<Finding> finding(String input) {
        return listShorter()
                ? Optional.of(new Finding.OfLine(
                        FindingKind.LIST_SHORTER_THAN_COUNT,
                        input,
                        new EvidenceStatement.FewerThanCounted(counted, path, entries)))
                : Optional.empty();
    }
}
