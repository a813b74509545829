package dev.imatool.parsers.audit;

import dev.imatool.parsers.audit.AuditLine.Found;
import dev.imatool.parsers.json.journal.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes the records out of lines and journal entries, and keeps the newest of them in bounded memory. Records of failures
 * stay longer than others: nobody gets rid of one by writing many harmless ones after it.
 */
final class NewestRecords {
    /** How many characters all that is kept may have together. */
    private static final long MOST_TEXT = 64L << 20;

    private final Deque<Kept> failures = new ArrayDeque<>();
    private final Deque<Kept> others = new ArrayDeque<>();
    private long text;
    private long omitted;
    private long taken;
    private long notUnderstood;
    private OptionalLong firstNotUnderstood = OptionalLong.empty();

    /** @param turn how many were taken before it */
    private record Kept(long turn, int length, AuditRecord record) {}

    /** Takes what is ready. */
    void takeAll(JsonLines lines) {
        for (Optional<JsonLines.Piece> piece = lines.next(); piece.isPresent(); piece = lines.next()) {
            take(piece.get());
        }
    }

    private void take(JsonLines.Piece piece) {
        boolean journal = false;
        long first = piece.before().isEmpty()
                ? piece.number()
                : piece.before().get(0).number();
        for (String object : piece.objects()) {
            for (JournalEntry entry : entries(object)) {
                journal = true;
                take(first, JournalRecord.of(first, entry), object.length());
            }
            first = piece.number();
        }
        if (!journal) {
            piece.before().forEach(this::take);
            take(
                    piece.number(),
                    AuditLine.read(piece.number(), piece.text()),
                    piece.text().length());
        }
    }

    /** Most objects among other text have nothing to do with audit, and need not be read. */
    private static List<JournalEntry> entries(String object) {
        boolean any = object.contains("MESSAGE")
                || object.contains("AUDIT")
                || object.contains("audit")
                || object.contains("INTEGRITY");
        return any ? JournalEntry.in(object.getBytes(StandardCharsets.ISO_8859_1)) : List.of();
    }

    private void take(long line, Found found, int length) {
        if (found.notUnderstood()) {
            notUnderstood++;
            firstNotUnderstood = firstNotUnderstood.isPresent() ? firstNotUnderstood : OptionalLong.of(line);
        }
        if (found.record().isEmpty()) {
            return;
        }
        AuditRecord record = found.record().get();
        (record.isFailure() ? failures : others).add(new Kept(taken++, length, record));
        text += length;
        while (failures.size() + others.size() > AuditLog.MOST_RECORDS || text > MOST_TEXT) {
            text -= (others.isEmpty() ? failures : others).removeFirst().length();
            omitted++;
        }
    }

    /** How many records there were. */
    long count() {
        return taken;
    }

    long omitted() {
        return omitted;
    }

    long notUnderstood() {
        return notUnderstood;
    }

    OptionalLong firstNotUnderstood() {
        return firstNotUnderstood;
    }

    /** Those that are kept, in the order of the input. */
    List<AuditRecord> inOrder() {
        List<AuditRecord> all = new ArrayList<>(failures.size() + others.size());
        Deque<Kept> one = new ArrayDeque<>(failures);
        Deque<Kept> other = new ArrayDeque<>(others);
        while (!one.isEmpty() || !other.isEmpty()) {
            boolean fromOne = other.isEmpty()
                    || (!one.isEmpty()
                            && one.getFirst().turn() < other.getFirst().turn());
            all.add((fromOne ? one : other).removeFirst().record());
        }
        return all;
    }
}
