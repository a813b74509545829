package dev.imatool.parsers.known.rows;

import dev.imatool.parsers.known.text.ByteLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Records of comma-separated values (RFC 4180), with any delimiter. A quoted field may go over several lines; one that does not end
 * within {@value #LONGEST} bytes, or in the middle of another, is no record: the lines after its first are read as what they are alone.
 */
final class CsvRecords {
    private static final int LONGEST = 1 << 16;
    private static final int MOST_FIELDS = 1000;

    /** Stands for a line that is too long, whose beginning ends within a field. */
    private static final String UNENDED = "\"";

    private final ByteLines lines;
    private final char delimiter;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long nextWaiting;
    private List<String> fields = List.of();
    private boolean readable;
    private long number;
    private char begin;

    CsvRecords(InputStream content, char delimiter) {
        this.lines = ByteLines.of(content);
        this.delimiter = delimiter;
    }

    /** Goes to the next record that is neither empty nor a comment, which begins with {@code #}; false after the last one. */
    boolean next() throws IOException {
        while (advance()) {
            String line = waiting.remove();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                begin = line.charAt(0);
                number = nextWaiting++;
                record(line);
                return true;
            }
            nextWaiting++;
        }
        return false;
    }

    /** Makes sure that a line is waiting. */
    private boolean advance() throws IOException {
        if (!waiting.isEmpty()) {
            return true;
        }
        if (!lines.next()) {
            return false;
        }
        nextWaiting = lines.number();
        waiting.add(lines.whole() ? lines.line() : UNENDED);
        return true;
    }

    private void record(String first) throws IOException {
        StringBuilder record = new StringBuilder(first);
        boolean quoted = odd(first);
        int joined = 0;
        Iterator<String> next = waiting.iterator();
        while (quoted && next.hasNext()) {
            quoted ^= join(record, next.next());
            joined++;
        }
        while (quoted && record.length() <= LONGEST && lines.next()) {
            String line = lines.whole() ? lines.line() : UNENDED;
            waiting.add(line);
            quoted ^= join(record, line);
            joined++;
        }
        // a quote that was left open ends somewhere in the middle of a later field
        readable = !quoted && (joined == 0 || wellFormed(record));
        fields = readable ? split(record, delimiter) : List.of(first);
        for (int i = 0; readable && i < joined; i++) {
            waiting.remove();
            nextWaiting++;
        }
    }

    /** True where quotes stand at the ends of fields alone, or are doubled. */
    private boolean wellFormed(CharSequence record) {
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            if (record.charAt(i) != '"') {
                continue;
            }
            boolean doubled = quoted && i + 1 < record.length() && record.charAt(i + 1) == '"';
            boolean atEnd = i + 1 == record.length() || record.charAt(i + 1) == delimiter;
            boolean atBegin = i == 0 || record.charAt(i - 1) == delimiter;
            if (doubled) {
                i++;
            } else if (quoted ? atEnd : atBegin) {
                quoted = !quoted;
            } else {
                return false;
            }
        }
        return !quoted;
    }

    /** Joins a line, and says whether the number of its quotes is odd. */
    private static boolean join(StringBuilder record, String line) {
        record.append('\n').append(line);
        return odd(line);
    }

    private static boolean odd(String line) {
        boolean odd = false;
        for (int quote = line.indexOf('"'); quote >= 0; quote = line.indexOf('"', quote + 1)) {
            odd = !odd;
        }
        return odd;
    }

    /** The fields of one line. */
    static List<String> split(CharSequence record, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < record.length() && record.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted && fields.size() < MOST_FIELDS) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** The fields of the record, one character a byte. */
    List<String> fields() {
        return fields;
    }

    /** True for a record whose first character is that one. */
    boolean begins(char c) {
        return begin == c;
    }

    /** False where a quoted field does not end; the fields are then its first line. */
    boolean readable() {
        return readable;
    }

    /** The line in which it begins, from 1. */
    long number() {
        return number;
    }
}
