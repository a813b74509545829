package dev.imatool.parsers.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a mail or of one of its parts says about the body.
 *
 * @param type media type in lower case, such as {@code text/plain}
 * @param boundary of the parts within, where there are any
 * @param encoding {@code Content-Transfer-Encoding} in lower case; empty where the body stands as it is
 */
record PartHeader(String type, Optional<String> boundary, String encoding) {
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([\\w!#$&^+.-]+/[\\w!#$&^+.-]+)");
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?im)^content-type:[^\\n]*?[;\\s]boundary\\s*=\\s*(?:\"([^\"\\n]{1,200})\"|([^\\s;\"]{1,200}))");
    private static final Pattern ENCODING = Pattern.compile("(?im)^content-transfer-encoding:\\s*([\\w-]+)");

    /** Reads a header. Lines that begin with blanks continue those before them. */
    static PartHeader of(String header) {
        String lines = header.replace("\r", "").replaceAll("\\n[ \\t]+", " ");
        Matcher boundary = BOUNDARY.matcher(lines);
        Optional<String> found = boundary.find()
                ? Optional.of(boundary.group(1) == null ? boundary.group(2) : boundary.group(1))
                : Optional.empty();
        String type = first(TYPE, lines);
        return new PartHeader(type.isEmpty() ? "text/plain" : type, found, first(ENCODING, lines));
    }

    /** True when a header says what only a mail says. */
    static boolean ofMail(String header) {
        String lines = "\n" + header.toLowerCase(Locale.ROOT);
        return lines.contains("\ncontent-type:")
                || lines.contains("\ncontent-transfer-encoding:")
                || lines.contains("\nmime-version:");
    }

    boolean multipart() {
        return type.startsWith("multipart/") && boundary.isPresent();
    }

    boolean message() {
        return type.equals("message/rfc822") && !encoded();
    }

    boolean html() {
        return type.equals("text/html");
    }

    boolean encoded() {
        return encoding.equals("base64") || encoding.equals("quoted-printable");
    }

    private static String first(Pattern pattern, String lines) {
        Matcher matcher = pattern.matcher(lines);
        return matcher.find() ? String.valueOf(matcher.group(1)).toLowerCase(Locale.ROOT) : "";
    }
}
