package dev.imatool.parsers.tpm;

import dev.imatool.model.ByteString;

/** Takes field by field from a structure. A field that reaches over the end is named with its offset. */
final class TpmBytes {
    private final ByteString bytes;
    private final int base;
    private int at;

    /** @param base offset of the first byte in the input, for problems */
    TpmBytes(ByteString bytes, int base) {
        this.bytes = bytes;
        this.base = base;
    }

    int remaining() {
        return bytes.length() - at;
    }

    /** Where the next field stands in the input. */
    int offset() {
        return base + at;
    }

    int u8(String field) throws MalformedTpmStructureException {
        return (int) number(field, 1);
    }

    int u16(String field) throws MalformedTpmStructureException {
        return (int) number(field, 2);
    }

    long u32(String field) throws MalformedTpmStructureException {
        return number(field, 4);
    }

    long u64(String field) throws MalformedTpmStructureException {
        return number(field, 8);
    }

    private long number(String field, int length) throws MalformedTpmStructureException {
        ByteString taken = take(field, length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | taken.at(i);
        }
        return value;
    }

    /** A TPM2B: a length of two bytes, then so many bytes. */
    ByteString sized(String field, int limit) throws MalformedTpmStructureException {
        int start = offset();
        int length = u16(field + " length");
        if (length > limit) {
            throw new MalformedTpmStructureException(
                    field, start, "length " + length + " is over the limit of " + limit);
        }
        if (length > remaining()) {
            throw new MalformedTpmStructureException(
                    field, start, "length " + length + " exceeds what is left, " + bytes(remaining()));
        }
        return take(field, length);
    }

    ByteString take(String field, int length) throws MalformedTpmStructureException {
        if (length > remaining()) {
            throw new MalformedTpmStructureException(
                    field, offset(), "needs " + bytes(length) + ", left are " + bytes(remaining()));
        }
        ByteString taken = bytes.slice(at, at + length);
        at += length;
        return taken;
    }

    void end(String structure) throws MalformedTpmStructureException {
        if (remaining() > 0) {
            throw new MalformedTpmStructureException(structure, offset(), bytes(remaining()) + " after its end");
        }
    }

    private static String bytes(int count) {
        return count + (count == 1 ? " byte" : " bytes");
    }
}
