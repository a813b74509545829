package dev.imatool.parsers.known.rows;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.FileDigests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns of rows belong together: the digests of a file, its path, and what is said of it. */
final class RowColumns {
    /** How the column is called that says whether a row is new or gone. */
    static final String ACTION = "action";

    private static final int NONE = -1;
    private static final int LONGEST_ITEM = 200;

    private final List<String> names;
    private final List<Group> groups;
    private final int action;

    private RowColumns(List<String> names, List<Group> groups) {
        this.names = names;
        this.groups = groups;
        this.action = names.indexOf(ACTION);
    }

    /** A digest column; without a hash, the length of its values says which. */
    private record DigestColumn(int index, Optional<HashAlgorithm> hash, int rank) {}

    /** The digests of one file. */
    private record Group(int path, boolean mayBeNoPath, int directory, int remark, List<DigestColumn> digests) {}

    /** The columns of those names. */
    static RowColumns of(List<String> names) {
        List<ColumnName> columns = names.stream().map(ColumnName::of).toList();
        Map<String, List<DigestColumn>> digests = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).what() == ColumnName.What.DIGEST) {
                digests.computeIfAbsent(columns.get(i).of(), of -> new ArrayList<>())
                        .add(new DigestColumn(
                                i, columns.get(i).hash(), columns.get(i).rank()));
            }
        }
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, List<DigestColumn>> each : digests.entrySet()) {
            int path = best(columns, ColumnName.What.PATH, each.getKey(), digests.size() == 1);
            groups.add(new Group(
                    path,
                    path != NONE && columns.get(path).mayBeNoPath(),
                    best(columns, ColumnName.What.DIRECTORY, each.getKey(), digests.size() == 1),
                    best(columns, ColumnName.What.REMARK, each.getKey(), true),
                    meant(each.getValue())));
        }
        return new RowColumns(List.copyOf(names), groups);
    }

    /** Without {@code expected_sha256} and its like where a column is called {@code sha256}. */
    private static List<DigestColumn> meant(List<DigestColumn> columns) {
        int lowest = columns.stream().mapToInt(DigestColumn::rank).min().orElse(0);
        return columns.stream().filter(column -> column.rank() == lowest).toList();
    }

    /** The column of that kind that belongs to {@code of}; where {@code any} will do, another. */
    private static int best(List<ColumnName> columns, ColumnName.What what, String of, boolean any) {
        int best = NONE;
        for (int i = 0; i < columns.size(); i++) {
            ColumnName column = columns.get(i);
            boolean better = column.what() == what
                    && (any || column.of().equals(of))
                    && (best == NONE || order(column, of) < order(columns.get(best), of));
            best = better ? i : best;
        }
        return best;
    }

    private static int order(ColumnName column, String of) {
        return column.rank() + (column.of().equals(of) ? 0 : 1000);
    }

    /** True for a row of the same columns. */
    boolean are(List<String> others) {
        return names.equals(others);
    }

    /** How a row stands to its contents: what osquery calls {@code removed} in its column {@code action} is no longer so. */
    KnownFile.State state(List<String> values) {
        return value(values, action).equals("removed") ? KnownFile.State.REMOVED : KnownFile.State.PRESENT;
    }

    /** True where there is a digest. */
    boolean holdDigests() {
        return !groups.isEmpty();
    }

    /** True where a digest stands beside a path. */
    boolean havePaths() {
        return groups.stream().anyMatch(group -> group.path() != NONE && !group.mayBeNoPath());
    }

    /**
     * Hands on the files of a row.
     *
     * @param bytes whether the values have one character a byte
     * @param state how the row stands to the contents
     * @return a value that should be a digest and is none
     */
    Optional<String> row(List<String> values, boolean bytes, KnownFile.State state, FileDigests digests) {
        Optional<String> wrong = Optional.empty();
        for (Group group : groups) {
            boolean bare = false;
            for (DigestColumn column : group.digests()) {
                String value = value(values, column.index());
                bare |= column.hash().isEmpty() && value.indexOf(':') < 0;
                if (!add(column, value, digests)) {
                    wrong = Optional.of(value);
                }
            }
            String name = name(values, group);
            String path = group.mayBeNoPath() && name.indexOf('/') < 0 ? "" : name;
            String remark =
                    path.isEmpty() && value(values, group.remark()).isEmpty() ? name : value(values, group.remark());
            if (!path.isEmpty() || !digests.none()) {
                digests.file(path.isEmpty() ? item(remark) : "", bytes(path, bytes), state, bare);
            }
        }
        return wrong;
    }

    /** The path; of a name without directories, behind that of another column, which may have the name as well. */
    private static String name(List<String> values, Group group) {
        String name = value(values, group.path());
        String directory = value(values, group.directory());
        if (directory.isEmpty() || name.indexOf('/') >= 0) {
            return name;
        }
        boolean whole = name.isEmpty() || directory.endsWith("/" + name);
        return whole ? directory : directory + (directory.endsWith("/") ? "" : "/") + name;
    }

    private static boolean add(DigestColumn column, String value, FileDigests digests) {
        if (value.isEmpty() || value.equals("-") || value.equalsIgnoreCase("null") || value.equalsIgnoreCase("n/a")) {
            return true;
        }
        int colon = value.indexOf(':');
        if (colon > 0) {
            return digests.add(value.substring(0, colon), value.substring(colon + 1));
        }
        return column.hash().map(hash -> digests.add(hash, value)).orElseGet(() -> digests.addByLength(value));
    }

    private static ByteString bytes(String text, boolean bytes) {
        return bytes ? ByteString.copyOf(text.getBytes(StandardCharsets.ISO_8859_1)) : ByteString.ofText(text);
    }

    private static String item(String remark) {
        return remark.substring(0, Math.min(remark.length(), LONGEST_ITEM));
    }

    private static String value(List<String> values, int index) {
        return index >= 0 && index < values.size() ? values.get(index).strip() : "";
    }
}
