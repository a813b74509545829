package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** Names in a row. */
final class Words {
    private Words() {}

    /** With commas. */
    static String list(List<String> names) {
        return names.stream().map(Printable::ofText).collect(Collectors.joining(", "));
    }

    /** The first of {@code all} with commas, and how many more there are. */
    static String first(List<String> names, long all) {
        return list(names) + more(all, names.size());
    }

    static String more(long all, int named) {
        return all > named ? " and " + (all - named) + " more" : "";
    }

    /** The first numbers of {@code all}, with commas. */
    static String numbers(List<Long> first, long all) {
        String named = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return all > first.size() ? named + ", …" : named;
    }
}
