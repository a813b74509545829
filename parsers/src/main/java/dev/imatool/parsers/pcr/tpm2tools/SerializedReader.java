package dev.imatool.parsers.pcr.tpm2tools;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The C structures TPML_PCR_SELECTION and TPML_DIGEST of tpm2-tss as they lie in the memory of a little-endian machine
 * ({@code pcr_fwrite_serialized} in tpm2-tools lib/pcr.c): a selection of 132 bytes, a 32-bit number of digest lists, and
 * that many lists of 532 bytes with up to eight digests each. Keylime's quotes carry the same.
 */
public record SerializedReader() implements ShapeReader {
    private static final int BANK_LENGTH = 8;
    private static final int SELECTION_LENGTH = 4 + SelectedPcrs.MAX_BANKS * BANK_LENGTH;
    private static final int MAX_DIGESTS = 8;
    private static final int MAX_DIGEST_LENGTH = 64;
    private static final int DIGEST_LENGTH = 2 + MAX_DIGEST_LENGTH;
    private static final int LIST_LENGTH = 4 + MAX_DIGESTS * DIGEST_LENGTH;
    private static final int FIRST_LIST = SELECTION_LENGTH + 4;

    @Override
    public PcrShape shape() {
        return PcrShape.SERIALIZED;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        ByteBuffer bytes = ByteBuffer.wrap(input.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < FIRST_LIST) {
            return;
        }
        SelectedPcrs selected = new SelectedPcrs();
        if (!readSelection(bytes, selected)) {
            return;
        }
        long lists = Integer.toUnsignedLong(bytes.getInt(SELECTION_LENGTH));
        long expected = FIRST_LIST + lists * LIST_LENGTH;
        if (expected != bytes.limit()) {
            out.error(
                    hex(SELECTION_LENGTH),
                    lists + " lists of digests make a file of " + expected + " bytes, this one has " + bytes.limit());
        }
        for (int start = FIRST_LIST;
                start < bytes.limit() && lists > 0 && !out.isFull();
                start += LIST_LENGTH, lists--) {
            if (!readList(bytes, start, selected, out)) {
                break;
            }
        }
        selected.finish(out);
    }

    private static boolean readSelection(ByteBuffer bytes, SelectedPcrs selected) {
        int banks = bytes.getInt(0);
        if (banks < 1 || banks > SelectedPcrs.MAX_BANKS) {
            return false;
        }
        for (int i = 0; i < banks; i++) {
            int start = 4 + i * BANK_LENGTH;
            int selectBytes = bytes.get(start + 2);
            if (selectBytes < 1 || selectBytes > SelectedPcrs.MAX_SELECT_BYTES) {
                return false;
            }
            byte[] select = new byte[selectBytes];
            bytes.get(start + 3, select);
            selected.addBank(Short.toUnsignedInt(bytes.getShort(start)), select);
        }
        return selected.isPlausible();
    }

    /** Reads one TPML_DIGEST; false when what follows cannot be read either. */
    private static boolean readList(ByteBuffer bytes, int start, SelectedPcrs selected, PcrCollector out) {
        if (start + 4 > bytes.limit()) {
            return false;
        }
        int digests = bytes.getInt(start);
        if (digests < 0 || digests > MAX_DIGESTS) {
            out.error(
                    hex(start),
                    "a list of " + Integer.toUnsignedString(digests) + " digests; the structure has room for "
                            + MAX_DIGESTS);
            return false;
        }
        for (int i = 0; i < digests; i++) {
            int at = start + 4 + i * DIGEST_LENGTH;
            if (at + DIGEST_LENGTH > bytes.limit()) {
                return false;
            }
            int length = Short.toUnsignedInt(bytes.getShort(at));
            if (length > MAX_DIGEST_LENGTH) {
                out.error(hex(at), "a digest of " + length + " bytes; the structure has room for " + MAX_DIGEST_LENGTH);
                selected.skip();
            } else {
                byte[] digest = new byte[length];
                bytes.get(at + 2, digest);
                selected.take(hex(at), ByteString.copyOf(digest), out);
            }
        }
        return true;
    }

    private static String hex(int offset) {
        return "0x" + Integer.toHexString(offset);
    }
}
