package dev.imatool.render.shared;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.parsers.InputSummary;
import java.util.Locale;

/** Pieces of sentences that several reports use. */
public final class Phrases {
    private Phrases() {}

    /** {@code 1 entry}, {@code 3 entries}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    public static String entries(long number) {
        return count(number, "entry", "entries");
    }

    /** {@code line 17}, {@code lines 17 to 18}, {@code 0x2f31c}. */
    public static String place(Location location) {
        return location.lines()
                .map(lines -> lines.first() == lines.last()
                        ? "line " + lines.first()
                        : "lines " + lines.first() + " to " + lines.last())
                .orElseGet(() -> "0x" + Long.toHexString(location.offset()));
    }

    /** Name of an input as sentences quote it: as the user gave it, safe to print. */
    public static String name(InputSummary input) {
        return name(input.name());
    }

    public static String name(String input) {
        return Printable.ofText(input);
    }

    /** {@code cut short} and the like, for sentences. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Bytes in hex, the first {@code shown} of them, with their number. */
    public static String hex(ByteString bytes, int shown) {
        if (bytes.isEmpty()) {
            return "-";
        }
        String size = " (" + count(bytes.length(), "byte", "bytes") + ")";
        return bytes.length() <= shown
                ? bytes.hex() + size
                : bytes.slice(0, shown).hex() + "…" + size;
    }
}
