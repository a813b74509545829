package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one expected value of PCR 12 compares with what the container PCRs lead to.
 *
 * @param expected the value; where it is shorter than 20 bytes (the show-pcr tool of Container-IMA prints 19), only its bytes
 *     are compared
 * @param result what was found
 * @param binding the binding that gives it, for {@link Result#BOUND}
 */
public record Pcr12Check(ExpectedPcr expected, Result result, Optional<Pcr12Binding> binding) {
    /** What was found. */
    public enum Result {
        /** A binding of the {@code cpcr} file gives the value: the rows are what the TPM was told last. */
        BOUND,
        /** Replaying the lists one after the other from zero gives it, under the first generation. */
        SEQUENTIAL,
        /** No history is known, and zero is not the right one: nothing can be said. */
        UNDECIDED,
        /** Nothing gives it. */
        NONE;

        /** A stable name for machines, in snake case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Compares {@code expected} with every candidate, then with the sequential replay. */
    public static Pcr12Check of(ExpectedPcr expected, List<Pcr12Binding> candidates, Optional<ByteString> sequential) {
        Optional<Pcr12Binding> binding = candidates.stream()
                .filter(candidate -> candidate.value().startsWith(expected.value()))
                .findFirst();
        if (binding.isPresent()) {
            return new Pcr12Check(expected, Result.BOUND, binding);
        }
        if (sequential.isPresent() && sequential.get().startsWith(expected.value())) {
            return new Pcr12Check(expected, Result.SEQUENTIAL, Optional.empty());
        }
        boolean historyKnown =
                candidates.stream().anyMatch(candidate -> candidate.historySource() != Pcr12Binding.HistorySource.ZERO);
        return new Pcr12Check(expected, historyKnown ? Result.NONE : Result.UNDECIDED, Optional.empty());
    }
}
