package dev.imatool.fleet.spark.entries;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.table.EntryFact;
import dev.imatool.fleet.table.FleetTables;
import dev.imatool.fleet.table.ListRow;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The entries of one host until its lists are known by name: what they say once for the whole task, and of each entry its place. */
public final class SpooledEntries implements Closeable {
    private static final int PATH = EntryColumns.ofFact("path");

    private final TaskFacts facts;
    private final Spool entries;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final PackedBytes record = new PackedBytes();
    private final PackedBytes values = new PackedBytes();
    private long begun;

    /** The entries of a list, from the first byte to before the last. */
    private record Part(ListRow.Key key, String day, long from, long to) {}

    /**
     * None yet.
     *
     * @param folder for this host alone
     * @param facts of the task
     */
    public SpooledEntries(Path folder, TaskFacts facts) {
        this.facts = facts;
        this.entries = new Spool(folder.resolve("entries"));
    }

    /** Takes an entry of the list that ends next. */
    public void entry(EntryView entry, TemplateDigestCheck check, Vouched vouched) throws IOException {
        record.clear();
        if (facts.full()) {
            facts.forget();
        }
        if (facts.toBeTold()) {
            record.put(EntryMark.FORGET.code());
        }
        int next = facts.size();
        int fact = facts.of(entry, check);
        if (fact == next) {
            fact(fact, EntryFact.of(entry.toEntry(), check));
        }
        record.put(EntryMark.ENTRY.code())
                .number(entry.number())
                .number(entry.location().offset())
                .number(fact)
                .put(EntryColumns.VOUCHED.indexOf(vouched));
        entries.add(record);
    }

    private void fact(int number, EntryFact fact) {
        values.clear();
        for (int i = 0; i < FleetTables.FACTS.size(); i++) {
            if (i != PATH) {
                values.value(FleetTables.FACTS
                        .get(i)
                        .value()
                        .apply(fact)
                        .map(Object.class::cast)
                        .orElse(null));
            }
        }
        int before = record.size();
        record.put(EntryMark.FACT.code()).number(number).text(fact.path()).block(values.array(), values.size());
        facts.took(record.size() - before);
    }

    /** Ends a list. */
    public void endList(ListRow.Key key, String day) {
        parts.add(new Part(key, day, begun, entries.size()));
        begun = entries.size();
    }

    /** Drops the entries behind the last list that ended. */
    public void drop() {
        if (entries.size() > begun) {
            // what its entries say was told to nobody
            facts.forget();
            begun = entries.size();
        }
    }

    /** The entries of its lists, once all are known. */
    public Entries read(SliceBlocks blocks) throws IOException {
        return new Entries(entries.read(), blocks);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    /** Hands on the entries of the lists, and skips those that were dropped. */
    public final class Entries implements Closeable {
        private final PackedInput in;
        private final SliceBlocks blocks;
        private @Nullable Part part = parts.poll();
        private boolean begun;

        private Entries(PackedInput in, SliceBlocks blocks) {
            this.in = in;
            this.blocks = blocks;
        }

        /** Hands on the next record; false at the end. */
        public boolean next() throws IOException {
            while (part != null && in.at() >= part.to()) {
                part = parts.poll();
                begun = false;
            }
            if (part == null) {
                return false;
            }
            if (!begun) {
                begun = true;
                in.skip(Math.max(0, part.from() - in.at()));
                blocks.list(part.key(), part.day());
                return true;
            }
            switch (EntryMark.of(in.read())) {
                case FORGET -> blocks.forget();
                case FACT -> blocks.fact(Math.toIntExact(in.number()), in.block(), in.block());
                case ENTRY -> blocks.entry(in.number(), in.number(), Math.toIntExact(in.number()), in.read());
                case LIST -> throw new IOException("a list among the entries of one");
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
