package dev.imatool.examine.diff;

import dev.imatool.diff.DiffOptions;
import dev.imatool.examine.reference.GivenSources;
import java.util.Optional;

/**
 * Which lists are compared, and what the user knows of them.
 *
 * @param before what takes the part of BEFORE
 * @param after what takes the part of AFTER; its path is that of BEFORE where both are of one input
 * @param options what the user says about namespaces and boots
 * @param sources what the entries of both are held against; there may be none
 * @param order in which order changes are listed
 */
public record DiffQuestion(Side before, Side after, DiffOptions options, GivenSources sources, ChangeOrder order) {
    /** A comparison whose changes are listed by kind. */
    public DiffQuestion(Side before, Side after, DiffOptions options, GivenSources sources) {
        this(before, after, options, sources, ChangeOrder.KIND);
    }

    /** A comparison of two lists with each other alone. */
    public DiffQuestion(Side before, Side after, DiffOptions options) {
        this(before, after, options, GivenSources.NONE);
    }

    /**
     * One of the two.
     *
     * @param path file, folder or archive as typed; {@code -} is standard input
     * @param list name of the list in it, where it holds several
     * @param quote file with a quote of the time when it was collected
     */
    public record Side(String path, Optional<String> list, Optional<String> quote) {}

    /** True where the user gives quotes, and so asks whether they are of one boot. */
    boolean asksQuotes() {
        return before.quote().isPresent() || after.quote().isPresent();
    }

    /** True where lists are read more than once. */
    boolean readsRepeatedly() {
        return ofOneInput() || !sources.none();
    }

    /** True where both are lists of one input. */
    boolean ofOneInput() {
        return before.path().equals(after.path());
    }
}
