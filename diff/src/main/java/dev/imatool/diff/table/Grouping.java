package dev.imatool.diff.table;

/** Items sorted into groups, in their order within each group. */
public final class Grouping {
    private final int[] starts;
    private final int[] items;

    private Grouping(int[] starts, int[] items) {
        this.starts = starts;
        this.items = items;
    }

    /**
     * Groups the items.
     *
     * @param groupOf group of each item, or -1 for an item of none
     */
    public static Grouping of(IntList groupOf, int groups) {
        int[] starts = new int[groups + 1];
        for (int item = 0; item < groupOf.size(); item++) {
            if (groupOf.get(item) >= 0) {
                starts[groupOf.get(item) + 1]++;
            }
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        int[] items = new int[starts[groups]];
        int[] next = starts.clone();
        for (int item = 0; item < groupOf.size(); item++) {
            if (groupOf.get(item) >= 0) {
                items[next[groupOf.get(item)]++] = item;
            }
        }
        return new Grouping(starts, items);
    }

    /** Number of groups, empty ones included. */
    public int groups() {
        return starts.length - 1;
    }

    /** First place of the group. */
    public int start(int group) {
        return starts[group];
    }

    /** Place after the last of the group. */
    public int end(int group) {
        return starts[group + 1];
    }

    public boolean isEmpty(int group) {
        return starts[group] == starts[group + 1];
    }

    boolean single(int group) {
        return starts[group] + 1 == starts[group + 1];
    }

    /** The last item of a group that is not empty. */
    public int last(int group) {
        return items[starts[group + 1] - 1];
    }

    /** The item at that place. */
    public int item(int place) {
        return items[place];
    }
}
