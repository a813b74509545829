package dev.imatool.examine.input;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.pcr.PcrSelection;
import java.util.List;
import java.util.Optional;

/**
 * The PCR values that a command line expects.
 *
 * @param files files and folders with values, as typed; {@code -} is standard input
 * @param selection which PCRs the bare values of a file belong to
 * @param typed values that were typed
 */
public record ExpectedArguments(List<String> files, Optional<PcrSelection> selection, List<ExpectedPcr> typed) {
    /** No value. */
    public static final ExpectedArguments NONE = new ExpectedArguments(List.of(), Optional.empty(), List.of());

    public ExpectedArguments {
        files = List.copyOf(files);
        typed = List.copyOf(typed);
    }

    /** True when nothing is expected. */
    public boolean isEmpty() {
        return files.isEmpty() && typed.isEmpty();
    }
}
