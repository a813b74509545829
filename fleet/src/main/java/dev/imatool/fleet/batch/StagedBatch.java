package dev.imatool.fleet.batch;

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
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rows of some hosts, in files of a folder: {@code lists.csv}, {@code findings.csv}, {@code facts.csv} with what entries say, each
 * once, and {@code entries.csv} with numbers alone. Used by one thread.
 */
public final class StagedBatch implements HostSink, Closeable {
    /** Entries from which on a batch is large enough: a file of it is read well, and sorted in little memory. */
    private static final long ENOUGH_ENTRIES = 3_000_000;

    private static final long ENOUGH_BYTES = 64 << 20;

    private final Path folder;
    private final CsvFile lists;
    private final CsvFile findings;
    private final CsvFile facts;
    private final CsvFile entries;
    private final FactTable known = new FactTable();
    private final SortedSet<String> days = new TreeSet<>();
    private final BatchName keys = new BatchName();
    private int list;
    private int fact;
    private long rows;
    private long stored;

    /** @param folder an empty folder */
    public StagedBatch(Path folder) throws IOException {
        this.folder = folder;
        this.lists = new CsvFile(folder.resolve("lists.csv"));
        this.findings = new CsvFile(folder.resolve("findings.csv"));
        this.facts = new CsvFile(folder.resolve("facts.csv"));
        this.entries = new CsvFile(folder.resolve("entries.csv"));
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** The days of its lists. */
    public List<String> days() {
        return List.copyOf(days);
    }

    /** How many entries its lists have stored. */
    public long stored() {
        return stored;
    }

    /** True when it has no list. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** True when it is time for the next batch. */
    public boolean isLarge() {
        return rows >= ENOUGH_ENTRIES || known.kept() >= ENOUGH_BYTES;
    }

    /** Its name. */
    public String name() {
        return keys.toString();
    }

    @Override
    public void entry(EntryView entry, TemplateDigestCheck check, Vouched vouched) throws IOException {
        int id = known.takes(entry) ? known.idOf(entry, check, fact) : fact;
        if (id == fact) {
            facts.number(fact);
            write(facts, FleetTables.FACTS, EntryFact.of(entry.toEntry(), check));
            fact++;
        }
        entries.number(list)
                .number(entry.number())
                .number(entry.location().offset())
                .number(id)
                .word(vouched.id())
                .end();
        rows++;
    }

    @Override
    public void list(ListRow row, List<FindingRow> wrong) throws IOException {
        lists.number(list).text(Optional.of(row.day()));
        write(lists, FleetTables.LISTS, row);
        for (FindingRow finding : wrong) {
            findings.text(Optional.of(row.day()));
            write(findings, FleetTables.FINDINGS, finding);
        }
        days.add(row.day());
        keys.add(row.key().host(), row.key().sha256(), row.key().evidence(), row.day());
        stored += row.stored();
        list++;
    }

    @Override
    public void drop() {
        list++;
    }

    private static <R> void write(CsvFile file, List<TableColumn<R>> columns, R row) throws IOException {
        for (TableColumn<R> column : columns) {
            Optional<?> value = column.value().apply(row);
            if (value.isEmpty()) {
                file.nothing();
            } else if (value.get() instanceof Long number) {
                file.number(number);
            } else {
                file.text(Optional.of(value.get().toString()));
            }
        }
        file.end();
    }

    @Override
    public void close() throws IOException {
        lists.close();
        findings.close();
        facts.close();
        entries.close();
    }
}
