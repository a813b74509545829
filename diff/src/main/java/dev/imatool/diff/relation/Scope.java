package dev.imatool.diff.relation;

import dev.imatool.diff.history.ListHistory;

/**
 * What of two lists is compared.
 *
 * @param sharedFrom index of the first entry of AFTER that BEFORE has in the same place, so that it is not compared
 * @param sharedTo index after the last of them
 * @param whole true when all of both lists is compared, so that a path of BEFORE may be missing from AFTER
 * @param oneBoot true when the lists are of one boot
 */
public record Scope(int sharedFrom, int sharedTo, boolean whole, boolean oneBoot) {
    private static final Scope WHOLE = new Scope(0, 0, true, false);

    public static Scope of(Relation relation, ListHistory before, ListHistory after) {
        return switch (relation) {
            case Relation.Identical identical -> new Scope(0, after.size(), false, true);
            case Relation.NotCompared nothing -> new Scope(0, after.size(), false, true);
            case Relation.Continues continues -> new Scope(0, before.size(), false, true);
            case Relation.Overlap overlap -> {
                int sharedTo = after.size() - (int) overlap.newEntries();
                yield new Scope(sharedTo - (int) overlap.commonEntries(), sharedTo, false, true);
            }
            case Relation.ShorterCopy shorter -> new Scope(0, 0, true, true);
            case Relation.CommonParts parts -> WHOLE;
            case Relation.SeparateBoots boots -> WHOLE;
            case Relation.Unrelated unrelated -> WHOLE;
            case Relation.TwoContainers containers -> WHOLE;
        };
    }

    /** True when that entry of AFTER is compared with the histories of BEFORE. */
    public boolean compares(int afterEntry) {
        return afterEntry < sharedFrom || afterEntry >= sharedTo;
    }
}
