package dev.imatool.replay.verify;

import dev.imatool.model.EntryCursor;
import dev.imatool.model.EntryView;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds two inputs that claim to be copies of one list against each other, entry by entry: an ascii and a binary copy, the
 * files of two banks, two readings. Goes on after the place where they part, so that what is done to each entry on the way
 * is done to all.
 */
public final class CopyComparison {
    private final EntryComparison entries = new EntryComparison();
    private long position;
    private long onlyFirst;
    private long onlySecond;
    private Optional<CopyResult.PartsAt> parted = Optional.empty();
    private Optional<Boolean> kexecInSecond = Optional.empty();

    private CopyComparison() {}

    /** Compares without doing anything else to the entries. */
    public static CopyResult compare(EntryCursor first, EntryCursor second) throws IOException {
        return compare(first, second, entry -> {}, entry -> {});
    }

    /**
     * True when {@code list} begins with all entries of {@code older}; stops where they part.
     *
     * @throws IOException if an input cannot be read
     */
    public static boolean begins(EntryCursor list, EntryCursor older) throws IOException {
        EntryComparison entries = new EntryComparison();
        while (older.next()) {
            if (!list.next() || entries.differ(list.entry(), older.entry())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Steps over both inputs to their ends, compares, and hands each entry on.
     *
     * @param onFirst gets every entry of {@code first}, for instance to verify it; valid during the call only
     * @param onSecond gets every entry of {@code second}
     * @throws IOException if an input cannot be read
     */
    public static CopyResult compare(
            EntryCursor first, EntryCursor second, Consumer<EntryView> onFirst, Consumer<EntryView> onSecond)
            throws IOException {
        CopyComparison comparison = new CopyComparison();
        boolean firstStands = first.next();
        boolean secondStands = second.next();
        while (firstStands || secondStands) {
            comparison.count(firstStands, secondStands);
            if (firstStands && secondStands) {
                comparison.step(first.entry(), second.entry());
            }
            if (firstStands) {
                onFirst.accept(first.entry());
                firstStands = first.next();
            }
            if (secondStands) {
                onSecond.accept(second.entry());
                secondStands = second.next();
            }
        }
        return comparison.result();
    }

    private void count(boolean firstStands, boolean secondStands) {
        position++;
        if (!secondStands) {
            onlyFirst++;
        } else if (!firstStands) {
            onlySecond++;
        }
    }

    private void step(EntryView first, EntryView second) {
        if (parted.isEmpty() && entries.differ(first, second)) {
            parted = Optional.of(new CopyResult.PartsAt(
                    position - 1,
                    position,
                    entries.aspect(),
                    entries.field(),
                    first.location(),
                    second.location(),
                    entries.said(first),
                    entries.said(second),
                    first.toEntry().name(),
                    second.toEntry().name(),
                    Optional.empty()));
            if (position > 1 && first.bootAggregate() != second.bootAggregate()) {
                kexecInSecond = Optional.of(second.bootAggregate());
            }
        }
    }

    private CopyResult result() {
        long both = position - onlyFirst - onlySecond;
        if (parted.isPresent()) {
            return kexecInSecond
                    .<CopyResult>map(inSecond -> parted.get()
                            .withKexec(new CopyResult.Kexec(inSecond, both + (inSecond ? onlyFirst : onlySecond))))
                    .orElse(parted.get());
        }
        if (onlySecond > 0) {
            return new CopyResult.FirstIsPrefix(both, onlySecond);
        }
        return onlyFirst > 0 ? new CopyResult.SecondIsPrefix(both, onlyFirst) : new CopyResult.Same(both);
    }
}
