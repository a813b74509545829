package dev.imatool.parsers.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * What was not read for one reason.
 *
 * @param reason why
 * @param first the first of them, {@value #NAMED} at most
 * @param count how many there are
 */
public record LeftOut(LeftOutReason reason, List<Name> first, long count) {
    /** So many are kept by name; a copy of a whole system has tens of thousands of links. */
    public static final int NAMED = 1000;

    public LeftOut {
        first = List.copyOf(first);
    }

    /**
     * What something left out is called.
     *
     * @param path where it lies, below the folder or in the archive; to be escaped before it is shown
     * @param target what it links to, as it says itself, likewise; empty where it does not say
     */
    public record Name(String path, String target) {}

    /** None yet. */
    public static LeftOut none(LeftOutReason reason) {
        return new LeftOut(reason, List.of(), 0);
    }

    /** These and one more. */
    public LeftOut plus(Name name) {
        if (count >= NAMED) {
            return new LeftOut(reason, first, count + 1);
        }
        List<Name> names = new ArrayList<>(first);
        names.add(name);
        return new LeftOut(reason, names, count + 1);
    }
}
