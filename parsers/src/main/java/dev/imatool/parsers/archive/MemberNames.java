package dev.imatool.parsers.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.PercentCodec;

/** How collectors write paths: with {@code ./} in front, with backslashes, and special characters as {@code %2F}. */
public final class MemberNames {
    private MemberNames() {}

    /** The path as it was on the host, as far as that can be told. */
    static String plain(String name) {
        String path = decoded(name.replace('\\', '/'));
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }

    /** Without {@code .}, {@code ..} and empty steps; what leads out of the evidence begins with {@code ../}. */
    public static String normal(String name) {
        if (!name.contains("./") && !name.contains("//") && !name.endsWith(".") && !name.startsWith("/")) {
            return name;
        }
        Deque<String> steps = new ArrayDeque<>();
        for (String step : name.split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty() && !steps.getLast().equals("..")) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /** A name that leads nowhere but below the place where it is put: an archive inside names nothing outside. */
    static String below(String name) {
        String normal = normal(name.replace('\\', '/'));
        while (normal.startsWith("../")) {
            normal = normal.substring(3);
        }
        return normal.equals("..") ? "" : normal;
    }

    /** A name that only looks escaped stays as it is: {@code 100%} is a legal name. */
    private static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            byte[] decoded = new PercentCodec().decode(name.getBytes(StandardCharsets.UTF_8));
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (DecoderException | RuntimeException notEscaped) {
            return name;
        }
    }
}
