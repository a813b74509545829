package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.ascii.LineProver.FieldText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Edits of an event name that was cut, renamed or rewritten. */
final class NameEdits {
    private static final int MOST_OCCURRENCES = 64;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,16}[A-Za-z]");
    private static final String QUOTE_MARKS = "\"'`,;";

    private final LineTrial trial;
    private final FieldText field;
    private final ByteString name;

    NameEdits(LineTrial trial, FieldText field) {
        this.trial = trial;
        this.field = field;
        this.name = trial.text(field.start(), field.end());
    }

    /** Undoes what the user says was replaced: everywhere, then in one place. */
    Optional<RepairKind> renamed(List<Rename> renames) {
        for (Rename rename : renames) {
            if (is(replaceAll(rename))) {
                return Optional.of(RepairKind.RENAMED);
            }
            int at = name.latin1().indexOf(rename.now().latin1());
            for (int i = 0; i < MOST_OCCURRENCES && at >= 0; i++) {
                int start = field.start() + at;
                if (trial.replaced(start, start + rename.now().length(), rename.original())) {
                    return Optional.of(RepairKind.RENAMED);
                }
                at = name.latin1().indexOf(rename.now().latin1(), at + 1);
            }
        }
        return Optional.empty();
    }

    /** Backslash escapes of {@code ls}, {@code printf} and mounts, percent escapes of URLs, quote marks, colours. */
    Optional<RepairKind> unescaped() {
        String text = name.latin1();
        boolean found = is(unescape(name, '\\'))
                || is(unescape(name, '%'))
                || is(bytes(COLOUR.matcher(text).replaceAll("")))
                || is(bytes(unquoted(text)));
        return found ? Optional.of(RepairKind.UNESCAPED) : Optional.empty();
    }

    /** The label of a namespace in front, or none. */
    Optional<RepairKind> namespace(KnownTexts known) {
        int colon = name.indexOf(':', 0);
        int path = field.start() + colon + 1;
        boolean found = colon >= 0 && trial.replaced(field.start(), path);
        for (ByteString label : known.labels()) {
            byte[] prefix = new byte[label.length() + 1];
            label.copyTo(prefix, 0);
            prefix[label.length()] = ':';
            found = found || trial.replaced(field.start(), path, prefix);
        }
        return found ? Optional.of(RepairKind.NAMESPACE_PREFIX) : Optional.empty();
    }

    /** A name that a good entry has: those that go on where this one ends first. */
    Optional<RepairKind> known(KnownTexts known) {
        return known(known, true).or(() -> known(known, false));
    }

    /** A name that a good entry has and that goes on where this one ends. */
    Optional<RepairKind> longer(KnownTexts known) {
        return known(known, true);
    }

    /** Any single character, and one more at either end. */
    Optional<RepairKind> characters() {
        CharacterEdits edits = new CharacterEdits(trial, CharacterEdits.PRINTABLE);
        Optional<RepairKind> found = edits.one(field.start(), field.end());
        return found.isPresent() ? found : twoMore();
    }

    private Optional<RepairKind> known(KnownTexts known, boolean longer) {
        for (ByteString other : known.names()) {
            if (trial.over()) {
                return Optional.empty();
            }
            if (other.startsWith(name) == longer && is(other)) {
                return Optional.of(RepairKind.KNOWN_NAME);
            }
        }
        return Optional.empty();
    }

    private Optional<RepairKind> twoMore() {
        byte[] two = new byte[2];
        for (byte first : CharacterEdits.PRINTABLE) {
            two[0] = first;
            for (byte second : CharacterEdits.PRINTABLE) {
                two[1] = second;
                if (trial.replaced(field.end(), field.end(), two)
                        || trial.replaced(field.start(), field.start(), two)) {
                    return Optional.of(RepairKind.TWO_CHARACTERS_INSERTED);
                }
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && QUOTE_MARKS.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && QUOTE_MARKS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private boolean is(ByteString other) {
        return !other.equals(name) && trial.replaced(field.start(), field.end(), other);
    }

    private ByteString replaceAll(Rename rename) {
        return bytes(
                name.latin1().replace(rename.now().latin1(), rename.original().latin1()));
    }

    private static ByteString bytes(String latin1) {
        return ByteString.copyOf(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** {@code \xHH}, {@code \OOO}, {@code \n}, {@code \\}; {@code %HH}. What is no escape stays. */
    private static ByteString unescape(ByteString text, char mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            boolean hex = mark == '%' || (at + 1 < text.length() && text.at(at + 1) == 'x');
            int digitsAt = mark == '%' || !hex ? at + 1 : at + 2;
            int value = text.at(at) == mark ? number(text, digitsAt, hex ? 2 : 3, hex ? 16 : 8) : -1;
            if (value >= 0) {
                bytes.write(value);
                at = digitsAt + (hex ? 2 : 3);
            } else if (mark == '\\' && text.at(at) == mark && at + 1 < text.length()) {
                bytes.write(text.at(at + 1) == 'n' ? '\n' : text.at(at + 1));
                at += 2;
            } else {
                bytes.write(text.at(at++));
            }
        }
        return ByteString.copyOf(bytes.toByteArray());
    }

    private static int number(ByteString text, int from, int digits, int radix) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.at(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = radix * value + digit;
        }
        return value > 0xff ? -1 : value;
    }
}
