package dev.imatool.man;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The texts of the model, free of what only the help on a terminal needs. */
final class Wording {
    private static final String CANDIDATES = "${COMPLETION-CANDIDATES}";
    /** How the model calls values that are names of files. */
    private static final Set<String> FILES =
            Set.of("FILE", "DIR", "ARCHIVE", "SOURCE", "EVIDENCE", "LOG", "OTHERLOG", "KEY", "NONCE");

    private Wording() {}

    /** What an option or a positional parameter is for, as one paragraph; empty where the model does not say. */
    static String description(ArgSpec argument) {
        String text = String.join(" ", argument.description()).strip();
        List<String> candidates = candidates(argument);
        return plain(candidates.isEmpty() ? text : text.replace(CANDIDATES, String.join(", ", candidates)));
    }

    /** The words that an argument takes; empty where it takes any. */
    static List<String> candidates(ArgSpec argument) {
        List<String> candidates = new ArrayList<>();
        Optional.ofNullable(argument.completionCandidates()).ifPresent(words -> words.forEach(candidates::add));
        return candidates;
    }

    /** Whether the value of an option is, or may be, the name of a file. */
    static boolean takesFile(OptionSpec option) {
        return Arrays.stream(option.paramLabel().split("\\|")).anyMatch(FILES::contains);
    }

    /** The description of a command: its paragraphs. */
    static List<String> paragraphs(UsageMessageSpec usage) {
        return paragraphs(usage.description());
    }

    /** Lines that follow each other belong together, blank ones part paragraphs. */
    static List<String> paragraphs(String... lines) {
        List<String> paragraphs = new ArrayList<>();
        String begun = "";
        for (String line : lines) {
            if (line.isBlank()) {
                paragraphs.add(begun);
                begun = "";
            } else {
                begun = begun.isEmpty() ? plain(line.strip()) : begun + " " + plain(line.strip());
            }
        }
        paragraphs.add(begun);
        paragraphs.removeIf(String::isEmpty);
        return paragraphs;
    }

    /** What a command is for, in the few words that stand behind its name in a list of pages. */
    static String purpose(UsageMessageSpec usage) {
        String header = plain(String.join(" ", usage.header()).strip());
        List<String> paragraphs = paragraphs(usage);
        String text = header.isEmpty() && !paragraphs.isEmpty() ? paragraphs.getFirst() : header;
        return decapitalized(firstClause(text));
    }

    /** Up to the first full stop or colon that ends a word. */
    static String firstClause(String text) {
        return Arrays.stream(text.split("[.:](?= |$)", 2))
                .findFirst()
                .orElse(text)
                .strip();
    }

    /** Not where the first word is an abbreviation. */
    private static String decapitalized(String text) {
        boolean word = text.length() > 1 && !Character.isUpperCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    private static String plain(String markup) {
        return Ansi.OFF.text(markup).toString();
    }
}
