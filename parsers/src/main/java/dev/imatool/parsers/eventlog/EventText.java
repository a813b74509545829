package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Event data that is text, in ASCII or UTF-16, with or without NULs at its end. */
final class EventText {
    private static final int LONGEST = 4096;

    private EventText() {}

    /** The text without NULs at its end; absent for bytes that are none. */
    static Optional<String> of(ByteString data) {
        int end = data.length();
        while (end > 0 && data.at(end - 1) == 0) {
            end--;
        }
        if (end == 0 || end > LONGEST) {
            return Optional.empty();
        }
        return ascii(data.slice(0, end)).or(() -> utf16(data));
    }

    private static Optional<String> ascii(ByteString bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (!printable(bytes.at(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.latin1());
    }

    /** Only with a zero in every second byte: other bytes are too often UTF-16 by chance. */
    private static Optional<String> utf16(ByteString bytes) {
        if (bytes.length() % 2 != 0) {
            return Optional.empty();
        }
        for (int i = 0; i < bytes.length(); i += 2) {
            boolean nul = bytes.at(i) == 0;
            if (bytes.at(i + 1) != 0 || (!nul && !printable(bytes.at(i)))) {
                return Optional.empty();
            }
        }
        String text = new String(bytes.toByteArray(), StandardCharsets.UTF_16LE);
        int end = text.indexOf('\0');
        return Optional.of(end < 0 ? text : text.substring(0, end)).filter(each -> !each.isEmpty());
    }

    private static boolean printable(int c) {
        return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t' || c == '\r';
    }
}
