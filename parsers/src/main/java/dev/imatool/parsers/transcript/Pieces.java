package dev.imatool.parsers.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lines that an entry may be made of, found one by one as they are asked for. */
public final class Pieces {
    /** Most lines that one entry is put together from. */
    public static final int MOST = 1000;

    private final List<CleanLine> lines = new ArrayList<>();
    private final Supply supply;
    private int count;
    private boolean ended;

    /** Finds lines. */
    @FunctionalInterface
    public interface Supply {
        /** Sets {@code line} to the next line; false when no further one can belong to the entry. */
        boolean next(CleanLine line) throws IOException;
    }

    /** Lines that come from {@code supply}. */
    public Pieces(Supply supply) {
        this.supply = supply;
    }

    /** Forgets all lines; the first is {@link #head} of a new entry. */
    public CleanLine begin() {
        count = 1;
        ended = false;
        return line(0);
    }

    /** The line on which the entry begins. */
    public CleanLine head() {
        return line(0);
    }

    /** True when there is a line {@code index}; line 0 is the one on which the entry begins. */
    boolean has(int index, int start) throws IOException {
        while (index >= count && !ended) {
            CleanLine line = line(count);
            ended = count >= MOST || !supply.next(line);
            if (!ended) {
                LinePrefix.remove(line, head(), start);
                ended = line.blank();
                count += ended ? 0 : 1;
            }
        }
        return index < count;
    }

    /** Line {@code index}. */
    public CleanLine line(int index) {
        while (index >= lines.size()) {
            lines.add(new CleanLine());
        }
        return lines.get(index);
    }
}
