package dev.imatool.replay.cel;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import java.util.Arrays;

/** The legacy {@code ima} template, which is hashed with its name padded to 256 bytes and without the length of it. */
final class LegacyEntry {
    private static final int DIGEST = 20;
    private static final int LENGTH = 4;
    private static final int PADDED_NAME = 256;

    private LegacyEntry() {}

    /** What is hashed of template data as a list has it; other data is what is hashed. */
    static ByteString hashed(ByteString data) {
        int name = data.length() - DIGEST - LENGTH;
        if (name < 0 || name >= PADDED_NAME) {
            return data;
        }
        byte[] bytes = data.toByteArray();
        if (ByteOrder.LITTLE.u32(bytes, DIGEST) != name && ByteOrder.BIG.u32(bytes, DIGEST) != name) {
            return data;
        }
        byte[] hashed = Arrays.copyOf(bytes, DIGEST + PADDED_NAME);
        Arrays.fill(hashed, DIGEST, hashed.length, (byte) 0);
        System.arraycopy(bytes, DIGEST + LENGTH, hashed, DIGEST, name);
        return ByteString.copyOf(hashed);
    }
}
