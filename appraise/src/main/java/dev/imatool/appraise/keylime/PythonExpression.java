package dev.imatool.appraise.keylime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of Python's {@code re} (3.11) for texts, as one of {@code java.util.regex}.
 *
 * @param validity whether Python takes it, and whether it is read here
 * @param pattern present where it is
 */
record PythonExpression(Validity validity, Optional<Pattern> pattern) {
    /** Whether an expression can be used. */
    enum Validity {
        /** It means the same here. */
        VALID,
        /** Python refuses it. */
        INVALID,
        /** Python may take it; it has syntax that is not read here. */
        NOT_COMPARED,
        /** Python may take it; it is too long to be looked at in a time that anybody has. */
        TOO_LONG
    }

    /** Characters of an expression, as many as a path has at most; some take a time that grows with the square of their length. */
    static final int LONGEST = 1 << 12;

    /** An expression of a policy. */
    static PythonExpression of(String expression) {
        return expression.length() > LONGEST
                ? new PythonExpression(Validity.TOO_LONG, Optional.empty())
                : ofAny(expression);
    }

    /** Expressions joined to one, none of which is too long. */
    static PythonExpression joined(List<PythonExpression> single, String joined) {
        boolean tooLong = single.stream().anyMatch(one -> one.validity() == Validity.TOO_LONG);
        return tooLong ? new PythonExpression(Validity.TOO_LONG, Optional.empty()) : ofAny(joined);
    }

    private static PythonExpression ofAny(String expression) {
        try {
            String translated = new PythonTranslation(expression).translated();
            // names of Python are matched as text, and only \n ends a line
            return new PythonExpression(
                    Validity.VALID,
                    Optional.of(Pattern.compile(translated, Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS)));
        } catch (PythonTranslation.Refused refused) {
            return new PythonExpression(refused.validity(), Optional.empty());
        } catch (PatternSyntaxException | StackOverflowError beyondOurs) {
            return new PythonExpression(Validity.NOT_COMPARED, Optional.empty());
        }
    }
}
