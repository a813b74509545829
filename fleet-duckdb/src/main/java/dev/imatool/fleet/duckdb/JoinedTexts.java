package dev.imatool.fleet.duckdb;

import dev.imatool.fleet.engine.FleetReader;
import dev.imatool.fleet.table.ColumnType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fetches the texts of a row as one, with their lengths: DuckDB's driver calls Java for each text, which took a seventh of the time of an answer
 * of half a million rows.
 */
final class JoinedTexts {
    private final List<FleetReader.KnownColumn> columns;
    private final int texts;

    /** @param columns of an answer */
    JoinedTexts(List<FleetReader.KnownColumn> columns) {
        this.columns = columns;
        this.texts = of(ColumnType.TEXT).size();
    }

    private List<String> of(ColumnType type) {
        return IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).type() == type)
                .mapToObj(at -> "c" + at)
                .toList();
    }

    /** A query whose rows are those of {@code query}: all texts, the length of each in characters, and what else there is. */
    String sql(String query) {
        List<String> names = of(ColumnType.TEXT);
        List<String> selected = new ArrayList<>();
        selected.add("concat('', " + String.join(", ", names) + ") as texts");
        names.forEach(name -> selected.add("length(" + name + ") as of_" + name));
        selected.addAll(of(ColumnType.NUMBER));
        return "select " + String.join(", ", selected) + " from (\n" + query + "\n) as answer("
                + IntStream.range(0, columns.size()).mapToObj(at -> "c" + at).collect(Collectors.joining(", ")) + ")";
    }

    /** Takes rows of {@link #sql}, and hands on those of the query. */
    FleetReader.RowTaker taker(FleetReader.RowTaker rows) {
        return new FleetReader.RowTaker() {
            @Override
            public void columns(List<String> names) throws IOException {
                rows.columns(columns.stream().map(FleetReader.KnownColumn::name).toList());
            }

            @Override
            public void row(List<Optional<Object>> row) throws IOException {
                rows.row(split(row));
            }
        };
    }

    private List<Optional<Object>> split(List<Optional<Object>> row) {
        String all = row.get(0).map(Object::toString).orElse("");
        List<Optional<Object>> values = new ArrayList<>(columns.size());
        int from = 0;
        int text = 1;
        int number = 1 + texts;
        for (FleetReader.KnownColumn column : columns) {
            if (column.type() == ColumnType.NUMBER) {
                values.add(row.get(number++));
            } else if (row.get(text++).orElse(null) instanceof Long length) {
                int to = all.offsetByCodePoints(from, Math.toIntExact(length));
                values.add(Optional.of(all.substring(from, to)));
                from = to;
            } else {
                values.add(Optional.empty());
            }
        }
        return values;
    }
}
