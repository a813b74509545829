package dev.imatool.render.tree;

import java.io.ByteArrayOutputStream;
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
 * records in it, whose keys are joined with {@code _}. A list is one cell with the list as JSON, empty where the list is. A text that
 * spreadsheets would take for a formula begins with {@code \xNN} in place of its first character: the escaping of names.
 */
public final class CsvSink implements TreeSink, Closeable {
    private static final String BETWEEN_KEYS = "_";

    private static final String EMPTY_LIST = "[]";

    /** What formulas begin with, besides control characters, which are escaped in every text. */
    private static final String FORMULA = "=+-@";

    private final CSVPrinter printer;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> cells = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private String key = "";
    private int depth;
    private int lists;
    private final ByteArrayOutputStream listed = new ByteArrayOutputStream();
    private JsonSink list;

    /** Writes the line of titles. Fields that are not among {@code columns} are left out. */
    public CsvSink(OutputStream out, List<String> columns) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
        printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format);
        list = JsonSink.lines(listed);
        printer.printRecord(columns);
        for (String column : columns) {
            this.columns.put(column, cells.size());
            cells.add("");
        }
    }

    @Override
    public void beginRecord() throws IOException {
        if (lists > 0) {
            list.beginRecord();
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
            list.endRecord();
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
    public void beginList() throws IOException {
        if (lists++ == 0) {
            listed.reset();
            list = JsonSink.lines(listed);
        }
        list.beginList();
    }

    @Override
    public void endList() throws IOException {
        list.endList();
        if (--lists == 0) {
            list.close();
            String json = listed.toString(StandardCharsets.UTF_8);
            cell(json.equals(EMPTY_LIST) ? "" : json);
        }
    }

    @Override
    public void key(String name) throws IOException {
        if (lists > 0) {
            list.key(name);
        } else {
            key = name;
        }
    }

    private void cell(String value) {
        String column = path.isEmpty() ? key : String.join(BETWEEN_KEYS, path) + BETWEEN_KEYS + key;
        Integer at = columns.get(column);
        if (at != null) {
            cells.set(at, value);
        }
    }

    @Override
    public void text(String value) throws IOException {
        if (lists > 0) {
            list.text(value);
        } else if (!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0) {
            cell("\\x" + Integer.toHexString(value.charAt(0)) + value.substring(1));
        } else {
            cell(value);
        }
    }

    @Override
    public void number(long value) throws IOException {
        if (lists > 0) {
            list.number(value);
        } else {
            cell(Long.toString(value));
        }
    }

    @Override
    public void number(BigInteger value) throws IOException {
        if (lists > 0) {
            list.number(value);
        } else {
            cell(value.toString());
        }
    }

    @Override
    public void number(BigDecimal value) throws IOException {
        if (lists > 0) {
            list.number(value);
        } else {
            cell(value.toPlainString());
        }
    }

    @Override
    public void flag(boolean value) throws IOException {
        if (lists > 0) {
            list.flag(value);
        } else {
            cell(Boolean.toString(value));
        }
    }

    @Override
    public void none() throws IOException {
        if (lists > 0) {
            list.none();
        }
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
