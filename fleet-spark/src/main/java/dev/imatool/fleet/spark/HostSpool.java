package dev.imatool.fleet.spark;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.table.EntryFact;
import dev.imatool.fleet.table.FindingRow;
import dev.imatool.fleet.table.FleetTables;
import dev.imatool.fleet.table.HostSink;
import dev.imatool.fleet.table.ListRow;
import dev.imatool.fleet.table.TableColumn;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one host until its lists are known by name: what they say once for the whole task, and of each entry its place. What lists
 * and findings say goes on at once.
 */
final class HostSpool implements HostSink, Closeable {
    /** Letters of rows. */
    static final char LIST = 'L';

    static final char FINDING = 'F';
    static final char COUNTS = 'C';

    private static final int PATH = EntryColumns.ofFact("path");

    private final RowFile.Writer side;
    private final UnaryOperator<String> named;
    private final TaskFacts facts;
    private final Spool entries;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final PackedBytes record = new PackedBytes();
    private final PackedBytes values = new PackedBytes();
    private long begun;
    private long stored;

    /** The entries of a list, from the first byte to before the last. */
    record Part(ListRow.Key key, String day, long from, long to) {}

    /**
     * @param folder for this host alone
     * @param side takes rows of lists and findings
     * @param named what a name of a file is called in a row
     * @param facts of the task
     */
    HostSpool(Path folder, RowFile.Writer side, UnaryOperator<String> named, TaskFacts facts) {
        this.side = side;
        this.named = named;
        this.facts = facts;
        this.entries = new Spool(folder.resolve("entries"));
    }

    /** How many entries its lists have stored. */
    long stored() {
        return stored;
    }

    @Override
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
                EntryColumns.put(FleetTables.FACTS.get(i).value().apply(fact), values);
            }
        }
        record.put(EntryMark.FACT.code()).number(number).text(fact.path()).block(values.array(), values.size());
    }

    @Override
    public void list(ListRow row, List<FindingRow> findings) throws IOException {
        ListRow.Read read = row.read();
        ListRow called = new ListRow(
                row.key(),
                row.day(),
                new ListRow.Read(
                        named.apply(read.source()),
                        read.asCollected(),
                        read.collectedAt(),
                        read.bytes(),
                        read.format(),
                        read.byteOrder(),
                        read.templateHash(),
                        read.entries(),
                        read.violations(),
                        read.completeness(),
                        read.copies()),
                row.proof(),
                row.storedFrom(),
                row.stored(),
                row.quoted(),
                row.findings());
        side.row(LIST, values(FleetTables.LISTS, called, row.day()));
        for (FindingRow finding : findings) {
            @Nullable Object[] values = values(FleetTables.FINDINGS, finding, row.day());
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] instanceof String text ? named.apply(text) : values[i];
            }
            side.row(FINDING, values);
        }
        parts.add(new Part(row.key(), row.day(), begun, entries.size()));
        begun = entries.size();
        stored += row.stored();
    }

    @Override
    public void drop() {
        if (entries.size() > begun) {
            // what its entries say was told to nobody
            facts.forget();
            begun = entries.size();
        }
    }

    /** The values of a row, and its day. */
    private static <R> @Nullable Object[] values(List<TableColumn<R>> columns, R row, String day) {
        @Nullable Object[] values = new Object[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            values[i] = value(columns.get(i), row);
        }
        values[columns.size()] = day;
        return values;
    }

    private static <R> @Nullable Object value(TableColumn<R> column, R row) {
        Optional<?> value = column.value().apply(row);
        return value.isPresent() ? value.get() : null;
    }

    /** The entries of its lists, once all are known. */
    Entries read(SliceBlocks blocks) throws IOException {
        return new Entries(entries.read(), blocks);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    /** Hands on the entries of the lists, and skips those that were dropped. */
    final class Entries implements Closeable {
        private final PackedInput in;
        private final SliceBlocks blocks;
        private @Nullable Part part = parts.poll();
        private boolean begun;

        private Entries(PackedInput in, SliceBlocks blocks) {
            this.in = in;
            this.blocks = blocks;
        }

        /** Hands on the next record; false at the end. */
        boolean next() throws IOException {
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
                blocks.list(part);
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
