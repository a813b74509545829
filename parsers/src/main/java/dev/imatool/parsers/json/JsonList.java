package dev.imatool.parsers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A measurement list that is a string of a JSON document, or is made of the strings of one column of its rows: objects of an
 * array, or documents one after the other (NDJSON).
 *
 * @param text the list: text in UTF-8, or what base64 stands for
 * @param pointer where it is, as a JSON Pointer (RFC 6901) of printable ASCII, long ones cut; the places in arrays of a column
 *     are {@code *}
 * @param rows how many strings make the list
 * @param further how many more strings of the document begin like a list
 * @param damaged whether the JSON is damaged or cut after what was read
 */
public record JsonList(ByteString text, String pointer, int rows, int further, boolean damaged) {
    /** Bytes of a document that are looked at; the strings of a longer one are not. */
    public static final int LONGEST_DOCUMENT = 64 << 20;

    private static final int MOST_DEPTH = 64;
    private static final int LONGEST_POINTER = 160;
    private static final int LOOKED_AT = 1 << 16;
    private static final Pattern BEGINS = Pattern.compile("\\s*[{\\[]\\s*[\"{\\[].*", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("\\s{0,8}\\d{1,10} [0-9a-fA-F]{16}.*", Pattern.DOTALL);
    private static final Pattern QUOTED =
            Pattern.compile("(?<![0-9A-Za-z])\\d{1,10}[ \\t][0-9a-fA-F]{40,128}+[ \\t][a-z]");

    /** True when {@code head}, the beginning of an input, may be that of an object or array. */
    public static boolean mayBegin(byte[] head) {
        return BEGINS.matcher(new String(head, StandardCharsets.ISO_8859_1)).matches();
    }

    /**
     * The list in {@code document}: the first string that begins like an ascii list and those of the same column, or that holds an
     * entry, or is base64 of a list.
     *
     * @param encoded tells base64 of a list by its text
     */
    public static Optional<JsonList> find(byte[] document, Predicate<String> encoded) {
        return column(document, text -> ENTRY.matcher(text).matches())
                .or(() -> column(document, JsonList::quotes))
                .map(column -> text(document, column))
                .or(() -> column(document, encoded).map(column -> binary(document, column, encoded)));
    }

    /** True when a string is, or begins with, an entry. */
    static boolean begins(String text) {
        return ENTRY.matcher(text).matches();
    }

    private static boolean quotes(String text) {
        return QUOTED.matcher(text.substring(0, Math.min(text.length(), LOOKED_AT)))
                .find();
    }

    private static JsonList text(byte[] document, Column column) {
        ListRows rows = new ListRows();
        int[] further = new int[1];
        boolean damaged = walk(
                document,
                (pointer, value, frames) -> {
                    if (column.has(pointer)) {
                        if (rows.begins(value)) {
                            further[0]++;
                        } else {
                            frames.row(value);
                        }
                    } else if (begins(value)) {
                        further[0]++;
                    }
                    return true;
                },
                rows);
        byte[] text = rows.text();
        return new JsonList(
                ByteString.copyOf(text),
                column.shown(rows.count()),
                rows.count(),
                further[0],
                damaged && rows.count() > 1);
    }

    private static JsonList binary(byte[] document, Column column, Predicate<String> encoded) {
        ListRows rows = new ListRows();
        int[] further = new int[1];
        boolean damaged = walk(
                document,
                (pointer, value, frames) -> {
                    if (column.has(pointer)) {
                        further[0] += rows.decoded(value) ? 0 : 1;
                    } else if (encoded.test(value)) {
                        further[0]++;
                    }
                    return true;
                },
                rows);
        return new JsonList(
                ByteString.copyOf(rows.text()),
                column.shown(rows.count()),
                rows.count(),
                further[0],
                damaged && rows.count() > 1);
    }

    private static Optional<Column> column(byte[] document, Predicate<String> wanted) {
        Column[] found = new Column[1];
        walk(
                document,
                (pointer, value, frames) -> {
                    if (wanted.test(value)) {
                        found[0] = new Column(pointer);
                    }
                    return found[0] == null;
                },
                new ListRows());
        return Optional.ofNullable(found[0]);
    }

    /** Takes the strings of a document. */
    private interface Strings {
        /** Takes one; false when no further one is wanted. */
        boolean take(Path pointer, String value, ListRows frames);
    }

    /** True when the document is damaged after what was taken. */
    private static boolean walk(byte[] document, Strings strings, ListRows rows) {
        Deque<Boolean> open = new ArrayDeque<>();
        try (JsonParser parser =
                BoundedJson.factory(MOST_DEPTH, LONGEST_DOCUMENT).createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> {
                        open.push(true);
                        rows.open();
                    }
                    case END_OBJECT -> {
                        open.pop();
                        rows.close();
                    }
                    case VALUE_STRING -> {
                        String name = parser.currentName();
                        rows.member(name == null ? "" : name, parser.getText());
                        if (!strings.take(
                                () -> parser.getParsingContext().pathAsPointer().toString(), parser.getText(), rows)) {
                            return false;
                        }
                    }
                    default -> {
                        // nothing else holds a list
                    }
                }
            }
            rows.end();
            return false;
        } catch (IOException damaged) {
            // what is before the damage is whole, all the same
            rows.end();
            return true;
        }
    }

    /** Where a string stands; asked for where it matters alone. */
    @FunctionalInterface
    private interface Path {
        String pointer();
    }

    /** The strings at one place of each row. */
    private static final class Column {
        private final String first;
        private final String pattern;

        Column(Path path) {
            first = path.pointer();
            pattern = pattern(first);
        }

        boolean has(Path path) {
            String pointer = path.pointer();
            return pointer.equals(first) || pattern(pointer).equals(pattern);
        }

        String shown(int rows) {
            String pointer = (rows > 1 ? pattern : first).replaceAll("[^!-\\[\\]-~]", "?");
            return pointer.substring(0, Math.min(pointer.length(), LONGEST_POINTER));
        }

        private static String pattern(String pointer) {
            return pointer.replaceAll("/\\d{1,9}(?=/|$)", "/*");
        }
    }
}
