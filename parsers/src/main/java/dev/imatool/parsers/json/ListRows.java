package dev.imatool.parsers.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base64;

/**
 * Makes one text of the rows of a console: lines with a line end after each, or pieces of output, cut anywhere (Velociraptor's
 * {@code execve} gives 10 KiB a row). Rows of several hosts or boots are lists of their own, under a header like that of {@code
 * head}.
 */
final class ListRows {
    /** Members that say of which host, boot or kind a row is (Velociraptor, osquery, journald, Elastic, Splunk). */
    private static final Set<String> ORIGINS = Set.of(
            "ClientId",
            "client_id",
            "Fqdn",
            "FQDN",
            "Hostname",
            "hostname",
            "hostIdentifier",
            "host_identifier",
            "host",
            "Host",
            "_HOSTNAME",
            "_MACHINE_ID",
            "_BOOT_ID",
            "agent_id",
            "action");

    private static final Pattern BOOT_AGGREGATE = Pattern.compile(
            "\\s{0,8}\\d{1,10} [0-9a-fA-F]{40,128}+ \\S{1,254} \\S{1,200} boot_aggregate\\s.*", Pattern.DOTALL);
    private static final int LONGEST_NAME = 100;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int count;

    private static final class Frame {
        final List<byte[]> rows = new ArrayList<>();
        final List<String> origins = new ArrayList<>();
    }

    private static final class Group {
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean inLine;
        boolean manyLines;
        String lastLine = "";
    }

    /** An object begins. */
    void open() {
        frames.push(new Frame());
    }

    /** It ends: its rows are known to be of the host that it names, or that an object around it names. */
    void close() {
        Frame frame = frames.pop();
        Frame around = frames.peek();
        if (frame.origins.isEmpty() && around != null) {
            around.rows.addAll(frame.rows);
        } else {
            add(String.join(" ", frame.origins), frame.rows);
        }
    }

    /** The document ends, whole or not. */
    void end() {
        while (!frames.isEmpty()) {
            close();
        }
    }

    /** An object has a member that is a string. */
    void member(String name, String value) {
        Frame frame = frames.peek();
        if (frame != null && ORIGINS.contains(name) && !value.equals("added") && !value.equals("snapshot")) {
            frame.origins.add(printable(value));
        }
    }

    /** True when the string is a list of its own and no further row: it begins with a boot_aggregate, and another came before it. */
    boolean begins(String text) {
        return count > 0
                && text.strip().indexOf('\n') >= 0
                && BOOT_AGGREGATE.matcher(text).matches();
    }

    /** A row of the object that is open, or of none. */
    void row(String text) {
        count++;
        row(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A row in base64; false where it is none. */
    boolean decoded(String text) {
        if (!Base64.isBase64(text)) {
            return false;
        }
        count++;
        row(Base64.decodeBase64(text));
        return true;
    }

    private void row(byte[] bytes) {
        Frame frame = frames.peek();
        if (frame == null) {
            add("", List.of(bytes));
        } else {
            frame.rows.add(bytes);
        }
    }

    /** How many rows there are. */
    int count() {
        return count;
    }

    private void add(String origin, List<byte[]> rows) {
        for (byte[] row : rows) {
            append(groups.computeIfAbsent(origin, any -> new Group()), row);
        }
    }

    private static void append(Group group, byte[] row) {
        String text = new String(row, StandardCharsets.ISO_8859_1);
        if (group.inLine && parted(group, text)) {
            group.text.write('\n');
            group.lastLine = "";
        }
        group.text.writeBytes(row);
        int lineEnd = text.lastIndexOf('\n');
        String tail = text.substring(lineEnd + 1);
        group.lastLine = lineEnd < 0 ? shortened(group.lastLine + tail) : shortened(tail);
        group.manyLines |= lineEnd >= 0;
        group.inLine = !group.lastLine.isEmpty();
    }

    /**
     * True when a line ended with the last row, though no line end stands there: rows are lines, or this one begins an entry where the
     * last had one in its last line. A number alone is the beginning of an entry that was cut after it.
     */
    private static boolean parted(Group group, String next) {
        boolean cutInNumber = group.manyLines && group.lastLine.strip().matches("\\d{0,10}");
        return !group.manyLines || (JsonList.begins(next) && !cutInNumber);
    }

    private static String shortened(String line) {
        return line.substring(0, Math.min(line.length(), LONGEST_NAME));
    }

    /** All rows; where they are of several origins, with a header before each. */
    byte[] text() {
        end();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Map.Entry<String, Group> group : groups.entrySet()) {
            if (groups.size() > 1) {
                String name = group.getKey().isEmpty() ? "rows" : group.getKey();
                all.writeBytes(("==> " + name + " <==\n").getBytes(StandardCharsets.US_ASCII));
            }
            all.writeBytes(group.getValue().text.toByteArray());
            if (groups.size() > 1) {
                all.write('\n');
            }
        }
        return all.toByteArray();
    }

    private static String printable(String value) {
        String text = value.replaceAll("[^!-~]", "?").replace('/', '_');
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }
}
