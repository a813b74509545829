package dev.imatool.diff;

/**
 * What of two lists is compared.
 *
 * @param afterFrom index of the first entry of AFTER that is compared with the histories of BEFORE
 * @param whole true when all of both lists is compared, so that a path of BEFORE may be missing from AFTER
 * @param oneBoot true when the lists are of one boot
 */
record Scope(int afterFrom, boolean whole, boolean oneBoot) {
    static Scope of(Relation relation, ListHistory before, ListHistory after) {
        return switch (relation) {
            case Relation.Identical identical -> new Scope(after.size(), false, true);
            case Relation.NotCompared nothing -> new Scope(after.size(), false, true);
            case Relation.Continues continues -> new Scope(before.size(), false, true);
            case Relation.Overlap overlap -> new Scope(after.size() - (int) overlap.newEntries(), false, true);
            case Relation.ShorterCopy shorter -> new Scope(0, true, true);
            case Relation.CommonParts parts -> new Scope(0, true, false);
            case Relation.SeparateBoots boots -> new Scope(0, true, false);
            case Relation.Unrelated unrelated -> new Scope(0, true, false);
            case Relation.TwoNamespaces namespaces -> new Scope(0, true, false);
        };
    }
}
