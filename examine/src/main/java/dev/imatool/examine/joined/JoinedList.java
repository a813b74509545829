package dev.imatool.examine.joined;

import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.InputSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list that was read in parts, and what proves that they are one.
 *
 * @param name what the list is called
 * @param entries how many it has
 * @param violations how many of them are violations
 * @param parts its parts, in their order
 * @param proof a PCR value or quote that the parts together lead to; absent where none is known, or none does
 */
public record JoinedList(String name, long entries, long violations, List<Part> parts, Optional<Proof> proof) {
    public JoinedList {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param file its file
     * @param first number of its first entry in the list
     * @param entries how many it has; a part may have none
     */
    public record Part(String file, long first, long entries) {}

    /**
     * What proves that parts belong together: nothing but those entries in that order leads to it.
     *
     * @param by the value or the quote
     * @param entry the last entry that it covers
     * @param container the one that this entry claims to be of; absent for the host
     */
    public record Proof(By by, long entry, Optional<Container> container) {
        /** By a PCR value, which the list has after {@code entry}. */
        public static Proof of(ExpectedPcr value, long entry, Optional<Container> container) {
            return new Proof(new By.Value(value), entry, container);
        }

        /** By a quote of PCRs, which the list has after {@code entry}. */
        public static Proof ofQuote(String message, long entry, Optional<Container> container) {
            return new Proof(new By.Quote(message), entry, container);
        }

        /** A value or a quote. */
        public sealed interface By {
            /**
             * A PCR value.
             *
             * @param value it, and where it comes from
             */
            record Value(ExpectedPcr value) implements By {}

            /**
             * A quote.
             *
             * @param message its file
             */
            record Quote(String message) implements By {}
        }
    }

    /** The parts of {@code input}; absent where it is no joined list. */
    public static Optional<JoinedList> of(InputSummary input, Optional<Proof> proof) {
        if (input.parts().isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        long first = 1;
        for (InputSummary part : input.parts()) {
            parts.add(new Part(part.name(), first, part.entries()));
            first += part.entries();
        }
        return Optional.of(new JoinedList(input.name(), input.entries(), input.violations(), parts, proof));
    }

    /** True when the proof covers at least the first entry of a part, and so that the parts before it come before it. */
    public boolean proven(Part part) {
        return part.entries() == 0
                || proof.filter(proved -> proved.entry() >= part.first()).isPresent();
    }

    /** True when every seam is proven. */
    public boolean proven() {
        return proof.isPresent() && parts.stream().allMatch(this::proven);
    }
}
