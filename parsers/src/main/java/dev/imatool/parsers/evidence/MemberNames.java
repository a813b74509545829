package dev.imatool.parsers.evidence;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.PercentCodec;

/** How collectors write paths: with {@code ./} in front, with backslashes, and special characters as {@code %2F}. */
final class MemberNames {
    private MemberNames() {}

    /** The path as it was on the host, as far as that can be told. */
    static String plain(String name) {
        String path = decoded(name.replace('\\', '/'));
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
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
