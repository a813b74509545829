package dev.imatool.fleet.spark;

import dev.imatool.fleet.engine.EngineException;
import dev.imatool.fleet.engine.FleetReader;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.TableFile;
import dev.imatool.fleet.spark.folder.HadoopFolder;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Asks a fleet in a session of Spark. Every text is looked at by {@link OneSelect} before Spark sees it. */
final class SparkReader implements FleetReader {
    private static final String HOSTS = "hosts";

    private final SparkSession session;
    private final OneSelect select;
    private final Runnable end;

    /** Files of tables that nobody has asked for, by table. */
    private final Map<String, List<String>> unread = new HashMap<>();

    private Optional<FleetFolder> opened = Optional.empty();

    /**
     * @param shared a session; what is set here concerns a new one beside it
     * @param end what is done when this is closed
     */
    SparkReader(SparkSession shared, Runnable end) {
        this.session = shared.newSession();
        // a name such as parquet.`/some/file` is no table, ${…} is no variable, and a day is text
        session.conf().set("spark.sql.runSQLOnFiles", "false");
        session.conf().set("spark.sql.variable.substitute", "false");
        session.conf().set("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
        this.select = new OneSelect(session);
        this.end = end;
    }

    @Override
    public FleetFolder folder(String fleet) throws IOException {
        return HadoopFolder.of(fleet, session.sparkContext().hadoopConfiguration());
    }

    @Override
    public synchronized void open(FleetFolder folder) throws IOException {
        opened = Optional.of(folder);
        unread.clear();
        for (String table : List.of("lists", "findings", "entries")) {
            unread.put(table, folder.files(table).stream().map(TableFile::name).toList());
        }
        unread.put(HOSTS, folder.hasHosts() ? List.of(FleetFolder.HOSTS) : List.of());
    }

    /** Opens the tables that a query may be about: Spark looks at each of their files. */
    private void views(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        for (String table : List.copyOf(unread.keySet())) {
            if (text.contains(table)) {
                view(table, opened.orElseThrow(), unread.getOrDefault(table, List.of()));
                unread.remove(table);
            }
        }
    }

    private void view(String table, FleetFolder folder, List<String> files) {
        StructType schema =
                FleetSchema.of(table, table.equals(HOSTS) ? Optional.empty() : Optional.of(FleetSchema.DAY));
        Dataset<Row> rows = files.isEmpty()
                ? session.createDataFrame(List.of(), schema)
                : session.read()
                        .schema(schema)
                        .option("basePath", folder.root())
                        // names are names, not patterns
                        .option("__globPaths__", "false")
                        .parquet(files.stream()
                                .map(file -> folder.root() + "/" + file)
                                .toArray(String[]::new));
        rows.createOrReplaceTempView(table);
    }

    /** Nothing is left to do: no text that reads or does anything else has ever been handed on. */
    @Override
    public void confine(FleetFolder folder) {
        // see OneSelect
    }

    @Override
    public synchronized List<String> columns(String sql) throws IOException {
        // their names do not depend on the values
        int values = select.check(sql);
        return answer(sql, Collections.nCopies(values, ""), rows -> List.of(rows.columns()));
    }

    @Override
    public synchronized void ask(String sql, List<Object> values, RowTaker taker) throws IOException {
        select.check(sql);
        answer(sql, List.copyOf(values), rows -> {
            taker.columns(List.of(rows.columns()));
            Iterator<Row> all = rows.toLocalIterator();
            while (all.hasNext()) {
                Row row = all.next();
                taker.row(IntStream.range(0, row.size())
                        .mapToObj(at -> Optional.ofNullable(row.get(at)).map(SparkReader::plain))
                        .toList());
            }
            return rows;
        });
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Dataset<Row> rows) throws IOException;
    }

    @SuppressWarnings("CatchingUnchecked") // Spark throws checked exceptions that it does not declare
    private <T> T answer(String sql, List<?> values, Use<T> use) throws IOException {
        try {
            views(sql);
            return use.of(session.sql(sql, values.toArray()));
        } catch (IOException told) {
            throw told;
        } catch (StackOverflowError deep) {
            throw new EngineException("the query is nested too deeply", deep);
        } catch (Exception unanswered) {
            throw failure(unanswered);
        }
    }

    private static EngineException failure(Exception failure) {
        return new EngineException(
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(""), failure);
    }

    private static Object plain(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Long || value instanceof Boolean || value instanceof Double ? value : value.toString();
    }

    @Override
    public void close() {
        end.run();
    }
}
