package dev.imatool.parsers.transcript;

import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import java.nio.charset.StandardCharsets;

/** What the text of a field looks like, whole or as far as it goes: tells where a broken line goes on. */
final class FieldShape {
    private static final int LONGEST_NAME = 4096;
    private static final int LONGEST_ALGORITHM = 32;

    private FieldShape() {}

    /** True when the text may be the field or its beginning. */
    static boolean mayBegin(FieldId id, byte[] text, int from, int to) {
        return switch (id.encoding()) {
            case DIGEST -> hex(text, from, to) && to - from <= 40;
            case DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> digest(text, from, to) != BROKEN;
            case NAME -> to - from <= LONGEST_NAME;
            case BYTES -> hex(text, from, to);
            case UINT32, UINT16 -> decimal(text, from, to);
            case UINT32_ARRAY -> hex(text, from, to);
            case TEXT, UUID, UNKNOWN -> true;
        };
    }

    /** True when the text may be the whole field. */
    static boolean mayBe(FieldId id, byte[] text, int from, int to) {
        if (from == to) {
            return mayBeEmpty(id);
        }
        return switch (id.encoding()) {
            case DIGEST -> to - from == 40 || to - from == 32;
            case DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> digest(text, from, to) == WHOLE;
            case BYTES, UINT32_ARRAY -> (to - from) % 2 == 0;
            case NAME, UINT32, UINT16, TEXT, UUID, UNKNOWN -> true;
        };
    }

    /** True when the field may have no text; a name hardly ever is empty, and is not looked for. */
    static boolean mayBeEmpty(FieldId id) {
        return !id.encoding().isName() && (!id.encoding().isDigest() || id.equals(FieldId.D_MODSIG));
    }

    static boolean hex(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean decimal(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static final int BROKEN = 0;
    private static final int BEGUN = 1;
    private static final int WHOLE = 2;

    /** {@code algorithm:hex}, with a type before it in some templates. */
    private static int digest(byte[] text, int from, int to) {
        int colon = to - 1;
        while (colon >= from && text[colon] != ':') {
            colon--;
        }
        if (colon < from) {
            return to - from <= LONGEST_ALGORITHM ? BEGUN : BROKEN;
        }
        int name = colon;
        while (name > from && text[name - 1] != ':') {
            name--;
        }
        if (colon - name > LONGEST_ALGORITHM || !hex(text, colon + 1, to)) {
            // the part before the last colon may be a type that an algorithm follows
            return name == from && colon - name <= LONGEST_ALGORITHM && to - colon <= LONGEST_ALGORITHM
                    ? BEGUN
                    : BROKEN;
        }
        int digits = to - colon - 1;
        int wanted = HashAlgorithm.ofName(new String(text, name, colon - name, StandardCharsets.ISO_8859_1))
                .map(algorithm -> 2 * algorithm.digestLength())
                .orElse(-1);
        if (wanted < 0) {
            return digits % 2 == 0 && digits > 0 ? WHOLE : BEGUN;
        }
        return digits == wanted ? WHOLE : digits < wanted ? BEGUN : BROKEN;
    }
}
