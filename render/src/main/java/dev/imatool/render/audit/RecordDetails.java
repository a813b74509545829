package dev.imatool.render.audit;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.audit.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who caused a record and what it concerns, as {@code key=value} under the kernel's names. */
final class RecordDetails {
    /** Fields to print, in this order; a record has some of them. */
    static final List<String> KEYS = List.of("pid", "uid", "auid", "comm", "exe", "dev", "ino", "mnt_ns", "res");

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";
    private static final String CONTINUED = "      ";

    /** What needs no quotes: nothing in it could be taken for the next field. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:()@+-]+");

    private static final Set<String> USERS = Set.of("uid", "auid");

    /** (uid_t) -1, which is no user: for auid, that nobody has logged in. */
    private static final Set<String> NO_USER = Set.of("4294967295", "-1");

    private RecordDetails() {}

    /** The fields that {@code record} has, each safe to print. In a policy rule all but the result are conditions of the rule. */
    static List<String> of(AuditRecord record) {
        List<String> words = new ArrayList<>();
        for (String key : record.isPolicyRule() ? List.of("res") : KEYS) {
            record.field(key).ifPresent(value -> words.add(key + "=" + value(key, value)));
        }
        return words;
    }

    private static String value(String key, ByteString value) {
        String text = quoted(value);
        return USERS.contains(key) && NO_USER.contains(text) ? text + " (unset)" : text;
    }

    /** The value safe to print, in quotes where it could be taken for more than one. */
    static String quoted(ByteString value) {
        String text = Printable.textOf(value);
        return PLAIN.matcher(text).matches() ? text : "\"" + text.replace("\"", "\\\"") + "\"";
    }

    /** Words as lines below another: as many on each as there is room for. */
    static List<String> lines(List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(INDENT);
        boolean begun = false;
        for (String word : words) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(CONTINUED);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        if (begun) {
            lines.add(line.toString());
        }
        return lines;
    }
}
