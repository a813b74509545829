package dev.imatool.render.tree;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
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

/**
 * Writes records as lines of comma-separated values (RFC 4180, with {@code \n}): one cell for each value of a record and of the
 * records in it, whose keys are joined with {@code _}. A list is one cell with the list as JSON, empty where the list is. A text that
 * spreadsheets would take for a formula begins with {@code \xNN} in place of its first character: the escaping of names.
 */
public final class CsvSink implements TreeSink, Closeable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private static final String EMPTY_LIST = "[]";

    /** Characters from which on lines are handed on. */
    private static final int MANY = 1 << 13;

    private static final int NO_COLUMN = -1;

    /** Cells that begin with this character or one before it may be quoted. */
    private static final char HIGHEST_QUOTED = '#';

    private final OutputStream out;
    private final StringBuilder lines = new StringBuilder();
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> cells = new ArrayList<>();
    private final Deque<Place> path = new ArrayDeque<>();
    private Place place = new Place("");
    private String key = "";
    private int depth;
    private int lists;
    private final ByteArrayOutputStream listed = new ByteArrayOutputStream();
    private JsonSink list;

    /** A record within a row: what its keys begin with, and what was found out about them, as every row has the same. */
    private static final class Place {
        private final String prefix;
        private final Map<String, Integer> columns = new HashMap<>();
        private final Map<String, Place> records = new HashMap<>();

        Place(String prefix) {
            this.prefix = prefix;
        }

        Place in(String key) {
            return records.computeIfAbsent(key, name -> new Place(prefix + name + "_"));
        }
    }

    /** Writes the line of titles. Fields that are not among {@code columns} are left out. */
    public CsvSink(OutputStream out, List<String> columns) throws IOException {
        this.out = out;
        list = JsonSink.lines(listed);
        for (String column : columns) {
            this.columns.put(column, cells.size());
            cells.add(column);
        }
        line();
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
            path.addLast(place);
            place = place.in(key);
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
            line();
            if (lines.length() >= MANY) {
                handOn();
            }
        } else {
            place = path.removeLast();
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
        Integer at = place.columns.get(key);
        if (at == null) {
            at = columns.getOrDefault(place.prefix + key, NO_COLUMN);
            place.columns.put(key, at);
        }
        if (at != NO_COLUMN) {
            cells.set(at, value);
        }
    }

    private void line() throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (i > 0 && standsForItself(cell)) {
                lines.append(',').append(cell);
            } else {
                FORMAT.print(cell, lines, i == 0);
            }
        }
        lines.append('\n');
    }

    /** True of nearly all cells: they need no quotes, and the look for what may is one that CPUs are fast at. */
    private static boolean standsForItself(String cell) {
        return cell.isEmpty()
                || (cell.charAt(0) > HIGHEST_QUOTED
                        && cell.charAt(cell.length() - 1) > ' '
                        && cell.indexOf(',') < 0
                        && cell.indexOf('"') < 0
                        && cell.indexOf('\n') < 0
                        && cell.indexOf('\r') < 0);
    }

    private void handOn() throws IOException {
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        lines.setLength(0);
    }

    @Override
    public void text(String value) throws IOException {
        if (lists > 0) {
            list.text(value);
        } else if (!value.isEmpty() && formula(value.charAt(0))) {
            cell("\\x" + Integer.toHexString(value.charAt(0)) + value.substring(1));
        } else {
            cell(value);
        }
    }

    /** True of what formulas begin with, besides control characters, which are escaped in every text. */
    private static boolean formula(char first) {
        return first == '=' || first == '+' || first == '-' || first == '@';
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
        handOn();
        out.flush();
    }
}
