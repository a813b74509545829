package dev.imatool.render.words;

import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.render.page.ContainerNames;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists that were read in parts. */
public final class JoinedWords {
    private JoinedWords() {}

    /** Which parts, in which order, and what proves it. */
    static String of(JoinedList list) {
        return list.parts().stream().map(JoinedWords::of).collect(Collectors.joining(", then ")) + ": "
                + proof(list, ContainerNames::whole);
    }

    /** A part: its file and its entries. */
    public static String of(JoinedList.Part part) {
        return Printable.ofText(part.file()) + " (" + entries(part) + ")";
    }

    private static String entries(JoinedList.Part part) {
        return switch ((int) Math.min(2, part.entries())) {
            case 0 -> "no entry";
            case 1 -> "entry " + part.first();
            default -> "entries " + part.first() + "-" + (part.first() + part.entries() - 1);
        };
    }

    /** What proves the order, or that nothing does. */
    public static String proof(JoinedList list, Function<Container, String> names) {
        if (list.proof().isEmpty()) {
            return "no PCR value and no quote proves that they belong together";
        }
        JoinedList.Proof proof = list.proof().get();
        String reached = of(proof.by()) + ", reached after entry " + proof.entry()
                + proof.container().map(one -> " [" + names.apply(one) + "]").orElse("");
        List<String> open = list.parts().stream()
                .filter(part -> !list.proven(part))
                .map(JoinedList.Part::file)
                .toList();
        return open.isEmpty()
                ? "proven by " + reached
                : reached + ", proves nothing about " + Words.list(open) + ", which it does not reach";
    }

    /** The value or the quote that proves it. */
    public static String of(JoinedList.Proof.By by) {
        return switch (by) {
            case JoinedList.Proof.By.Value value ->
                "the value of " + Printable.ofText(value.value().bank()) + " PCR "
                        + value.value().pcr() + " ("
                        + Printable.ofText(value.value().origin()) + ")";
            case JoinedList.Proof.By.Quote quote -> "the quote " + Printable.ofText(quote.message());
        };
    }
}
