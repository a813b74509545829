package dev.imatool.fleet.spark.entries;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.table.ColumnType;
import dev.imatool.fleet.table.FleetTables;
import dev.imatool.fleet.table.TableColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Columns of entries as Parquet has them, and their values on the way. */
final class EntryColumns {
    private static final int NOTHING = 0;
    private static final int NUMBER = 1;
    private static final int TEXT = 2;

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

    static void put(Optional<?> value, PackedBytes out) {
        if (value.isEmpty()) {
            out.put(NOTHING);
        } else if (value.get() instanceof Long number) {
            out.put(NUMBER).number(number);
        } else {
            out.put(TEXT).text(value.get().toString());
        }
    }

    /** A {@code Long}, a {@link Binary} or null. */
    static @Nullable Object read(PackedInput in) throws IOException {
        return switch (in.read()) {
            case NOTHING -> null;
            case NUMBER -> in.number();
            case TEXT -> Binary.fromConstantByteArray(in.block());
            default -> throw new IOException("no value");
        };
    }
}
