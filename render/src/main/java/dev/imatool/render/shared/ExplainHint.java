package dev.imatool.render.shared;

import dev.imatool.examine.report.Finding;
import dev.imatool.render.page.Page;
import dev.imatool.render.words.ShellWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says once in a text with values that the list does not give which command searches for the reason. */
public final class ExplainHint {
    private static final String WHY = "Why? Search for the reason with: imatool explain ";

    /** Options that {@code explain} does not have, or that are about the form of this report. They have a value. */
    private static final Set<String> LEFT_OUT =
            Set.of("--bank", "--event-log", "--format", "--limit", "--color", "--digests", "--attest");

    private static final Set<String> FLAGS_LEFT_OUT = Set.of("--all", "-q", "--quiet", "-v", "--verbose", "--no-pager");

    private ExplainHint() {}

    /**
     * For the list and the values that {@code replay} was asked about.
     *
     * @param arguments the command line of {@code replay}, its name first; empty where there is none
     */
    public static void ofReplay(Page page, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (LEFT_OUT.contains(word)) {
                i++;
            } else if (!FLAGS_LEFT_OUT.contains(word) && !LEFT_OUT.contains(word.replaceFirst("=.*", ""))) {
                words.add(word);
            }
        }
        write(
                page,
                words.isEmpty()
                        ? "--pcrs PCRS LOG"
                        : words.stream().map(ExplainHint::typed).collect(Collectors.joining(" ")));
    }

    /** For the first of {@code findings} that is about a value which its list does not give. */
    public static void of(Page page, List<? extends Finding> findings) throws IOException {
        Optional<Finding.PcrNotReproduced> missed = findings.stream()
                .filter(Finding.PcrNotReproduced.class::isInstance)
                .map(Finding.PcrNotReproduced.class::cast)
                .findFirst();
        if (missed.isPresent()) {
            String list = missed.get().input().isEmpty()
                    ? "LOG"
                    : ShellWord.of(missed.get().input());
            write(page, "--pcrs PCRS " + list);
        }
    }

    private static void write(Page page, String words) throws IOException {
        page.blank();
        page.line(WHY + words);
    }

    /** An option as it is; it may begin with a dash. */
    private static String typed(String word) {
        return word.startsWith("-") && word.matches("[A-Za-z0-9=:.,_/-]+") ? word : ShellWord.of(word);
    }
}
