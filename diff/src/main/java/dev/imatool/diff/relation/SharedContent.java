package dev.imatool.diff.relation;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.model.table.LongTable;

/**
 * How much two lists have in common, whatever the order and the namespaces; boot_aggregates do not count.
 *
 * @param content share of the (path, file digest) pairs of the list with fewer of them that the other has too, 0 to 1
 * @param paths the same for paths
 */
public record SharedContent(double content, double paths) {
    public static SharedContent of(ListHistory before, ListHistory after) {
        return new SharedContent(share(before, after, true), share(before, after, false));
    }

    private static double share(ListHistory before, ListHistory after, boolean content) {
        LongTable all = new LongTable();
        for (int i = 0; i < before.size(); i++) {
            if (counts(before, i, content)) {
                all.intern(key(before, i, content));
            }
        }
        int inBefore = all.size();
        LongTable inAfter = new LongTable();
        int shared = 0;
        for (int i = 0; i < after.size(); i++) {
            if (counts(after, i, content)) {
                long key = key(after, i, content);
                int known = inAfter.size();
                boolean isNew = inAfter.intern(key) == known;
                shared += isNew && all.find(key) >= 0 ? 1 : 0;
            }
        }
        int smaller = Math.min(inBefore, inAfter.size());
        return smaller == 0 ? 0 : (double) shared / smaller;
    }

    private static boolean counts(ListHistory list, int index, boolean content) {
        return !list.bootAggregate(index) && (!content || list.content(index) == MeasuredContent.DIGEST);
    }

    private static long key(ListHistory list, int index, boolean content) {
        return LongTable.pair(content ? list.digest(index) : 0, list.path(index));
    }
}
