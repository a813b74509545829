package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.OptionalInt;

/** Lines that were one: a terminal or an editor broke them, and may have dropped the blank where it did. */
final class LineJoins {
    /** Most lines that are joined; a line of an ordinary entry in a narrow terminal takes five. */
    static final int MOST_LINES = 7;

    private final LineTrial trial;

    LineJoins(LineTrial trial) {
        this.trial = trial;
    }

    /**
     * Joins the line with lines after it.
     *
     * @return how many of {@code behind} belong to it; the trial then holds the whole line
     */
    OptionalInt search(List<ByteString> behind) {
        int most = Math.min(behind.size(), MOST_LINES - 1);
        for (int count = 1; count <= most; count++) {
            for (int blanks = 0; blanks < 1 << count; blanks++) {
                if (trial.replaced(trial.length(), trial.length(), joined(behind, count, blanks))) {
                    return OptionalInt.of(count);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** The first {@code count} lines, a blank before those whose bit is set. */
    private static ByteString joined(List<ByteString> behind, int count, int blanks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            if ((blanks >> i & 1) != 0) {
                bytes.write(' ');
            }
            bytes.writeBytes(behind.get(i).toByteArray());
        }
        return ByteString.copyOf(bytes.toByteArray());
    }
}
