package dev.imatool.fleet.duckdb;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.batch.StagedBatch;
import dev.imatool.fleet.engine.EngineException;
import dev.imatool.fleet.engine.FleetEngine;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.LocalFolder;
import dev.imatool.fleet.folder.TableFile;
import dev.imatool.fleet.table.FleetTables;
import dev.imatool.fleet.table.HostRow;
import dev.imatool.fleet.table.TableColumn;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DuckDB in this process, without a database file: all that it knows is in the folder of the fleet. */
final class DuckDbEngine implements FleetEngine {
    /** Rows in a group: what is read of a file at least, and held at once when it is written. */
    private static final int GROUP = 122_880;

    /** Says whether a text is SELECT statements, and how many: by DuckDB's own parser, without running any. */
    private static final String PARSED =
            "select json_extract_string(parsed, '$.error_message'), json_array_length(parsed, '$.statements')"
                    + " from (select json_serialize_sql(cast(? as varchar)) as parsed)";

    /** Columns whose texts are few, or as many as lists: in a batch they are codes. */
    private static final List<String> CODED_OF_LISTS = List.of("host", "list_sha256", "boot");

    private static final List<String> CODED = Stream.concat(
                    CODED_OF_LISTS.stream(),
                    Stream.of("template", "template_digest_check", "digest_algorithm", "provenance"))
            .toList();

    /** The type of that column, quoted as a text in a text. */
    private static final String VOUCHED = Arrays.stream(Vouched.values())
            .map(vouched -> literal(vouched.id()))
            .collect(Collectors.joining(", ", "enum (", ")"))
            .replace("'", "''");

    /** What DuckDB may take beside the readers of lists, so that an ingest stays below 1 GB; what does not fit is spilled. */
    private static final String MEMORY_TO_WRITE = "600MB";

    /** What it may take to answer: an answer that spills takes half as long again. */
    private static final String MEMORY_TO_ASK = "1200MB";

    private final Connection connection;

    private final int threads;
    private final String memoryToWrite;

    /** What does not fit into memory; of this process alone. */
    private final Path spilled;

    /** What does not fit goes beside the fleet, where there is room. Once it has spilled, DuckDB takes no other folder. */
    private boolean spillsAside;

    DuckDbEngine(Driver driver, int threads) throws IOException, SQLException {
        this(driver, threads, MEMORY_TO_WRITE);
    }

    /** @param memoryToWrite what it may take to write, as DuckDB reads it */
    DuckDbEngine(Driver driver, int threads, String memoryToWrite) throws IOException, SQLException {
        this.threads = threads;
        this.memoryToWrite = memoryToWrite;
        this.spilled = Files.createTempDirectory("imatool-fleet");
        this.connection = driver.connect("jdbc:duckdb:", new Properties());
        run("set temp_directory = " + literal(spilled.toString()));
        run("set enable_progress_bar = false");
        // nothing is fetched from elsewhere, whatever a query says
        run("set autoinstall_known_extensions = false");
        run("set autoload_known_extensions = false");
    }

    @Override
    public synchronized void write(StagedBatch batch, Path aside) throws IOException {
        Path staged = batch.folder();
        try {
            if (!spillsAside) {
                run("set temp_directory = "
                        + literal(aside.resolveSibling("aside-spilled").toString()));
                spillsAside = true;
            }
            // only one thread keeps the order of rows through a join
            run("set threads = 1");
            run("set memory_limit = " + literal(memoryToWrite));
            forget();
            stage(staged);
            for (String day : batch.days()) {
                write(batch.name(), day, aside);
            }
            forget();
        } catch (SQLException failure) {
            throw new EngineException(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** Drops what a batch left, whether it was written or failed. */
    private void forget() throws SQLException {
        for (String table : List.of(
                "staged_entries", "staged_findings", "staged_facts", "staged_lists", "read_facts", "read_lists")) {
            run("drop table if exists " + table);
        }
        for (String column : CODED) {
            run("drop type if exists staged_" + column);
        }
    }

    /**
     * Reads what is staged. Texts that many rows share become codes, which are joined, sorted and written in a quarter of the time, and
     * only numbers are sorted.
     */
    private void stage(Path staged) throws SQLException {
        run("create temp table read_lists as select * from "
                + csv(staged.resolve("lists.csv"), "list bigint, day varchar", FleetTables.LISTS));
        run("create temp table read_facts as select * from "
                + csv(staged.resolve("facts.csv"), "fact bigint", FleetTables.FACTS));
        for (String column : CODED) {
            String table = CODED_OF_LISTS.contains(column) ? "read_lists" : "read_facts";
            run("create temp type staged_" + column + " as enum (select distinct coalesce(" + column + ", '') from "
                    + table + " union select '' order by 1)");
        }
        run("create temp table staged_lists as select list, day, "
                + FleetTables.LISTS.stream().map(DuckDbEngine::coded).collect(Collectors.joining(", "))
                + " from read_lists");
        run("create temp table staged_facts as select fact, dense_rank() over (order by path, digest) as rank, "
                + FleetTables.FACTS.stream().map(DuckDbEngine::coded).collect(Collectors.joining(", "))
                + " from read_facts");
        run(
                "create temp table staged_entries as select e.* from read_csv("
                        + literal(staged.resolve("entries.csv").toString())
                        + ", auto_detect = false, header = false, delim = ',', quote = '', escape = '', columns = {'list': 'integer',"
                        + " 'number': 'bigint', 'byte_offset': 'bigint', 'fact': 'bigint', 'vouched': '" + VOUCHED
                        + "'}) e"
                        + " join staged_facts f using (fact) join staged_lists l using (list) order by f.rank, l.host, l.list, e.number");
        run("create temp table staged_findings as select * from "
                + csv(staged.resolve("findings.csv"), "day varchar", FleetTables.FINDINGS));
    }

    /** A column, as a code where its texts are coded. */
    private static String coded(TableColumn<?> column) {
        return CODED.contains(column.name())
                ? "cast(" + column.name() + " as staged_" + column.name() + ") as " + column.name()
                : column.name();
    }

    private void write(String name, String day, Path aside) throws IOException, SQLException {
        String ofDay = " where day = " + literal(day);
        String facts =
                FleetTables.FACTS.stream().map(column -> "f." + column.name()).collect(Collectors.joining(", "));
        copy(
                "select l.host, l.list_sha256, l.boot, e.number, e.byte_offset, e.vouched, " + facts
                        + " from staged_entries e join staged_facts f using (fact) join staged_lists l using (list)"
                        + ofDay.replace("day", "l.day"),
                aside,
                "entries",
                day,
                name);
        copy("select " + names(FleetTables.FINDINGS) + " from staged_findings" + ofDay, aside, "findings", day, name);
        copy(
                "select " + names(FleetTables.LISTS) + " from staged_lists" + ofDay + " order by host, list_sha256",
                aside,
                "lists",
                day,
                name);
    }

    private void copy(String rows, Path aside, String table, String day, String name) throws IOException, SQLException {
        Path folder = Files.createDirectories(aside.resolve(table).resolve("day=" + day));
        toParquet(rows, folder.resolve(name + ".parquet"));
    }

    private void toParquet(String rows, Path file) throws SQLException {
        run("copy (" + rows + ") to " + literal(file.toString()) + " (format parquet, compression zstd, row_group_size "
                + GROUP + ")");
    }

    private static <R> String names(List<TableColumn<R>> columns) {
        return columns.stream().map(TableColumn::name).collect(Collectors.joining(", "));
    }

    /** @param first columns before {@code columns}, as SQL declares them */
    private static <R> String csv(Path file, String first, List<TableColumn<R>> columns) {
        StringBuilder types = new StringBuilder();
        for (String column : first.split(", ")) {
            String[] parts = column.split(" ");
            types.append(types.isEmpty() ? "" : ", ")
                    .append(literal(parts[0]))
                    .append(": ")
                    .append(literal(parts[1]));
        }
        columns.forEach(column -> types.append(", ")
                .append(literal(column.name()))
                .append(": ")
                .append(literal(column.type().sql())));
        return "read_csv(" + literal(file.toString())
                + ", auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false, columns = {"
                + types + "})";
    }

    @Override
    public synchronized void write(List<HostRow> hosts, Path file) throws IOException {
        try {
            run("create or replace temp table given_hosts (host varchar, host_group varchar)");
            try (PreparedStatement insert = connection.prepareStatement("insert into given_hosts values (?, ?)")) {
                for (HostRow host : hosts) {
                    insert.setString(1, host.host());
                    insert.setString(2, host.hostGroup());
                    insert.execute();
                }
            }
            toParquet("select * from given_hosts order by host, host_group", file);
            run("drop table given_hosts");
        } catch (SQLException failure) {
            throw new EngineException(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public FleetFolder folder(String fleet) {
        return new LocalFolder(FileNames.path(fleet));
    }

    @Override
    public synchronized void open(FleetFolder folder) throws IOException {
        try {
            run("set threads = " + threads);
            run("set memory_limit = " + literal(MEMORY_TO_ASK));
            table("lists", folder, FleetTables.LISTS);
            table("findings", folder, FleetTables.FINDINGS);
            List<TableColumn<?>> entries = new ArrayList<>(FleetTables.PLACES);
            entries.addAll(FleetTables.FACTS);
            table("entries", folder, entries);
            run("create or replace temp view hosts as "
                    + (folder.hasHosts()
                            ? "select host, host_group from read_parquet("
                                    + literal(folder.root() + "/" + FleetFolder.HOSTS) + ")"
                            : none(List.copyOf(FleetTables.HOSTS), false)));
        } catch (SQLException failure) {
            throw new EngineException(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public synchronized void confine(FleetFolder folder) throws IOException {
        try {
            run("set allowed_directories = [" + literal(folder.root()) + ", " + literal(spilled.toString()) + "]");
            run("set enable_external_access = false");
            run("set lock_configuration = true");
        } catch (SQLException failure) {
            throw new EngineException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private void table(String name, FleetFolder folder, List<? extends TableColumn<?>> columns)
            throws IOException, SQLException {
        List<TableFile> files = folder.files(name);
        String all = files.stream()
                .map(file -> literal(folder.root() + "/" + file.name()))
                .collect(Collectors.joining(", ", "[", "]"));
        run("create or replace temp view " + name + " as "
                + (files.isEmpty()
                        ? none(columns, true)
                        : "select "
                                + columns.stream().map(TableColumn::name).collect(Collectors.joining(", "))
                                + ", day from read_parquet(" + all
                                + ", hive_partitioning = true, hive_types = {'day': varchar}, union_by_name = true)"));
    }

    private static String none(List<? extends TableColumn<?>> columns, boolean day) {
        return "select "
                + columns.stream()
                        .map(column -> "cast(null as " + column.type().sql() + ") as " + column.name())
                        .collect(Collectors.joining(", "))
                + (day ? ", cast(null as varchar) as day" : "") + " where false";
    }

    @Override
    public synchronized void ask(String sql, List<Object> values, RowTaker rows) throws IOException {
        checkOneSelect(sql);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            try (ResultSet answer = query.executeQuery()) {
                List<String> names = names(answer.getMetaData());
                rows.columns(names);
                while (answer.next()) {
                    List<Optional<Object>> row = new ArrayList<>();
                    for (int i = 1; i <= names.size(); i++) {
                        row.add(Optional.ofNullable(answer.getObject(i)).map(DuckDbEngine::plain));
                    }
                    rows.row(row);
                }
            }
        } catch (SQLException failure) {
            throw new EngineException(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public void ask(String sql, List<Object> values, List<KnownColumn> columns, RowTaker rows) throws IOException {
        JoinedTexts joined = new JoinedTexts(columns);
        checkOneSelect(sql);
        ask(joined.sql(sql), values, joined.taker(rows));
    }

    /** To prepare several statements runs all but the last, and one that is no SELECT may write. */
    private synchronized void checkOneSelect(String sql) throws EngineException {
        try (PreparedStatement parse = connection.prepareStatement(PARSED)) {
            parse.setString(1, sql);
            try (ResultSet parsed = parse.executeQuery()) {
                parsed.next();
                String wrong = parsed.getString(1);
                if (wrong != null || parsed.getInt(2) != 1) {
                    throw new EngineException("not one SELECT" + (wrong == null ? "" : ": " + wrong));
                }
            }
        } catch (SQLException failure) {
            throw new EngineException(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public synchronized List<String> columns(String sql) throws IOException {
        checkOneSelect(sql);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            return names(query.getMetaData());
        } catch (SQLException failure) {
            throw new EngineException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        return names;
    }

    private static Object plain(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Long || value instanceof Boolean || value instanceof Double ? value : value.toString();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IOException(failure.getMessage(), failure);
        } finally {
            deleteSpilled();
        }
    }

    private void deleteSpilled() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(spilled)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        Files.delete(spilled);
    }
}
