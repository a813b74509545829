package dev.imatool.cli.command.fleet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for, as it is typed.
 *
 * @param digest true for a digest, false for a path or label
 * @param value as the tables have it
 */
record FleetSubject(boolean digest, String value) {
    /** Digests from MD5 to SHA-512, with an algorithm in front or without. */
    private static final Pattern DIGEST = Pattern.compile("(?:[a-zA-Z0-9_:-]+:)?([0-9a-fA-F]{32,128})");

    static FleetSubject of(String typed) {
        Matcher digest = DIGEST.matcher(typed);
        return digest.matches()
                ? new FleetSubject(true, digest.group(1).toLowerCase(Locale.ROOT))
                : new FleetSubject(false, typed);
    }
}
