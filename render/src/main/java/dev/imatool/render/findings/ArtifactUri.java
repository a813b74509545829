package dev.imatool.render.findings;

import dev.imatool.parsers.FileNames;
import java.util.Locale;

/**
 * Names of files as references (RFC 3986): every byte that is not unreserved or a slash by its number, the colon among them, so that no
 * name is a scheme; absolute ones with the scheme {@code file}.
 */
final class ArtifactUri {
    private static final String UNRESERVED = "-._~/";

    private ArtifactUri() {}

    static String of(String name) {
        StringBuilder uri = new StringBuilder(name.startsWith("/") ? "file://" : "");
        for (byte b : FileNames.bytes(name)) {
            int c = b & 0xff;
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || UNRESERVED.indexOf(c) >= 0) {
                uri.append((char) c);
            } else {
                uri.append('%')
                        .append(Integer.toHexString(c + 0x100).substring(1).toUpperCase(Locale.ROOT));
            }
        }
        return uri.toString();
    }
}
