package dev.imatool.diff.namespaces;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.model.table.LongTable;

/**
 * How much a namespace of one list has in common with one of another: the mean of the Dice coefficients of their (path,
 * file digest) pairs and of their paths.
 */
final class NamespaceScores {
    private final NamespaceSets beforeContent;
    private final NamespaceSets afterContent;
    private final NamespaceSets beforePaths;
    private final NamespaceSets afterPaths;

    NamespaceScores(ListHistory before, ListHistory after) {
        LongTable contents = new LongTable();
        beforeContent = NamespaceSets.of(before, i -> content(before, i, contents));
        afterContent = NamespaceSets.of(after, i -> content(after, i, contents));
        beforePaths = NamespaceSets.of(before, before::path);
        afterPaths = NamespaceSets.of(after, after::path);
    }

    private static int content(ListHistory list, int entry, LongTable contents) {
        return list.content(entry) == MeasuredContent.DIGEST
                ? contents.intern(LongTable.pair(list.digest(entry), list.path(entry)))
                : -1;
    }

    /** The score of two namespaces, 0 to 1. */
    double score(int inBefore, int inAfter) {
        return half(beforeContent, inBefore, afterContent, inAfter) + half(beforePaths, inBefore, afterPaths, inAfter);
    }

    /** Half a Dice coefficient, so that the two make their mean. */
    private static double half(NamespaceSets before, int inBefore, NamespaceSets after, int inAfter) {
        double together = (double) before.size(inBefore) + after.size(inAfter);
        return together == 0 ? 0 : before.shared(inBefore, after, inAfter) / together;
    }

    NamespaceSets content(boolean inAfter) {
        return inAfter ? afterContent : beforeContent;
    }

    NamespaceSets paths(boolean inAfter) {
        return inAfter ? afterPaths : beforePaths;
    }

    /** Orders namespaces, the first of BEFORE or AFTER as {@code oneInAfter} says, by what they measured. */
    int compare(int one, boolean oneInAfter, int other, boolean otherInAfter) {
        int paths = paths(oneInAfter).compare(one, paths(otherInAfter), other);
        return paths != 0 ? paths : content(oneInAfter).compare(one, content(otherInAfter), other);
    }
}
