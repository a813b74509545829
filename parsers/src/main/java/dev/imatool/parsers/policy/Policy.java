package dev.imatool.parsers.policy;

import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.policy.PolicyRemark.Kind;
import dev.imatool.parsers.text.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A policy as it was read.
 *
 * @param summary of the input; its entries are the rules
 * @param rules in order, at most {@link #MOST_LINES}
 * @param comments lines that are comments
 * @param quoted true when the rules were found within another text
 * @param remarks about the text as a whole
 */
public record Policy(
        InputSummary summary, List<PolicyRule> rules, long comments, boolean quoted, List<PolicyRemark> remarks) {
    /** How many lines are kept. */
    public static final int MOST_LINES = 10_000;

    private static final int PAGE = 4096;

    /** The longest rule that can be written ({@code ima_write_policy}). */
    private static final int LONGEST_RULE = PAGE - 1;

    public Policy {
        rules = List.copyOf(rules);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads a policy: a file for the kernel, what {@code ima/policy} shows, or a text that quotes one. A text is one in
     * which most lines are no rules; of it only the lines that look like rules are taken.
     *
     * @throws IOException if it cannot be read
     */
    public static Policy read(InputSource source) throws IOException {
        try (TextReader text = TextReader.open(source)) {
            Lines lines = new Lines();
            while (text.next()) {
                lines.add(text.number(), text.line(), text.terminated());
            }
            return lines.policy(text);
        }
    }

    private static final class Lines {
        private final List<PolicyRule> all = new ArrayList<>();
        private final List<PolicyRemark> remarks = new ArrayList<>();
        private long comments;
        private long likeRules;
        private long carriageReturns;
        private long firstCarriageReturn;
        private OptionalLong tooLong = OptionalLong.empty();
        private boolean terminated = true;
        private long last;

        void add(long number, String line, boolean lineEnd) {
            terminated = lineEnd;
            last = number;
            boolean carriageReturn = line.endsWith("\r");
            String text =
                    line.substring(0, Math.min(line.length(), LONGEST_RULE)).strip();
            if (text.startsWith("#")) {
                comments++;
                return;
            }
            if (carriageReturn && !text.contains(" #")) {
                carriageReturns++;
                firstCarriageReturn = carriageReturns == 1 ? number : firstCarriageReturn;
            }
            if (all.size() < MOST_LINES) {
                Optional<PolicyRule> rule = PolicyRule.parse(number, text);
                rule.ifPresent(all::add);
                if (line.length() > LONGEST_RULE && tooLong.isEmpty()) {
                    tooLong = OptionalLong.of(number);
                }
                likeRules += rule.filter(PolicyRule::looksLikeOne).isPresent() ? 1 : 0;
            }
        }

        Policy policy(TextReader text) throws IOException {
            boolean quoted = 2 * likeRules < all.size();
            List<PolicyRule> rules = all.stream()
                    .filter(rule -> quoted ? rule.looksLikeOne() : !rule.text().startsWith("/"))
                    .toList();
            Completeness completeness = Completeness.COMPLETE;
            if (quoted && !rules.isEmpty()) {
                remarks.add(PolicyRemark.of(
                        Kind.QUOTED,
                        rules.get(0).line(),
                        "the rules are quoted in another text, whose other lines were left out"));
            } else if (!quoted) {
                paths();
                tooLong.ifPresent(line -> remarks.add(PolicyRemark.of(
                        Kind.VALUE,
                        line,
                        "the rule is longer than the " + LONGEST_RULE + " bytes that can be written")));
                carriageReturns();
                completeness = end(text);
            }
            if (completeness != Completeness.COMPLETE) {
                rules = rules.stream().filter(rule -> rule.line() != last).toList();
            }
            return new Policy(text.summary(rules.size(), completeness), rules, comments, quoted, remarks);
        }

        private void paths() {
            all.stream()
                    .filter(rule -> rule.text().startsWith("/"))
                    .forEach(rule -> remarks.add(PolicyRemark.of(
                            Kind.PATH_LINE,
                            rule.line(),
                            "a line that begins with / is taken for the path of a policy to load")));
        }

        private void carriageReturns() {
            if (carriageReturns > 0) {
                remarks.add(PolicyRemark.of(
                        Kind.CARRIAGE_RETURN,
                        firstCarriageReturn,
                        carriageReturns + (carriageReturns == 1 ? " line ends" : " lines end")
                                + " in CR LF: the kernel takes the CR for part of the last word"));
            }
        }

        private Completeness end(TextReader text) {
            if (terminated || all.isEmpty()) {
                return Completeness.COMPLETE;
            }
            if (text.offset() % PAGE == 0) {
                remarks.add(PolicyRemark.of(
                        Kind.CUT_AT_PAGE,
                        last,
                        "the text ends without a line end after " + text.offset()
                                + " bytes, the end of a page: the rest is missing"));
                return Completeness.CUT_SHORT;
            }
            remarks.add(PolicyRemark.of(
                    Kind.NO_LINE_END, last, "the last line has no line end; the kernel reads it all the same"));
            return Completeness.COMPLETE;
        }
    }
}
