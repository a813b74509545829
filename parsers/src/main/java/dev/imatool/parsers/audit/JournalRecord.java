package dev.imatool.parsers.audit;

import dev.imatool.parsers.audit.AuditLine.Found;
import dev.imatool.parsers.json.journal.JournalEntry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The record in an entry of the journal. What came through audit has its type, time and serial number in fields that journald
 * sets ({@code _AUDIT_TYPE}, {@code _SOURCE_REALTIME_TIMESTAMP}, {@code _AUDIT_ID}) and type and text in its message; what came
 * through the kernel log has the record as the kernel prints it (systemd: {@code src/journal/journald-audit.c}).
 */
final class JournalRecord {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern LEADING_TYPE = Pattern.compile("^\\s*(?:[A-Z_]+|AUDIT\\d+|UNKNOWN\\[\\d+\\])\\s+");
    private static final String FIELD = "_AUDIT_FIELD_";
    private static final long MICROS = 1_000_000;

    /** What journald took out of the message for its own fields. */
    private static final Map<String, String> OWN_FIELDS = Map.of(
            "_PID", "pid",
            "_UID", "uid",
            "_AUDIT_LOGINUID", "auid",
            "_AUDIT_SESSION", "ses",
            "_COMM", "comm",
            "_EXE", "exe");

    private JournalRecord() {}

    /** The record of {@code entry}, if it is one. */
    static Found of(long line, JournalEntry entry) {
        Optional<String> type = entry.text("_AUDIT_TYPE").or(() -> entry.text("_AUDIT_TYPE_NAME"));
        if (type.isEmpty()) {
            Found found = entry.message()
                    .map(message -> AuditLine.read(line, message))
                    .orElse(Found.NOTHING);
            return new Found(found.record().map(one -> dated(one, entry)), found.notUnderstood());
        }
        if (!AuditType.isIntegrity(type.get())) {
            return Found.NOTHING;
        }
        Optional<AuditType> known = AuditType.of(type.get());
        Optional<String> text = entry.message()
                .map(message -> LEADING_TYPE.matcher(message).replaceFirst(""))
                .filter(message -> message.indexOf('=') > 0)
                .or(() -> fields(entry));
        return known.isPresent() && text.isPresent()
                ? Found.of(AuditLine.ofText(line, known.get(), time(entry), text.get()))
                : Found.NOT_UNDERSTOOD;
    }

    /** For want of a message, the fields that journald made of it. */
    private static Optional<String> fields(JournalEntry entry) {
        StringBuilder text = new StringBuilder();
        OWN_FIELDS.forEach((field, key) -> entry.text(field)
                .ifPresent(value -> text.append(key).append("=\"").append(value).append("\" ")));
        new TreeMap<>(entry.fields()).forEach((name, value) -> {
            if (name.startsWith(FIELD)) {
                String key = name.substring(FIELD.length()).toLowerCase(Locale.ROOT);
                text.append(key).append('=').append(value.latin1()).append(' ');
            }
        });
        return text.indexOf("=") < 0 || !entry.fields().keySet().stream().anyMatch(name -> name.startsWith(FIELD))
                ? Optional.empty()
                : Optional.of(text.toString());
    }

    private static AuditRecord dated(AuditRecord one, JournalEntry entry) {
        return one.time().isPresent() ? one : new AuditRecord(one.line(), one.type(), time(entry), one.fields());
    }

    private static Optional<AuditTime> time(JournalEntry entry) {
        return entry.text("_SOURCE_REALTIME_TIMESTAMP")
                .or(() -> entry.text("__REALTIME_TIMESTAMP"))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::parseLong)
                .map(micros -> {
                    OptionalLong serial = entry.text("_AUDIT_ID")
                            .filter(text -> NUMBER.matcher(text).matches())
                            .map(text -> OptionalLong.of(Long.parseLong(text)))
                            .orElse(OptionalLong.empty());
                    String stamp = String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
                    return AuditTime.of(stamp + (serial.isPresent() ? ":" + serial.getAsLong() : ""));
                });
    }
}
