package dev.imatool.replay.verify;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.FieldId;

/**
 * Compares the fields of two copies of one entry whose template data differs. Where the length words show that the copies
 * are in opposite byte orders, numbers count as equal when their bytes are reversed.
 */
final class FieldComparison {
    private static final int WORD = 4;

    private FieldComparison() {}

    /** Index of the first field that differs, or -1. Both entries have the same number of fields. */
    static int firstDifference(EntryView first, EntryView second) {
        boolean otherOrders = inOtherOrders(first, second);
        for (int i = 0; i < first.fieldCount(); i++) {
            FieldId id = i < first.template().fields().size()
                    ? first.template().fields().get(i)
                    : new FieldId("");
            int width = otherOrders ? numberWidth(id.encoding()) : 1;
            if (!equal(first.field(i), second.field(i), width)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * True when the first length words of the two, which say the same, are each other's reverse. Legacy template data has no
     * length words and so no order.
     */
    static boolean inOtherOrders(EntryView first, EntryView second) {
        if (first.template().legacy() || !standsOnFields(first) || !standsOnFields(second)) {
            return false;
        }
        ByteSlice one = first.templateData();
        ByteSlice other = second.templateData();
        return ByteOrder.LITTLE.u32(one.array(), one.offset()) == ByteOrder.BIG.u32(other.array(), other.offset())
                && ByteOrder.LITTLE.u32(one.array(), one.offset())
                        != ByteOrder.LITTLE.u32(other.array(), other.offset());
    }

    private static boolean standsOnFields(EntryView entry) {
        return entry.fieldsFit()
                && entry.fieldCount() > 0
                && entry.templateData().length() >= WORD;
    }

    private static int numberWidth(FieldEncoding encoding) {
        return switch (encoding) {
            case UINT32, UINT32_ARRAY -> WORD;
            case UINT16 -> 2;
            case DIGEST, DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE, NAME, TEXT, BYTES, UUID, UNKNOWN -> 1;
        };
    }

    /** Equal when each group of {@code width} bytes is the reverse of the other's. */
    private static boolean equal(ByteSlice one, ByteSlice other, int width) {
        if (one.length() != other.length()) {
            return false;
        }
        int group = one.length() % width == 0 ? width : 1;
        for (int i = 0; i < one.length(); i++) {
            int inGroup = i % group;
            int mirrored = i - inGroup + group - 1 - inGroup;
            if (one.at(i) != other.at(mirrored)) {
                return false;
            }
        }
        return true;
    }
}
