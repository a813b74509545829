package dev.imatool.examine.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What sources of known files say of some entries of a list, by their number; the same answer of many entries is kept once. */
public final class EntryAnswers {
    private final Map<EntryAnswer, EntryAnswer> once = new HashMap<>();
    private final Map<Long, EntryAnswer> byEntry = new HashMap<>();

    /** None yet. */
    public EntryAnswers() {}

    /** Keeps the answer about an entry. */
    public void add(long entry, EntryAnswer answer) {
        byEntry.put(entry, once.computeIfAbsent(answer, same -> same));
    }

    /** The answer about an entry; absent where none was kept. */
    public Optional<EntryAnswer> of(long entry) {
        return Optional.ofNullable(byEntry.get(entry));
    }
}
