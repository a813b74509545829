package dev.imatool.parsers.policy;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.policy.PolicyRule.Need;
import dev.imatool.parsers.text.TextReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A policy as it was read.
 *
 * @param summary of the input; its entries are the rules
 * @param rules in order, at most {@link #MOST_LINES}
 * @param comments lines that are comments
 * @param quoted true when the rules were found within another text
 * @param dump true when every rule ends in a blank, as where the kernel shows them ({@code ima_policy_show})
 * @param remarks about the text as a whole
 */
public record Policy(
        InputSummary summary,
        List<PolicyRule> rules,
        long comments,
        boolean quoted,
        boolean dump,
        List<PolicyRemark> remarks) {
    /** How many lines are kept. */
    public static final int MOST_LINES = 10_000;

    public Policy {
        rules = List.copyOf(rules);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads a policy: a file for the kernel, what {@code ima/policy} shows, or a text that quotes one. Lines that are no
     * rules make a text of it only where they outnumber the rules and look like a document or a terminal session; of a
     * text only the lines that look like rules are taken. Everywhere else each line is a rule, as it is for the kernel.
     *
     * @throws IOException if it cannot be read
     */
    public static Policy read(InputSource source) throws IOException {
        try (TextReader text = TextReader.open(source)) {
            PolicyLines lines = new PolicyLines();
            while (text.next()) {
                lines.add(text.number(), text.line(), text.terminated());
            }
            return lines.policy(text);
        }
    }

    /** The kernel that a rule of this policy needs, with the word that needs it; none without a word that is known. */
    public Optional<Need> need(PolicyRule rule) {
        return RuleNeeds.newest(rule, dump);
    }

    /** The kernel that all rules need. */
    public Optional<Need> need() {
        return RuleNeeds.newest(
                rules.stream().flatMap(rule -> need(rule).stream()).toList());
    }
}
