package dev.imatool.examine.report;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.InputSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * @param by the value or the quote, in words that are safe to print
     * @param entry the last entry that it covers
     */
    public record Proof(String by, long entry) {
        /** By a PCR value, which the list has after {@code entry}. */
        public static Proof of(ExpectedPcr value, long entry) {
            return new Proof(
                    "the value of " + Printable.ofText(value.bank()) + " PCR " + value.pcr() + " ("
                            + Printable.ofText(value.origin()) + ")",
                    entry);
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

    /** Which parts, in which order, and what proves it. */
    public String words() {
        String order = parts.stream().map(this::words).collect(Collectors.joining(", then "));
        return order + ": " + proofWords();
    }

    /** A part in words: its file and its entries. */
    public String words(Part part) {
        return Printable.ofText(part.file()) + " (" + entries(part) + ")";
    }

    /** What proves the order, or that nothing does. */
    public String proofWords() {
        if (proof.isEmpty()) {
            return "no PCR value and no quote proves that they belong together";
        }
        String reached =
                proof.get().by() + ", reached after entry " + proof.get().entry();
        List<String> open = parts.stream()
                .filter(part -> !proven(part))
                .map(part -> Printable.ofText(part.file()))
                .toList();
        return open.isEmpty()
                ? "proven by " + reached
                : reached + ", proves nothing about " + String.join(", ", open) + ", which it does not reach";
    }

    private static String entries(Part part) {
        return switch ((int) Math.min(2, part.entries())) {
            case 0 -> "no entry";
            case 1 -> "entry " + part.first();
            default -> "entries " + part.first() + "-" + (part.first() + part.entries() - 1);
        };
    }

    /** The same as a note. */
    public Notice notice() {
        return Notice.of(NoticeKind.LIST_IN_PARTS, name, "one list in parts: " + words());
    }
}
