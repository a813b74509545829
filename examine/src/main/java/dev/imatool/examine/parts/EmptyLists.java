package dev.imatool.examine.parts;

import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.util.HashSet;
import java.util.Set;

/**
 * Which empty lists are as they should be on a kernel that stages records: the staged one where nothing is staged, and the current
 * one where everything is.
 */
public final class EmptyLists {
    private final Set<String> lists = new HashSet<>();

    private EmptyLists() {}

    /** Those of {@code evidence}. */
    public static EmptyLists of(Evidence evidence) {
        EmptyLists empty = new EmptyLists();
        evidence.of(PartKind.MEASUREMENT_LIST).forEach(list -> empty.lists.add(list.path()));
        return empty;
    }

    /** True of a list of staged records, and of a current list whose staged records are there. */
    public boolean normal(Part empty) {
        String folder = empty.folder().isEmpty() ? "" : empty.folder() + "/";
        return EvidenceSet.staged(empty.name()) || lists.contains(folder + EvidenceSet.other(empty.name()));
    }
}
