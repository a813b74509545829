package dev.imatool.examine.history;

import dev.imatool.examine.input.ByteGlob;
import dev.imatool.model.ByteString;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.container.ContainerSelector;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that are asked for: those called exactly so, and those that the name matches as a pattern ({@link ByteGlob}).
 *
 * @param text as typed
 * @param container the container in which they are asked for, where {@code text} names one as entries do: {@code NS:/path} with ten
 *     digits, or a path in the store of a container engine
 * @param name the path
 * @param glob the same as a pattern
 */
public record PathPattern(String text, Optional<ContainerSelector> container, ByteString name, ByteGlob glob) {
    private static final Pattern QUALIFIED = Pattern.compile("([0-9]{10})(#[0-9]{1,9})?:(/.*)");

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException if it is a malformed pattern
     */
    public static PathPattern of(String typed) {
        Matcher qualified = QUALIFIED.matcher(typed);
        if (qualified.matches()) {
            String number = qualified.group(1);
            ContainerSelector container = Optional.ofNullable(qualified.group(2))
                    .map(use -> ContainerSelector.ofId(number + use))
                    .orElseGet(() -> ContainerSelector.ofNamespace(number));
            return in(typed, container, qualified.group(3));
        }
        ByteString name = ByteString.ofText(typed);
        return ContainerStore.of(name)
                .map(stored -> in(
                        typed,
                        ContainerSelector.ofId(stored.container().id()),
                        stored.path().utf8().orElse(typed)))
                .orElseGet(() -> new PathPattern(typed, Optional.empty(), name, ByteGlob.of(typed)));
    }

    private static PathPattern in(String typed, ContainerSelector container, String path) {
        return new PathPattern(typed, Optional.of(container), ByteString.ofText(path), ByteGlob.of(path));
    }

    /** True when {@code path} is asked for. */
    public boolean matches(ByteString path) {
        return path.equals(name) || glob.matches(path);
    }
}
