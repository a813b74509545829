package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSearch;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.input.ByteWindow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes printed fields as the kernel stores them, the inverse of {@code ima_template_lib.c}. Text may stand for several
 * stored forms; {@link #choices} says how many, and each is asked for by number, the usual one being 0.
 */
final class FieldEncoder {
    private static final int LEGACY_DIGEST = 20;
    private static final int MD5_DIGITS = 32;
    private static final int UUID_LENGTH = 36;

    private final ByteWindow window;
    private byte[] data = new byte[1 << 12];
    private int length;

    /** Why the last field could not be encoded, in words that are safe to print. */
    String reason = "";

    FieldEncoder(ByteWindow window) {
        this.window = window;
    }

    /** The encoded template data, {@link #length()} bytes of it. */
    byte[] data() {
        return data;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** In how many ways the text of a field can have been stored. */
    int choices(FieldId id, int from, int to) {
        return switch (id.encoding()) {
            case DIGEST -> to - from == MD5_DIGITS ? 2 : 1;
            case TEXT -> 2;
            case UUID -> uuid(from, to) ? 1 : 2;
            case UNKNOWN -> from == to ? 2 : 4;
            case DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE, NAME, BYTES, UINT32, UINT16, UINT32_ARRAY -> 1;
        };
    }

    /** Appends a field: length word, then the stored bytes; false, with a {@link #reason}, if the text has no such form. */
    boolean append(FieldId id, int from, int to, ByteOrder order, int choice) {
        int lengthAt = length;
        reserve(4L + (to - from) + LEGACY_DIGEST);
        length += 4;
        if (!appendStored(id, from, to, order, choice)) {
            return false;
        }
        order.put(data, lengthAt, 4, length - lengthAt - 4);
        return true;
    }

    /** Appends the stored bytes of a field alone, as the legacy template hashes them. */
    boolean appendStored(FieldId id, int from, int to, ByteOrder order, int choice) {
        reserve((to - from) + LEGACY_DIGEST);
        return switch (id.encoding()) {
            case DIGEST -> digest(from, to, choice);
            case DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> digestWithPrefix(id, from, to);
            case NAME -> text(from, to, true);
            case TEXT -> text(from, to, (choice == 0) == (from != to));
            case BYTES, UINT32_ARRAY -> hex(from, to);
            case UINT32 -> number(from, to, order, 4);
            case UINT16 -> number(from, to, order, 2);
            case UUID -> uuid(from, to) ? uuidBytes(from) : text(from, to, choice == 0);
            case UNKNOWN -> unknown(id, from, to, choice);
        };
    }

    /** True when the text can be stored in one way only, so that a template digest that differs is a mismatch. */
    static boolean certain(FieldId id) {
        FieldEncoding encoding = id.encoding();
        return encoding != FieldEncoding.UNKNOWN
                && encoding != FieldEncoding.UUID
                && (encoding != FieldEncoding.TEXT || id.equals(FieldId.XATTRNAMES));
    }

    private boolean unknown(FieldId id, int from, int to, int choice) {
        return switch (choice) {
            case 0 -> lastColon(from, to) < 0 ? text(from, to, from != to) : digestWithPrefix(id, from, to);
            case 1 -> text(from, to, true);
            case 2 -> text(from, to, false);
            default -> hex(from, to);
        };
    }

    private boolean digest(int from, int to, int choice) {
        int before = length;
        if (!hex(from, to)) {
            return false;
        }
        if (choice == 1) {
            Arrays.fill(data, length, before + LEGACY_DIGEST, (byte) 0);
            length = before + LEGACY_DIGEST;
        }
        return true;
    }

    /** {@code algo:hex} or {@code type:algo:hex}, stored as everything up to the last colon, NUL, digest. */
    private boolean digestWithPrefix(FieldId id, int from, int to) {
        if (from == to) {
            return id.equals(FieldId.D_MODSIG) || fail("is empty");
        }
        int colon = lastColon(from, to);
        if (colon < 0) {
            return fail("has no algorithm before its digits");
        }
        copy(from, colon + 1);
        data[length++] = 0;
        return hex(colon + 1, to) || fail(reason + expectedDigits(from, colon));
    }

    /** How many digits the algorithm before the last colon takes, in words; empty when it is not known. */
    private String expectedDigits(int from, int colon) {
        int name = Math.max(from, lastColon(from, colon) + 1);
        String algorithm = new String(
                window.array(), window.position() + name, Math.min(colon - name, 32), StandardCharsets.ISO_8859_1);
        return HashAlgorithm.ofName(algorithm)
                .map(known -> "; " + known + " takes " + 2 * known.digestLength())
                .orElse("");
    }

    private boolean text(int from, int to, boolean terminated) {
        copy(from, to);
        if (terminated) {
            data[length++] = 0;
        }
        return true;
    }

    private boolean hex(int from, int to) {
        int digits = to - from;
        if (digits % 2 == 0 && Hex.decode(window.array(), window.position() + from, digits, data, length)) {
            length += digits / 2;
            return true;
        }
        int start = window.position() + from;
        boolean odd = Hex.digits(window.array(), start, start + digits) == digits;
        return fail(
                odd ? "has an odd number of hex digits (" + digits + ")" : "holds a character that is not a hex digit");
    }

    private boolean number(int from, int to, ByteOrder order, int width) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = byteAt(i) - '0';
            value = 10 * value + digit;
            if (digit < 0 || digit > 9 || value >= 1L << (8 * width)) {
                return fail("is not a number of " + 8 * width + " bits");
            }
        }
        if (from != to) {
            order.put(data, length, width, value);
            length += width;
        }
        return true;
    }

    private boolean uuid(int from, int to) {
        if (to - from != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            int c = byteAt(from + i);
            if (dash ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean uuidBytes(int from) {
        int nibbles = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            int digit = Character.digit(byteAt(from + i), 16);
            if (digit >= 0) {
                int at = length + nibbles / 2;
                data[at] = (byte) (nibbles % 2 == 0 ? digit << 4 : (data[at] | digit));
                nibbles++;
            }
        }
        length += nibbles / 2;
        return true;
    }

    /** Searched from the front: what follows the colon is long, and holds none. */
    private int lastColon(int from, int to) {
        int last = -1;
        int base = window.position();
        int found = ByteSearch.indexOf(window.array(), base + from, base + to, (byte) ':');
        while (found >= 0) {
            last = found - base;
            found = ByteSearch.indexOf(window.array(), found + 1, base + to, (byte) ':');
        }
        return last;
    }

    private void copy(int from, int to) {
        System.arraycopy(window.array(), window.position() + from, data, length, to - from);
        length += to - from;
    }

    private void reserve(long more) {
        if (length + more > data.length) {
            data = Arrays.copyOf(data, (int) Math.max(2L * data.length, length + more));
        }
    }

    private boolean fail(String why) {
        reason = why;
        return false;
    }

    private int byteAt(int index) {
        return window.array()[window.position() + index] & 0xff;
    }
}
