package dev.imatool.render.tree;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes records as lines of comma-separated values (RFC 4180, with {@code \n}): one cell for each value of a record and of the
 * records in it, whose keys are joined with {@code _}. A list is one cell with its values in it, separated by blanks.
 */
public final class CsvSink implements TreeSink, Closeable {
    private static final String BETWEEN_KEYS = "_";

    private final CSVPrinter printer;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> cells = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private String key = "";
    private int depth;
    private int lists;

    /** Writes the line of titles. Fields that are not among {@code columns} are left out. */
    public CsvSink(OutputStream out, List<String> columns) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
        printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format);
        printer.printRecord(columns);
        for (String column : columns) {
            this.columns.put(column, cells.size());
            cells.add("");
        }
    }

    @Override
    public void beginRecord() {
        if (lists > 0) {
            return;
        }
        if (depth == 0) {
            cells.replaceAll(cell -> "");
        } else {
            path.addLast(key);
        }
        depth++;
    }

    @Override
    public void endRecord() throws IOException {
        if (lists > 0) {
            return;
        }
        depth--;
        if (depth == 0) {
            printer.printRecord(cells);
        } else {
            path.removeLast();
        }
    }

    @Override
    public void beginList() {
        lists++;
    }

    @Override
    public void endList() {
        lists--;
    }

    @Override
    public void key(String name) {
        if (lists == 0) {
            key = name;
        }
    }

    @Override
    public void text(String value) {
        String column = path.isEmpty() ? key : String.join(BETWEEN_KEYS, path) + BETWEEN_KEYS + key;
        Integer at = columns.get(column);
        if (at != null) {
            String before = cells.get(at);
            cells.set(at, before.isEmpty() ? value : before + " " + value);
        }
    }

    @Override
    public void number(long value) {
        text(Long.toString(value));
    }

    @Override
    public void number(BigInteger value) {
        text(value.toString());
    }

    @Override
    public void number(BigDecimal value) {
        text(value.toPlainString());
    }

    @Override
    public void flag(boolean value) {
        text(Boolean.toString(value));
    }

    @Override
    public void none() {
        // an empty cell
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
