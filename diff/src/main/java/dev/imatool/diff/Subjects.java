package dev.imatool.diff;

import dev.imatool.model.table.LongTable;

/**
 * The subjects of a diff: what one path is in one namespace, whatever the namespace is called in either list.
 *
 * @param beforeOf subject of each entry of BEFORE; -1 for a boot_aggregate, which is compared by position
 * @param afterOf the same for AFTER
 * @param count number of subjects
 */
record Subjects(IntList beforeOf, IntList afterOf, int count) {
    static Subjects of(ListHistory before, ListHistory after, AlignedNamespaces aligned) {
        LongTable subjects = new LongTable();
        IntList beforeOf = new IntList();
        for (int i = 0; i < before.size(); i++) {
            int namespace = aligned.alignment().ignored() ? Vocabulary.NO_NAMESPACE : before.namespace(i);
            beforeOf.add(subject(subjects, before, i, namespace));
        }
        IntList afterOf = new IntList();
        for (int i = 0; i < after.size(); i++) {
            afterOf.add(subject(subjects, after, i, aligned.partner(after.namespace(i))));
        }
        return new Subjects(beforeOf, afterOf, subjects.size());
    }

    /** A buffer is never the file of that name: a keyring can be called like any file. */
    private static int subject(LongTable subjects, ListHistory list, int index, int namespace) {
        if (list.bootAggregate(index)) {
            return -1;
        }
        int path = list.path(index);
        return subjects.intern(LongTable.pair(namespace, list.buffer(index) ? ~path : path));
    }
}
