package dev.imatool.diff.changes;

import dev.imatool.diff.containers.AlignedContainers;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.relation.Scope;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.table.LongTable;

/**
 * The subjects of a diff: what one path is in one container, whatever the container is called in either list.
 *
 * @param beforeOf subject of each entry of BEFORE; -1 for a boot_aggregate, which is compared by position
 * @param afterOf the same for AFTER; -1 too for what is not compared
 * @param count number of subjects
 */
public record Subjects(IntList beforeOf, IntList afterOf, int count) {
    public static Subjects of(ListHistory before, ListHistory after, AlignedContainers aligned, Scope scope) {
        Numbering subjects = new Numbering(before.vocabulary());
        IntList beforeOf = new IntList();
        for (int i = 0; i < before.size(); i++) {
            int container = aligned.allOne() ? Vocabulary.HOST : before.container(i);
            beforeOf.add(subject(subjects, before, i, container));
        }
        IntList afterOf = new IntList();
        for (int i = 0; i < after.size(); i++) {
            int subject = subject(subjects, after, i, aligned.partner(after.container(i)));
            afterOf.add(scope.compares(i) ? subject : -1);
        }
        return new Subjects(beforeOf, afterOf, subjects.count);
    }

    private static int subject(Numbering subjects, ListHistory list, int index, int container) {
        return list.bootAggregate(index) ? -1 : subjects.of(container, list, index);
    }

    /** Numbers subjects in the order in which they come. */
    private static final class Numbering {
        /** In place of the path; no complement of one. */
        private static final int IMAGE = Integer.MIN_VALUE;

        private final int[] filesInNone;
        private final LongTable others = new LongTable();
        private final IntList numbersOfOthers = new IntList();
        private int count;

        Numbering(Vocabulary vocabulary) {
            filesInNone = new int[vocabulary.pathCount()];
        }

        /** A buffer or an image is never the file of that name: a keyring can be called like any file. */
        int of(int container, ListHistory list, int index) {
            int path = list.path(index);
            boolean file = !list.buffer(index) && !list.image(index);
            return container == Vocabulary.HOST && file
                    ? fileInNone(path)
                    : other(LongTable.pair(container, file ? path : list.image(index) ? IMAGE : ~path));
        }

        /** Nearly all, and neighbours in the list mostly here as well: looked up without hashing. */
        private int fileInNone(int path) {
            if (filesInNone[path] == 0) {
                filesInNone[path] = ++count;
            }
            return filesInNone[path] - 1;
        }

        private int other(long key) {
            int other = others.intern(key);
            if (other == numbersOfOthers.size()) {
                numbersOfOthers.add(count++);
            }
            return numbersOfOthers.get(other);
        }
    }
}
