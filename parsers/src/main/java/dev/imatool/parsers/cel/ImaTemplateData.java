package dev.imatool.parsers.cel;

import dev.imatool.model.ByteOrder;
import dev.imatool.parsers.entry.LegacyTemplateData;

/**
 * Template data of the legacy {@code ima} template as records carry it: as the list has it (digest, length, name), or as it is
 * hashed (digest, name padded to 256 bytes).
 */
final class ImaTemplateData {
    private static final int DIGEST = 20;
    private static final int PADDED = DIGEST + 256;
    private static final int LENGTH = 4;

    private final LegacyTemplateData data = new LegacyTemplateData();
    private boolean fits;

    /** What is hashed; only where {@link #fits} is true afterwards. */
    LegacyTemplateData of(byte[] logged) {
        int name = logged.length - DIGEST - LENGTH;
        boolean list = name >= 0
                && name <= LegacyTemplateData.LONGEST_NAME
                && (ByteOrder.LITTLE.u32(logged, DIGEST) == name || ByteOrder.BIG.u32(logged, DIGEST) == name);
        if (list) {
            data.set(logged, 0, DIGEST, DIGEST + LENGTH, name);
        } else if (logged.length == PADDED) {
            int length = LegacyTemplateData.LONGEST_NAME;
            while (length > 0 && logged[DIGEST + length - 1] == 0) {
                length--;
            }
            data.set(logged, 0, DIGEST, DIGEST, length);
        }
        fits = list || (logged.length == PADDED && logged[PADDED - 1] == 0);
        return data;
    }

    boolean fits() {
        return fits;
    }
}
