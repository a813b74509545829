package dev.imatool.examine.check;

import java.util.List;

/**
 * Which list to check, and against what.
 *
 * @param list the list, as an argument
 * @param references files with known-good digests, as arguments; at least one
 */
public record CheckQuestion(String list, List<String> references) {
    public CheckQuestion {
        references = List.copyOf(references);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("no reference to check against");
        }
    }
}
