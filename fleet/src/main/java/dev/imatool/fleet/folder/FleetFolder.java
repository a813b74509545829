package dev.imatool.fleet.folder;

import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.table.FleetTables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The folder of a fleet, on a disk or in a store. Names that begin with a dot are no part of the tables. */
public interface FleetFolder {
    /** The file that says of which version it is. */
    String MARK = "fleet.json";

    /** How much of it is read. */
    int MARK_BYTES = 256;

    /** The folder for what is no part of the tables yet. */
    String WORK = ".ingest";

    /** The end of the names of all files of tables. */
    String PARQUET = ".parquet";

    /** What the user says of hosts. */
    String HOSTS = "hosts/hosts" + PARQUET;

    /** The number of one of several files of a batch. */
    Pattern PART = Pattern.compile("-[0-9]+\\.parquet$");

    /** As the user calls it. */
    String name();

    /** Where it is, as engines read it: {@code /} and the name of a file are added. */
    String root();

    /** What {@link #MARK} says, or the beginning of it; absent where it is not there. */
    Optional<String> mark() throws IOException;

    /** True when nothing but {@link #WORK} is there, so that a fleet may begin. */
    boolean isFree() throws IOException;

    /** The files of a table by name, those of batches that do not count yet, too. */
    List<TableFile> written(String table) throws IOException;

    /** True when {@link #HOSTS} is there. */
    boolean hasHosts() throws IOException;

    /** What {@link #MARK} says in a fleet of this version. */
    static String ownMark() {
        return "{\"schema\":\"imatool.fleet-folder/" + FleetTables.VERSION + "\"}\n";
    }

    /**
     * True when it is a fleet.
     *
     * @throws IOException if it is one of another version
     */
    default boolean isFleet() throws IOException {
        Optional<String> mark = mark();
        if (mark.isPresent() && !mark.get().equals(ownMark())) {
            throw new IOException(name() + " is no fleet of version " + FleetTables.VERSION + ": its " + MARK
                    + " says '" + Printable.ofText(mark.get().strip()) + "'");
        }
        return mark.isPresent();
    }

    /**
     * True when a fleet has to be begun before it is written.
     *
     * @throws IOException if it is no fleet of this version, and holds something else
     */
    default boolean isToBegin() throws IOException {
        if (isFleet()) {
            return false;
        }
        if (!isFree()) {
            throw new IOException(name() + " is no fleet, and not empty");
        }
        return true;
    }

    /**
     * The committed files of a table, by name. Those of a batch count once its file of {@code lists} for that day is there: NAME.parquet,
     * where the other tables may have several, NAME-NUMBER.parquet.
     */
    default List<TableFile> files(String table) throws IOException {
        List<TableFile> files = written(table);
        if (table.equals("lists")) {
            return files;
        }
        Set<String> lists = written("lists").stream().map(TableFile::name).collect(Collectors.toSet());
        return files.stream()
                .filter(file -> lists.contains("lists"
                        + PART.matcher(file.name().substring(table.length())).replaceFirst(PARQUET)))
                .toList();
    }
}
