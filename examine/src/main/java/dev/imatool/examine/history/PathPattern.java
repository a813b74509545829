package dev.imatool.examine.history;

import dev.imatool.examine.input.ByteGlob;
import dev.imatool.model.ByteString;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that are asked for: those called exactly so, and those that the name matches as a pattern ({@link ByteGlob}).
 *
 * @param text as typed
 * @param namespace the namespace in which they are asked for, where {@code text} has one as container forks log it:
 *     {@code NS:/path} with ten digits
 * @param name the path
 * @param glob the same as a pattern
 */
public record PathPattern(String text, Optional<String> namespace, ByteString name, ByteGlob glob) {
    private static final Pattern QUALIFIED = Pattern.compile("([0-9]{10}):(/.*)");

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException if it is a malformed pattern
     */
    public static PathPattern of(String typed) {
        Matcher qualified = QUALIFIED.matcher(typed);
        boolean within = qualified.matches();
        String path = within ? qualified.group(2) : typed;
        return new PathPattern(
                typed,
                within ? Optional.of(qualified.group(1)) : Optional.empty(),
                ByteString.ofText(path),
                ByteGlob.of(path));
    }

    /** True when {@code path} is asked for. */
    public boolean matches(ByteString path) {
        return path.equals(name) || glob.matches(path);
    }
}
