package dev.imatool.parsers.policy;

import java.util.Collection;
import java.util.Optional;

/** Finds the known word that a misspelt one is near to. */
final class Spelling {
    private static final int LONGEST = 40;
    private static final int SHORT = 6;

    private Spelling() {}

    /** The nearest of the words, at most two letters off, one for short words; none when nothing is near. */
    static Optional<String> nearest(String word, Collection<String> known) {
        int best = (word.length() < SHORT ? 1 : 2) + 1;
        String found = "";
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < best) {
                best = distance;
                found = candidate;
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** Letters to add, to drop or to change; much for words that are too long to be one of ours. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST || Math.abs(a.length() - b.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
