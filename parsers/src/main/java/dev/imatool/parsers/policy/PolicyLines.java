package dev.imatool.parsers.policy;

import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.policy.PolicyRemark.Kind;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import dev.imatool.parsers.text.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes the lines of a policy, and tells in the end what they are. */
final class PolicyLines {
    private static final int PAGE = 4096;

    /** The longest rule that can be written ({@code ima_write_policy}). */
    private static final int LONGEST_RULE = PAGE - 1;

    /** Lines of prose that make a document, whatever else it has. */
    private static final int PROSE_OF_A_DOCUMENT = 10;

    private static final int MOST_REMARKS_BEYOND = 1_000;

    private final List<PolicyRule> all = new ArrayList<>();
    private final List<PolicyRemark> remarks = new ArrayList<>();
    private final List<PolicyRemark> beyond = new ArrayList<>();
    private OptionalLong firstBeyond = OptionalLong.empty();
    private long comments;
    private long dumped;
    private long meant;
    private long prose;
    private boolean markup;
    private long carriageReturns;
    private long firstCarriageReturn;
    private OptionalLong tooLong = OptionalLong.empty();
    private OptionalLong nul = OptionalLong.empty();
    private boolean terminated = true;
    private long last;

    void add(long number, String line, boolean lineEnd) {
        terminated = lineEnd;
        last = number;
        if (line.length() > LONGEST_RULE && tooLong.isEmpty()) {
            tooLong = OptionalLong.of(number);
        }
        boolean carriageReturn = line.endsWith("\r");
        String text = blanksStripped(
                line.substring(0, Math.min(LONGEST_RULE, carriageReturn ? line.length() - 1 : line.length())));
        markup |= RuleShape.isMarkup(text);
        if (text.startsWith("#")) {
            comments++;
            return;
        }
        Optional<PolicyRule> rule = PolicyRule.parse(number, text);
        if (carriageReturn && rule.filter(PolicyRule::commented).isEmpty()) {
            carriageReturns++;
            firstCarriageReturn = carriageReturns == 1 ? number : firstCarriageReturn;
        }
        if (text.indexOf('\0') >= 0 && nul.isEmpty()) {
            nul = OptionalLong.of(number);
        }
        rule.ifPresent(parsed -> add(parsed, line.endsWith(" ")));
    }

    private void add(PolicyRule rule, boolean blankAtEnd) {
        if (all.size() == Policy.MOST_LINES) {
            firstBeyond = firstBeyond.isEmpty() ? OptionalLong.of(rule.line()) : firstBeyond;
            if (beyond.size() < MOST_REMARKS_BEYOND) {
                RuleCheck.check(rule, dumped == all.size(), beyond);
            }
            return;
        }
        all.add(rule);
        dumped += blankAtEnd ? 1 : 0;
        meant += RuleShape.meantAsRule(rule) ? 1 : 0;
        prose += RuleShape.isProse(rule) ? 1 : 0;
    }

    Policy policy(TextReader text) throws IOException {
        boolean document = markup || prose >= PROSE_OF_A_DOCUMENT;
        boolean quoted = 2 * meant < all.size() && (document || meant == 0);
        List<PolicyRule> rules = all.stream()
                .filter(rule ->
                        quoted ? RuleShape.standsOut(rule) : !rule.text().startsWith("/"))
                .toList();
        Completeness completeness = Completeness.COMPLETE;
        if (quoted && !rules.isEmpty()) {
            remarks.add(PolicyRemark.of(
                    Kind.QUOTED,
                    rules.get(0).line(),
                    "the rules are quoted in another text, whose other lines were left out"));
        } else if (!quoted) {
            paths();
            limits();
            carriageReturns();
            completeness = end(text);
        }
        if (completeness != Completeness.COMPLETE) {
            rules = rules.stream().filter(rule -> rule.line() != last).toList();
        }
        boolean dump = !quoted && comments == 0 && dumped == all.size() && !all.isEmpty();
        InputSummary summary = text.summary(rules.size(), completeness);
        if (!quoted) {
            encoding(summary);
        }
        return new Policy(summary, rules, comments, quoted, dump, remarks);
    }

    /** What was converted for the reader is not converted for the kernel. */
    private void encoding(InputSummary summary) {
        boolean marked = has(summary, DiagnosticKind.BYTE_ORDER_MARK);
        boolean utf16 = has(summary, DiagnosticKind.UTF16_TEXT);
        if ((marked || utf16) && !all.isEmpty()) {
            remarks.add(PolicyRemark.of(
                    Kind.VALUE,
                    1,
                    (utf16 ? "the policy is UTF-16" : "a byte order mark precedes the first word")
                            + ", which the kernel does not read"));
        }
    }

    private static boolean has(InputSummary summary, DiagnosticKind kind) {
        return summary.diagnostics().stream().anyMatch(diagnostic -> diagnostic.kind() == kind);
    }

    private static String blanksStripped(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && isBlank(line.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void paths() {
        all.stream()
                .filter(rule -> rule.text().startsWith("/"))
                .forEach(rule -> remarks.add(PolicyRemark.of(
                        Kind.PATH_LINE,
                        rule.line(),
                        "a line that begins with / is read as the path of a policy to load")));
    }

    private void limits() {
        tooLong.ifPresent(line -> remarks.add(PolicyRemark.of(
                Kind.VALUE, line, "the line is longer than the " + LONGEST_RULE + " bytes that can be written")));
        nul.ifPresent(line -> remarks.add(
                PolicyRemark.of(Kind.VALUE, line, "the line has a NUL byte, at which the kernel stops reading it")));
        firstBeyond.ifPresent(line -> {
            remarks.add(PolicyRemark.of(
                    Kind.TOO_MANY_RULES,
                    line,
                    "only the first " + Policy.MOST_LINES + " rules are listed; the others were checked one by one"));
            beyond.stream()
                    .filter(remark -> remark.kind().weight() == Weight.REFUSED
                            || remark.kind().weight() == Weight.QUESTIONABLE)
                    .limit(MOST_REMARKS_BEYOND)
                    .forEach(remarks::add);
        });
    }

    private void carriageReturns() {
        if (carriageReturns > 0) {
            remarks.add(PolicyRemark.of(
                    Kind.CARRIAGE_RETURN,
                    firstCarriageReturn,
                    carriageReturns + (carriageReturns == 1 ? " line ends" : " lines end")
                            + " in CR LF: the kernel reads the CR as part of the last word"));
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
