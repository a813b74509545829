package dev.imatool.parsers.audit;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the record in a line: {@code type=INTEGRITY_PCR msg=audit(…):} of auditd, {@code audit: type=1800 audit(…):} of the
 * kernel, {@code audit[1]: INTEGRITY_PCR} or {@code audit: INTEGRITY_PCR} of the journal, whatever stands before them. A
 * type that auditd is too old for is {@code UNKNOWN[1808]}, and {@code AUDIT1808} in the journal.
 *
 * <p>Untrusted text is quoted, or bare upper-case hex when it holds blanks, quotes, control or other bytes outside ASCII
 * (kernel: {@code audit_log_untrustedstring}). So quoted text never holds a blank, and no file name can look like a record.
 */
final class AuditLine {
    private static final String TYPE = "(\\w{1,30}(?:\\[\\d{1,5}\\])?)";
    private static final Pattern RECORD =
            Pattern.compile("(?:^|\\s)type=" + TYPE + "\\s+(?:msg=)?audit\\(([^()]{1,60})\\)\\s?: ?");
    private static final Pattern OTHER_TYPE = Pattern.compile("^(?:node=\\S{1,255} )?type=" + TYPE + " ");
    private static final Pattern JOURNAL =
            Pattern.compile("(?:^|\\s)(?:audit|[\\w@.\\\\:-]{1,200}\\.(?:service|scope|socket|mount|timer|swap|path))"
                    + "(\\[\\d{1,10}\\])?: (?:AUDIT)?" + TYPE + " (?=[\\w-]{1,30}[=<>])");

    /** The message alone ({@code journalctl -o cat}), or as a field of an entry ({@code -o verbose}, {@code export}). */
    private static final Pattern MESSAGE = Pattern.compile(
            "^\\s*(?:MESSAGE=)?(?:AUDIT)?(INTEGRITY_[A-Z_]{3,24}|(?<=AUDIT)18\\d\\d) (?=[\\w-]{1,30}[=<>])");

    /** What looks like a record, whatever is wrong with it. */
    private static final Pattern RESEMBLANCE =
            Pattern.compile("(?:^|\\s)type=(?:UNKNOWN\\[18\\d\\d\\]|18\\d\\d|INTEGRITY_\\w+)(?:\\W|$)"
                    + "|(?<!\\w)(?:INTEGRITY_[A-Z_]{3,24}|AUDIT18\\d\\d) [\\w-]{1,30}=");

    private static final Set<String> UNTRUSTED = Set.of("comm", "name", "dev", "file", "exe", "subj");
    private static final Pattern HEX = Pattern.compile("[0-9A-F]+");

    /** Separates what auditd adds to a record, in its enriched format. */
    private static final char ENRICHED = 0x1d;

    /** Longest record that is read; the kernel's have up to 8970 bytes ({@code MAX_AUDIT_MESSAGE_LENGTH}). */
    private static final int LONGEST = 1 << 14;

    private static final int MOST_FIELDS = 100;

    private final String line;
    private int at;

    private AuditLine(String line, int at) {
        this.line = line;
        this.at = at;
    }

    /**
     * What a line holds.
     *
     * @param record the record that was read
     * @param notUnderstood whether it looks like a record that could not be read
     */
    record Found(Optional<AuditRecord> record, boolean notUnderstood) {
        static final Found NOTHING = new Found(Optional.empty(), false);
        static final Found NOT_UNDERSTOOD = new Found(Optional.empty(), true);

        static Found of(AuditRecord record) {
            return new Found(Optional.of(record), false);
        }
    }

    /** What is in a line, given as one character per byte. */
    static Found read(long number, String text) {
        if (!text.contains("audit") && !text.contains("INTEGRITY_") && !text.contains("AUDIT18")) {
            return Found.NOTHING;
        }
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher other = OTHER_TYPE.matcher(line);
        if (other.find() && AuditType.of(other.group(1)).isEmpty()) {
            return AuditType.isIntegrity(other.group(1)) ? Found.NOT_UNDERSTOOD : Found.NOTHING;
        }
        Optional<AuditRecord> record = record(number, line);
        return record.isPresent()
                ? Found.of(record.get())
                : new Found(record, RESEMBLANCE.matcher(line).find());
    }

    private static Optional<AuditRecord> record(long number, String line) {
        Matcher record = RECORD.matcher(line);
        if (record.find()) {
            AuditTime time = AuditTime.of(record.group(2));
            return AuditType.of(record.group(1)).map(type -> read(number, type, Optional.of(time), line, record.end()));
        }
        Matcher journal = JOURNAL.matcher(line);
        if (journal.find() && (journal.group(1) != null || isTag(line, journal.start()))) {
            return AuditType.of(journal.group(2))
                    .map(type -> read(number, type, AuditTime.ofJournal(line, journal.start()), line, journal.end()));
        }
        Matcher message = MESSAGE.matcher(line);
        return message.find()
                ? AuditType.of(message.group(1)).map(type -> read(number, type, Optional.empty(), line, message.end()))
                : Optional.empty();
    }

    /** True where no other program's tag stands in front, whose text this would be. */
    private static boolean isTag(String line, int at) {
        int tag = line.indexOf(": ");
        return tag < 0 || tag >= at;
    }

    /** The record of that type whose fields {@code text} has. */
    static AuditRecord ofText(long number, AuditType type, Optional<AuditTime> time, String text) {
        return read(number, type, time, text.length() > LONGEST ? text.substring(0, LONGEST) : text, 0);
    }

    private static AuditRecord read(long number, AuditType type, Optional<AuditTime> time, String line, int from) {
        return new AuditRecord(number, type, time, new AuditLine(line, from).fields());
    }

    private List<AuditField> fields() {
        List<AuditField> fields = new ArrayList<>();
        StringBuilder more = new StringBuilder();
        while (skipBlanks() && fields.size() < MOST_FIELDS) {
            int start = at;
            while (at < line.length() && isKey(line.charAt(at))) {
                at++;
            }
            boolean named = at > start && at < line.length() && "=<>".indexOf(line.charAt(at)) >= 0;
            if (named) {
                goesOn(fields, more);
                String key = line.substring(start, at);
                char operator = line.charAt(at++);
                fields.add(new AuditField(key, operator, value(key)));
            } else {
                at = start;
                more.append(' ').append(word());
            }
        }
        goesOn(fields, more);
        return fields;
    }

    /** Words without a key belong to the value before them: causes such as {@code signed policy required} have blanks. */
    private static void goesOn(List<AuditField> fields, StringBuilder more) {
        if (!fields.isEmpty() && !more.isEmpty()) {
            AuditField last = fields.removeLast();
            fields.add(new AuditField(
                    last.key(), last.operator(), bytes(last.value().latin1() + more)));
        }
        more.setLength(0);
    }

    private ByteString value(String key) {
        if (at < line.length() && line.charAt(at) == '"') {
            int end = line.indexOf('"', at + 1);
            String quoted = line.substring(at + 1, end < 0 ? line.length() : end);
            at = end < 0 ? line.length() : end + 1;
            return bytes(quoted);
        }
        String word = word();
        boolean hex = UNTRUSTED.contains(key)
                && word.length() % 2 == 0
                && HEX.matcher(word).matches();
        return hex ? ByteString.copyOf(HexFormat.of().parseHex(word)) : bytes(word);
    }

    private String word() {
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private boolean skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at < line.length();
    }

    private static boolean isBlank(char c) {
        return c <= ' ' && (c == ' ' || c == '\t' || c == '\r' || c == ENRICHED);
    }

    private static boolean isKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static ByteString bytes(String latin1) {
        return ByteString.copyOf(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
