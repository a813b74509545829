package dev.imatool.parsers.repair;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Edits of single characters in one stretch of a line. */
final class CharacterEdits {
    /** Digits of digests and buffers. */
    static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** Digits of numbers. */
    static final byte[] DECIMAL = "0123456789".getBytes(StandardCharsets.US_ASCII);
    /** What names and texts are mostly made of: ASCII without blank. */
    static final byte[] PRINTABLE = printable();

    private final LineTrial trial;
    private final byte[] alphabet;

    CharacterEdits(LineTrial trial, byte[] alphabet) {
        this.trial = trial;
        this.alphabet = alphabet;
    }

    /** Every edit of one character, and swaps of neighbours. */
    Optional<RepairKind> one(int from, int to) {
        return inserted(from, to)
                .or(() -> removed(from, to))
                .or(() -> substituted(from, to))
                .or(() -> swapped(from, to));
    }

    /** One character is missing. */
    Optional<RepairKind> inserted(int from, int to) {
        for (int at = from; at <= to && !trial.over(); at++) {
            for (byte c : alphabet) {
                boolean repeated = at > from && c == (byte) trial.at(at - 1);
                if (!repeated && trial.replaced(at, at, c)) {
                    return Optional.of(RepairKind.CHARACTER_INSERTED);
                }
            }
        }
        return Optional.empty();
    }

    /** One character is too many. */
    Optional<RepairKind> removed(int from, int to) {
        for (int at = from; at < to && !trial.over(); at++) {
            if (trial.replaced(at, at + 1)) {
                return Optional.of(RepairKind.CHARACTER_REMOVED);
            }
        }
        return Optional.empty();
    }

    /** One character is another. */
    Optional<RepairKind> substituted(int from, int to) {
        for (int at = from; at < to && !trial.over(); at++) {
            for (byte c : alphabet) {
                if (c != (byte) trial.at(at) && trial.replaced(at, at + 1, c)) {
                    return Optional.of(RepairKind.CHARACTER_REPLACED);
                }
            }
        }
        return Optional.empty();
    }

    /** Two neighbours changed places. */
    Optional<RepairKind> swapped(int from, int to) {
        for (int at = from; at + 1 < to && !trial.over(); at++) {
            byte first = (byte) trial.at(at);
            byte second = (byte) trial.at(at + 1);
            if (first != second && trial.replaced(at, at + 2, second, first)) {
                return Optional.of(RepairKind.CHARACTERS_SWAPPED);
            }
        }
        return Optional.empty();
    }

    /** Two characters are missing, together or apart. */
    Optional<RepairKind> twoInserted(int from, int to) {
        for (int at = from; at <= to && !trial.over(); at++) {
            for (int behind = at; behind <= to && !trial.over(); behind++) {
                if (twoInsertedAt(at, behind)) {
                    return Optional.of(RepairKind.TWO_CHARACTERS_INSERTED);
                }
            }
        }
        return Optional.empty();
    }

    /** So many characters in a row are too many. */
    Optional<RepairKind> runRemoved(int from, int to, int length) {
        for (int at = from; at + length <= to && !trial.over(); at++) {
            if (trial.replaced(at, at + length)) {
                return Optional.of(RepairKind.CHARACTERS_REMOVED);
            }
        }
        return Optional.empty();
    }

    /** Two characters are too many, together or apart. */
    Optional<RepairKind> twoRemoved(int from, int to) {
        for (int at = from; at < to && !trial.over(); at++) {
            for (int behind = at + 1; behind < to && !trial.over(); behind++) {
                byte[] between = trial.text(at + 1, behind).toByteArray();
                if (trial.replaced(at, behind + 1, between)) {
                    return Optional.of(RepairKind.TWO_CHARACTERS_REMOVED);
                }
            }
        }
        return Optional.empty();
    }

    private boolean twoInsertedAt(int at, int behind) {
        byte[] with = new byte[behind - at + 2];
        trial.text(at, behind).copyTo(with, 1);
        for (byte first : alphabet) {
            with[0] = first;
            for (byte second : alphabet) {
                with[with.length - 1] = second;
                if (trial.replaced(at, behind, with)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] printable() {
        byte[] bytes = new byte['~' - ' '];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (' ' + 1 + i);
        }
        return bytes;
    }
}
