package dev.imatool.appraise.keylime;

import dev.imatool.appraise.keylime.PythonExpression.Validity;
import dev.imatool.model.reference.KeylimeLint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The excludes of a policy, as Keylime uses them ({@code keylime/common/validators.py}): joined to one expression, which is compared from
 * the first character of a path on and need not reach its end. Where the joined expression is not valid, Keylime ignores all of
 * them. An expression may take ways without end, which Python would go; here they end in {@link Match#UNKNOWN}.
 *
 * <p>Not to be shared between threads.
 */
public final class KeylimeExcludes {
    private static final long MOST_STEPS = 200_000;

    /** After so many paths that took too long, no further one is tried. */
    private static final int MOST_EXCEEDED = 100;

    private static final int MOST_LINTS = 50;

    /** Characters of an expression that is too long. */
    private static final int EXCERPT = 80;

    private final List<String> expressions;
    private final PythonExpression joined;
    private final List<PythonExpression> single;
    private int exceeded;

    private KeylimeExcludes(List<String> expressions, PythonExpression joined, List<PythonExpression> single) {
        this.expressions = List.copyOf(expressions);
        this.joined = joined;
        this.single = single;
    }

    /** What the excludes say of a path. */
    public enum Match {
        YES,
        NO,
        /** They could not be read, or took too long. */
        UNKNOWN
    }

    /** The excludes of a policy, in their order; none is fine. */
    public static KeylimeExcludes of(List<String> expressions) {
        List<PythonExpression> single =
                expressions.stream().map(PythonExpression::of).toList();
        return new KeylimeExcludes(
                expressions, PythonExpression.joined(single, "(" + String.join(")|(", expressions) + ")"), single);
    }

    /** Whether a path is excluded. */
    public Match match(String path) {
        if (expressions.isEmpty() || joined.validity() == Validity.INVALID) {
            return Match.NO;
        }
        return joined.pattern().map(pattern -> match(pattern, path)).orElse(Match.UNKNOWN);
    }

    /** The first expression, from 0, that excludes a path by itself; empty where none does, or it is not known. */
    public OptionalInt first(String path) {
        if (match(path) == Match.YES) {
            for (int i = 0; i < single.size(); i++) {
                if (single.get(i)
                        .pattern()
                        .filter(pattern -> match(pattern, path) == Match.YES)
                        .isPresent()) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /**
     * How an expression matches a path.
     *
     * @param index of the expression, from 0; empty where only all of them together match
     * @param end how many characters of the path it matches
     */
    public record Matched(OptionalInt index, int end) {}

    /** What excludes a path; empty where nothing does, or it is not known. */
    public Optional<Matched> matched(String path) {
        if (match(path) != Match.YES) {
            return Optional.empty();
        }
        OptionalInt first = first(path);
        Optional<Pattern> pattern =
                first.isPresent() ? single.get(first.getAsInt()).pattern() : joined.pattern();
        return pattern.map(deciding -> new Matched(first, end(deciding, path)));
    }

    /** What would exclude a path if Keylime did not ignore all excludes; empty where it does not, or none would. */
    public Optional<Matched> ignoredMatch(String path) {
        if (!ignored()) {
            return Optional.empty();
        }
        for (int i = 0; i < single.size(); i++) {
            Optional<Pattern> pattern = single.get(i).pattern();
            if (pattern.isPresent() && match(pattern.get(), path) == Match.YES) {
                return Optional.of(new Matched(OptionalInt.of(i), end(pattern.get(), path)));
            }
        }
        return Optional.empty();
    }

    private static int end(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(StepLimit.of(path, MOST_STEPS));
        try {
            return matcher.lookingAt() ? matcher.end() : 0;
        } catch (StepLimit.Exceeded | StackOverflowError tooMuch) {
            return 0;
        }
    }

    /** The expressions, as the policy has them. */
    public List<String> expressions() {
        return expressions;
    }

    /** True where Keylime ignores them all, because one is not valid. */
    public boolean ignored() {
        return !expressions.isEmpty() && joined.validity() == Validity.INVALID;
    }

    /**
     * What is odd about the excludes, invalid ones first, and, after paths were matched, whether any took too long. Of many remarks the
     * first are listed, and how many more there are.
     */
    public List<KeylimeLint> lints() {
        List<KeylimeLint> lints = new ArrayList<>();
        long omitted = 0;
        for (boolean invalid : new boolean[] {true, false}) {
            for (int i = 0; i < single.size(); i++) {
                Optional<KeylimeLint> lint =
                        lint(i).filter(one -> (one.kind() == KeylimeLint.Kind.EXCLUDE_INVALID) == invalid);
                if (lint.isPresent() && lints.size() < MOST_LINTS) {
                    lints.add(lint.get());
                } else if (lint.isPresent()) {
                    omitted++;
                }
            }
            if (invalid && ignored() && lints.isEmpty()) {
                lints.add(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_INVALID, ""));
            }
        }
        if (omitted > 0) {
            lints.add(KeylimeLint.of(KeylimeLint.Kind.EXCLUDES_FURTHER, Long.toString(omitted)));
        }
        if (exceeded > 0) {
            lints.add(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_TOO_COSTLY, ""));
        }
        return lints;
    }

    private Optional<KeylimeLint> lint(int index) {
        String text = expressions.get(index);
        return switch (single.get(index).validity()) {
            case INVALID ->
                ignored() ? Optional.of(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_INVALID, text)) : Optional.empty();
            case NOT_COMPARED -> Optional.of(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_NOT_COMPARED, text));
            case TOO_LONG -> Optional.of(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_TOO_LONG, text.substring(0, EXCERPT)));
            case VALID ->
                ExcludeHabits.lint(text, single.get(index).pattern().orElseThrow())
                        .map(kind -> KeylimeLint.of(kind, text));
        };
    }

    private Match match(Pattern pattern, String path) {
        if (exceeded >= MOST_EXCEEDED) {
            return Match.UNKNOWN;
        }
        try {
            return pattern.matcher(StepLimit.of(path, MOST_STEPS)).lookingAt() ? Match.YES : Match.NO;
        } catch (StepLimit.Exceeded | StackOverflowError tooMuch) {
            exceeded++;
            return Match.UNKNOWN;
        }
    }
}
