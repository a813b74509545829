package dev.imatool.fleet.spark;

import dev.imatool.fleet.table.ColumnType;
import dev.imatool.fleet.table.FleetTables;
import dev.imatool.fleet.table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The tables of a fleet as Spark names their columns and types. */
final class FleetSchema {
    /** The partition: text, as on every engine. */
    static final String DAY = "day";

    private FleetSchema() {}

    /** The columns of a table that is partitioned by day, without the day. */
    static List<TableColumn<?>> columns(String table) {
        return switch (table) {
            case "lists" -> List.copyOf(FleetTables.LISTS);
            case "findings" -> List.copyOf(FleetTables.FINDINGS);
            case "entries" -> {
                List<TableColumn<?>> entries = new ArrayList<>(FleetTables.PLACES);
                entries.addAll(FleetTables.FACTS);
                yield List.copyOf(entries);
            }
            case "hosts" -> List.copyOf(FleetTables.HOSTS);
            default -> throw new IllegalArgumentException(table);
        };
    }

    /** Their names. */
    static List<String> names(String table) {
        return columns(table).stream().<String>map(TableColumn::name).toList();
    }

    /** The schema of a table, with these columns after its own. */
    static StructType of(String table, Optional<String> further) {
        List<StructField> fields = new ArrayList<>();
        for (TableColumn<?> column : columns(table)) {
            fields.add(DataTypes.createStructField(column.name(), type(column.type()), true));
        }
        further.ifPresent(name -> fields.add(DataTypes.createStructField(name, DataTypes.StringType, true)));
        return DataTypes.createStructType(fields);
    }

    private static DataType type(ColumnType type) {
        return switch (type) {
            case TEXT -> DataTypes.StringType;
            case NUMBER -> DataTypes.LongType;
        };
    }
}
