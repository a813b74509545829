package dev.imatool.appraise.keylime;

import dev.imatool.model.reference.KeylimeLint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Excludes that do what Keylime is told and hardly what was meant. */
final class ExcludeHabits {
    /** A path with nothing but what stands for itself; a dot is one in most people's minds. Possessive, so that no length is too much. */
    private static final Pattern PLAIN_PATH = Pattern.compile("\\^?/(?:[\\w./@:,+-]|\\\\[.+/-])*+(?<=[\\w@])");

    /** Begins with what an absolute path does not begin with, and has no other way. */
    private static final Pattern NO_PATH = Pattern.compile("\\^?[\\w@:-](?![?*{])[^|]*");

    /** Paths that have nothing in common; an expression that matches each matches all. */
    private static final List<String> UNLIKELY = List.of("/Zq7/kX9-wy", "/0", "/~v$%", "/usr/bin/x1y2z3");

    private static final int MOST_STEPS = 10_000;

    private ExcludeHabits() {}

    /** What is odd about a valid expression. */
    static Optional<KeylimeLint.Kind> lint(String text, Pattern pattern) {
        if (UNLIKELY.stream().allMatch(path -> matches(pattern, path))) {
            return Optional.of(KeylimeLint.Kind.EXCLUDE_EVERYTHING);
        }
        if (NO_PATH.matcher(text).matches()) {
            return Optional.of(KeylimeLint.Kind.EXCLUDE_NOTHING);
        }
        return PLAIN_PATH.matcher(text).matches() ? Optional.of(KeylimeLint.Kind.EXCLUDE_PREFIX) : Optional.empty();
    }

    private static boolean matches(Pattern pattern, String path) {
        try {
            return pattern.matcher(StepLimit.of(path, MOST_STEPS)).lookingAt();
        } catch (StepLimit.Exceeded | StackOverflowError tooMuch) {
            return false;
        }
    }
}
