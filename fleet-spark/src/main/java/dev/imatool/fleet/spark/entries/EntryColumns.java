package dev.imatool.fleet.spark.entries;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.spark.parquet.ParquetOut;
import dev.imatool.fleet.table.FleetTables;
import dev.imatool.fleet.table.TableColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

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

    /** All of them. */
    static MessageType schema() {
        return ParquetOut.schema("entries", COLUMNS);
    }

    /** Where a column of what entries say is among these. */
    static int ofFact(String name) {
        return FleetTables.FACTS.stream().map(TableColumn::name).toList().indexOf(name);
    }
}
