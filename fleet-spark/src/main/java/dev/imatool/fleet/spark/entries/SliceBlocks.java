package dev.imatool.fleet.spark.entries;

import dev.imatool.fleet.table.ListRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import scala.Tuple2;

/**
 * The entries of a task on their way to the parts of the table, in blocks of bytes for each part, in order: what they say stands in front of
 * the first of them.
 */
public final class SliceBlocks {
    /** Streams of objects keep the last hundred of them. */
    private static final int BLOCK = 1 << 16;

    private final int task;
    private final Slices slices;
    private final PackedBytes[] open;
    private final boolean[] listed;
    private final Deque<Tuple2<Integer, byte[]>> full = new ArrayDeque<>();
    private final PackedBytes list = new PackedBytes();
    private int[] slicesOfFacts = new int[1 << 10];

    /**
     * None yet.
     *
     * @param task its number
     */
    public SliceBlocks(int task, Slices slices) {
        this.task = task;
        this.slices = slices;
        this.open = new PackedBytes[slices.count()];
        this.listed = new boolean[slices.count()];
        for (int i = 0; i < open.length; i++) {
            open[i] = new PackedBytes();
        }
    }

    /** What follows are entries of that list. */
    void list(ListRow.Key key, String day) {
        list.clear();
        list.put(EntryMark.LIST.code())
                .text(key.host())
                .text(key.sha256())
                .text(key.boot())
                .text(day);
        Arrays.fill(listed, false);
    }

    /** Numbers of facts begin anew. */
    void forget() {
        for (int slice = 0; slice < open.length; slice++) {
            to(slice).put(EntryMark.FORGET.code());
        }
    }

    /** What entries say. */
    void fact(int number, byte[] path, byte[] values) {
        int slice = slices.of(new String(path, StandardCharsets.UTF_8));
        if (number >= slicesOfFacts.length) {
            slicesOfFacts = Arrays.copyOf(slicesOfFacts, Math.max(number + 1, 2 * slicesOfFacts.length));
        }
        slicesOfFacts[number] = slice;
        to(slice)
                .put(EntryMark.FACT.code())
                .number(number)
                .block(path, path.length)
                .block(values, values.length);
    }

    /** An entry of the list. */
    void entry(long number, long offset, int fact, int vouched) {
        int slice = slicesOfFacts[fact];
        PackedBytes block = to(slice);
        if (!listed[slice]) {
            listed[slice] = true;
            block.raw(list.array(), list.size());
        }
        block.put(EntryMark.ENTRY.code())
                .number(number)
                .number(offset)
                .number(fact)
                .put(vouched);
        if (block.size() >= BLOCK) {
            close(slice);
        }
    }

    private PackedBytes to(int slice) {
        PackedBytes block = open[slice];
        return block.size() == 0 ? block.number(task) : block;
    }

    private void close(int slice) {
        if (open[slice].size() > 0) {
            full.add(new Tuple2<>(slice, open[slice].copy()));
            open[slice].clear();
        }
    }

    /** To be called once there are no more entries. */
    public void end() {
        for (int slice = 0; slice < open.length; slice++) {
            close(slice);
        }
    }

    /** The next block that is full, with the number of its part. */
    public Optional<Tuple2<Integer, byte[]>> next() {
        return Optional.ofNullable(full.poll());
    }
}
