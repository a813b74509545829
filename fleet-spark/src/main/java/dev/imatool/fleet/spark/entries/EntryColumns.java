package dev.imatool.fleet.spark.entries;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.table.ColumnType;
import dev.imatool.fleet.table.FleetTables;
import dev.imatool.fleet.table.TableColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Columns of entries as Parquet has them. */
final class EntryColumns {
    /** What can vouch for an entry: on the way, one of these is its place among them. */
    static final List<Vouched> VOUCHED = List.of(Vouched.values());

    /** Of texts, byte by byte, without signs. */
    static final Comparator<Binary> ORDER =
            (one, other) -> Arrays.compareUnsigned(one.getBytesUnsafe(), other.getBytesUnsafe());

    private static final List<TableColumn<?>> COLUMNS = Stream.<TableColumn<?>>concat(
                    FleetTables.PLACES.stream(), FleetTables.FACTS.stream())
            .toList();

    /** Their names. */
    static final List<String> NAMES =
            COLUMNS.stream().<String>map(TableColumn::name).toList();

    private EntryColumns() {}

    /** All of them, each optional, as Spark writes them. */
    static MessageType schema() {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (TableColumn<?> column : COLUMNS) {
            message.addField(
                    column.type() == ColumnType.TEXT
                            ? Types.optional(PrimitiveTypeName.BINARY)
                                    .as(LogicalTypeAnnotation.stringType())
                                    .named(column.name())
                            : Types.optional(PrimitiveTypeName.INT64).named(column.name()));
        }
        return message.named("entries");
    }

    /** Where a column of what entries say is among these. */
    static int ofFact(String name) {
        return FleetTables.FACTS.stream().map(TableColumn::name).toList().indexOf(name);
    }
}
