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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one host until its lists are known by name: some thousand in memory, the rest in files of a folder. What lists and
 * findings say goes on at once.
 */
final class HostSpool implements HostSink, Closeable {
    /** Letters of rows. */
    static final char LIST = 'L';

    static final char FINDING = 'F';
    static final char COUNTS = 'C';
    private static final char ENTRY = 'E';

    private static final int MOST_HELD = 1 << 13;
    private static final int FACTS_AT = 3;

    private final Path folder;
    private final RowFile.Writer side;
    private final UnaryOperator<String> named;
    private final Deque<Part> parts = new ArrayDeque<>();
    private List<@Nullable Object[]> held = new ArrayList<>();
    private int heldInAll;
    private int files;
    private long stored;
    private @Nullable Path spilled;
    private RowFile.@Nullable Writer spill;

    /** The entries of a list: first those in memory, then those in a file. */
    private record Part(ListRow.Key key, String day, List<@Nullable Object[]> held, Optional<Path> file) {}

    /**
     * @param folder for this host alone
     * @param side takes rows of lists and findings
     * @param named what a name of a file is called in a row
     */
    HostSpool(Path folder, RowFile.Writer side, UnaryOperator<String> named) {
        this.folder = folder;
        this.side = side;
        this.named = named;
    }

    /** How many entries its lists have stored. */
    long stored() {
        return stored;
    }

    @Override
    public void entry(EntryView entry, TemplateDigestCheck check, Vouched vouched) throws IOException {
        @Nullable Object[] values = new Object[FACTS_AT + FleetTables.FACTS.size()];
        values[0] = entry.number();
        values[1] = entry.location().offset();
        values[2] = vouched.id();
        EntryFact fact = EntryFact.of(entry.toEntry(), check);
        for (int i = 0; i < FleetTables.FACTS.size(); i++) {
            values[FACTS_AT + i] = value(FleetTables.FACTS.get(i), fact);
        }
        if (heldInAll < MOST_HELD) {
            held.add(values);
            heldInAll++;
            return;
        }
        if (spill == null) {
            spilled = folder.resolve("entries-" + files++);
            spill = new RowFile.Writer(Files.newOutputStream(spilled));
        }
        spill.row(ENTRY, values);
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
        parts.add(new Part(row.key(), row.day(), held, endSpill()));
        held = new ArrayList<>();
        stored += row.stored();
    }

    @Override
    public void drop() throws IOException {
        heldInAll -= held.size();
        held = new ArrayList<>();
        Optional<Path> file = endSpill();
        if (file.isPresent()) {
            Files.delete(file.get());
        }
    }

    private Optional<Path> endSpill() throws IOException {
        Optional<Path> file = Optional.ofNullable(spilled);
        if (spill != null) {
            spill.close();
        }
        spilled = null;
        spill = null;
        return file;
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

    /** The entries, as rows of the table with the day after them; each is handed on once, and files go when they are read. */
    Rows rows() {
        return new Rows();
    }

    @Override
    public void close() throws IOException {
        drop();
    }

    /** Rows that may not be readable. */
    final class Rows implements Closeable {
        private @Nullable Part part;
        private Iterator<@Nullable Object[]> memory =
                List.<@Nullable Object[]>of().iterator();
        private RowFile.@Nullable Reader file;

        /** The next; absent at the end. */
        Optional<@Nullable Object[]> next() throws IOException {
            while (true) {
                if (part != null && memory.hasNext()) {
                    return Optional.of(row(part, memory.next()));
                }
                if (part != null && file != null) {
                    Optional<RowFile.Tagged> read = file.next();
                    if (read.isPresent()) {
                        return Optional.of(row(part, read.get().values()));
                    }
                    close();
                }
                part = parts.poll();
                if (part == null) {
                    return Optional.empty();
                }
                memory = part.held().iterator();
                if (part.file().isPresent()) {
                    file = new RowFile.Reader(Files.newInputStream(part.file().get()));
                }
            }
        }

        private @Nullable Object[] row(Part of, @Nullable Object[] entry) {
            ListRow.Key key = of.key();
            @Nullable Object[] row = new Object[3 + entry.length + 1];
            row[0] = key.host();
            row[1] = key.sha256();
            row[2] = key.boot();
            System.arraycopy(entry, 0, row, 3, entry.length);
            row[3 + entry.length] = of.day();
            return row;
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
                file = null;
                if (part != null && part.file().isPresent()) {
                    Files.delete(part.file().get());
                }
            }
        }
    }
}
