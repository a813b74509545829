package dev.imatool.cli.usage;

import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.report.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a question, in the words of the command line. */
public final class QuestionWords {
    private QuestionWords() {}

    /** As wrong usage: a sentence without capital and full stop, and what to do instead where the help does not say it. */
    public static UsageException of(QuestionProblem problem) {
        return new UsageException(sentence(problem), hint(problem));
    }

    private static String sentence(QuestionProblem problem) {
        return switch (problem) {
            case QuestionProblem.Contradiction contradiction -> sentence(contradiction);
            case QuestionProblem.StandardInputTwice twice ->
                twice.first().equals(twice.second())
                        ? "only one " + twice.first() + " can be standard input"
                        : "only one of " + twice.first() + " and " + twice.second() + " can be standard input";
            case QuestionProblem.NoSuchContainer none ->
                "no entry of " + where(none.where()) + " is of a container " + Printable.ofText(none.wanted());
            case QuestionProblem.SeveralContainers several -> sentence(several);
            case QuestionProblem.NoQuote none ->
                "-m is missing, and " + none.list() + " is not evidence of Keylime that holds a quote";
            case QuestionProblem.NoListWithQuote none ->
                none.document() + " holds a quote and no measurement list: give the list as LOG, and this file with -m";
            case QuestionProblem.TooManyRounds many ->
                "more than " + many.most() + " rounds of an attestation: give some of them";
            case QuestionProblem.PartsOfManyQuotes many ->
                "-s, -f and --pcr go with one quote, and there are " + many.quotes();
            case QuestionProblem.NoNonce nonce ->
                "invalid value for option '--nonce' (NONCE): '" + nonce.typed()
                        + "' is neither an even number of hex digits nor a file";
            case QuestionProblem.NoEntryOfHost none ->
                "no entry of " + Printable.ofText(none.list()) + " is of the host";
            case QuestionProblem.NoDigest digest ->
                "'" + Printable.ofText(digest.typed())
                        + "' is no digest: 40 to 128 hex digits, with or without the name of the hash and a colon in front";
            case QuestionProblem.NoSuchHost host ->
                "no list of the evidence is called '" + Printable.ofText(host.wanted()) + "'; there "
                        + (host.hosts().size() == 1 ? "is " : "are ") + named(host.hosts(), host.more());
            case QuestionProblem.AuditOfManyLists audit ->
                "audit records date the entries of one boot, and the evidence has lists of several: "
                        + named(audit.hosts(), audit.more());
            case QuestionProblem.InvalidExclude exclude ->
                (exclude.expression().isEmpty()
                                ? "joined, the excludes are"
                                : "the exclude '" + Printable.ofText(exclude.expression()) + "' is")
                        + " no valid regular expression of Python, and Keylime would ignore every exclude";
        };
    }

    private static String sentence(QuestionProblem.Contradiction contradiction) {
        return switch (contradiction) {
            case EXPECTED_VALUES_OF_MANY_LISTS -> "expected values go with one LOG only";
            case START_VALUES_OF_MANY_LISTS -> "--start goes with one LOG only";
            case EVENT_LOG_OF_MANY_LISTS -> "an event log goes with one LOG only";
            case STANDARD_INPUT_AMONG_MANY_LISTS -> "standard input can only be the one LOG";
            case QUOTE_OF_MANY_LISTS -> "-m goes with one LOG; parts of one list are joined with +";
            case NO_EXPECTED_VALUE_OF_THE_BANKS -> "no expected value is of a bank that --bank names";
            case NOTHING_TO_EXPLAIN -> "there is nothing to explain: give expected values with --pcrs or --pcr";
            case VALUES_FOR_UNUSED_KEYS ->
                "--pcrs and --pcr say which measured keys count: they mean nothing with --no-measured-keys";
            case START_VALUES_WITHOUT_EXPECTED_ONES -> "--start means nothing without --pcrs or --pcr";
            case SAME_CONTAINER_TWICE -> "--namespace and --with name the same container";
            case KEYS_OF_NO_POLICY -> "--policy-key says who signed a Keylime policy, and no source is one";
        };
    }

    private static String sentence(QuestionProblem.SeveralContainers several) {
        return "'" + Printable.ofText(several.wanted()) + "' "
                + (several.oneNeeded() ? "means several containers of " : "may mean several containers of ")
                + where(several.where()) + ": " + named(several.candidates(), several.more());
    }

    private static String named(List<String> names, boolean more) {
        return names.stream().map(Printable::ofText).collect(Collectors.joining(", ")) + (more ? ", …" : "");
    }

    private static String where(QuestionProblem.Where where) {
        return switch (where) {
            case QuestionProblem.Where.Named list -> Printable.ofText(list.name());
            case QuestionProblem.Where.Part part ->
                switch (part) {
                    case THE_LIST -> "the list";
                    case THE_LISTS -> "the lists";
                    case BEFORE -> "BEFORE";
                    case AFTER -> "AFTER";
                    case ANY_RUN -> "any run";
                };
        };
    }

    private static String hint(QuestionProblem problem) {
        return switch (problem) {
            case QuestionProblem.NoSuchContainer none -> "'imatool containers' lists those there are";
            case QuestionProblem.SeveralContainers several -> "name one of these so, or give more digits";
            case QuestionProblem.AuditOfManyLists audit -> "choose one with --host";
            default -> "";
        };
    }
}
