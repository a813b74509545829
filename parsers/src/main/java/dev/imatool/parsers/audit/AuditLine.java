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
 * kernel, {@code audit[1]: INTEGRITY_PCR} of the journal, whatever stands in front of them.
 *
 * <p>Untrusted text is quoted, or bare upper-case hex when it holds blanks, quotes, control or other bytes outside ASCII
 * (kernel: {@code audit_log_untrustedstring}). So quoted text never holds a blank, and no file name can look like a record.
 */
final class AuditLine {
    private static final Pattern RECORD =
            Pattern.compile("(?:^|\\s)type=(\\w{1,30})\\s+(?:msg=)?audit\\(([^()]{1,60})\\)\\s?: ?");
    private static final Pattern OTHER_TYPE = Pattern.compile("^(?:node=\\S{1,255} )?type=(\\w{1,40}) ");
    private static final Pattern JOURNAL = Pattern.compile("\\baudit\\[\\d{1,10}\\]: (?:AUDIT)?(\\w{4,30}) ");
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

    /** The record of a line, given as one character per byte. */
    static Optional<AuditRecord> parse(long number, String text) {
        if (!text.contains("audit")) {
            return Optional.empty();
        }
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher other = OTHER_TYPE.matcher(line);
        if (other.find() && AuditType.of(other.group(1)).isEmpty()) {
            return Optional.empty();
        }
        Matcher record = RECORD.matcher(line);
        if (record.find()) {
            AuditTime time = AuditTime.of(record.group(2));
            return AuditType.of(record.group(1)).map(type -> read(number, type, Optional.of(time), line, record.end()));
        }
        Matcher journal = JOURNAL.matcher(line);
        return journal.find()
                ? AuditType.of(journal.group(1)).map(type -> read(number, type, Optional.empty(), line, journal.end()))
                : Optional.empty();
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
