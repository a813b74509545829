package dev.imatool.parsers.known.content;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names in packages and images: paths from the root, whatever stands in front. Names are bytes, one to a character. */
public final class RootedPath {
    /** What Linux takes for a path (PATH_MAX). */
    public static final int LONGEST = 4096;

    private RootedPath() {}

    /**
     * The path that {@code name} has when it is unpacked into a root: {@code ./usr/bin/x} and {@code usr/bin/x} are
     * {@code /usr/bin/x}; {@code /} is the root itself.
     *
     * @return empty for a name that goes up with {@code ..}, or is longer than Linux takes: nothing is unpacked under it
     */
    public static Optional<String> of(String name) {
        if (name.length() > LONGEST || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        List<String> steps = steps(name);
        return steps.contains("..") ? Optional.empty() : Optional.of("/" + String.join("/", steps));
    }

    /** The steps of a name without empty ones and {@code .}; {@code ..} stays. */
    public static List<String> steps(String name) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        while (from <= name.length()) {
            int slash = name.indexOf('/', from);
            int to = slash < 0 ? name.length() : slash;
            if (to > from && !(to == from + 1 && name.charAt(from) == '.')) {
                steps.add(name.substring(from, to));
            }
            from = to + 1;
        }
        return steps;
    }

    /** The bytes of a name. */
    public static ByteString bytes(String name) {
        return ByteString.copyOf(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The name that has these bytes. */
    public static String name(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
