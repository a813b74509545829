package dev.imatool.fleet.spark;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.spark.entries.SliceBlocks;
import dev.imatool.fleet.spark.entries.SpooledEntries;
import dev.imatool.fleet.spark.entries.TaskFacts;
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
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is read of one host: what lists and findings say goes on at once, and entries wait until their lists are known by name.
 */
final class HostSpool implements HostSink, Closeable {
    /** Letters of rows. */
    static final char LIST = 'L';

    static final char FINDING = 'F';
    static final char COUNTS = 'C';

    private final RowFile.Writer side;
    private final UnaryOperator<String> named;
    private final SpooledEntries entries;
    private long stored;

    /**
     * @param folder for this host alone
     * @param side takes rows of lists and findings
     * @param named what a name of a file is called in a row
     * @param facts of the task
     */
    HostSpool(Path folder, RowFile.Writer side, UnaryOperator<String> named, TaskFacts facts) {
        this.side = side;
        this.named = named;
        this.entries = new SpooledEntries(folder, facts);
    }

    /** How many entries its lists have stored. */
    long stored() {
        return stored;
    }

    @Override
    public void entry(EntryView entry, TemplateDigestCheck check, Vouched vouched) throws IOException {
        entries.entry(entry, check, vouched);
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
        entries.endList(row.key(), row.day());
        stored += row.stored();
    }

    @Override
    public void drop() {
        entries.drop();
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
    SpooledEntries.Entries read(SliceBlocks blocks) throws IOException {
        return entries.read(blocks);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
