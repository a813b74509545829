package dev.imatool.parsers.pcr.tpm2tools;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.nio.ByteBuffer;

/**
 * TPML_PCR_SELECTION, a 32-bit number of digest lists, and that many TPML_DIGEST as the TPM library specification
 * marshals them (Part 1, 30.3 and Part 2, 10.9): big-endian, nothing padded. Written by {@code tpm2_quote -F marshaled}.
 */
public record MarshaledReader() implements ShapeReader {
    private static final int MAX_DIGESTS = 8;
    private static final int MAX_DIGEST_LENGTH = 64;

    @Override
    public PcrShape shape() {
        return PcrShape.MARSHALED;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        ByteBuffer bytes = ByteBuffer.wrap(input.bytes());
        SelectedPcrs selected = new SelectedPcrs();
        if (!readSelection(bytes, selected) || bytes.remaining() < 4) {
            return;
        }
        long lists = Integer.toUnsignedLong(bytes.getInt());
        boolean readable = true;
        while (readable && lists > 0 && !out.isFull()) {
            readable = readList(bytes, selected, out);
            lists--;
        }
        selected.finish(out);
        if (readable && bytes.hasRemaining() && !out.isFull()) {
            out.warning(place(bytes), bytes.remaining() + " bytes after the last list of digests");
        }
    }

    private static boolean readSelection(ByteBuffer bytes, SelectedPcrs selected) {
        if (bytes.remaining() < 4) {
            return false;
        }
        int banks = bytes.getInt();
        if (banks < 1 || banks > SelectedPcrs.MAX_BANKS) {
            return false;
        }
        for (int i = 0; i < banks; i++) {
            if (bytes.remaining() < 3) {
                return false;
            }
            int algorithmId = Short.toUnsignedInt(bytes.getShort());
            int selectBytes = bytes.get();
            if (selectBytes < 1 || selectBytes > SelectedPcrs.MAX_SELECT_BYTES || bytes.remaining() < selectBytes) {
                return false;
            }
            byte[] select = new byte[selectBytes];
            bytes.get(select);
            selected.addBank(algorithmId, select);
        }
        return selected.isPlausible();
    }

    /** Reads one TPML_DIGEST; false when what follows cannot be read either. */
    private static boolean readList(ByteBuffer bytes, SelectedPcrs selected, PcrCollector out) {
        String place = place(bytes);
        int digests = bytes.remaining() < 4 ? -1 : bytes.getInt();
        if (digests < 0 || digests > MAX_DIGESTS) {
            out.error(
                    place,
                    digests < 0
                            ? "cut short before a list of digests"
                            : "a list of " + digests + " digests; the structure has room for " + MAX_DIGESTS);
            return false;
        }
        for (int i = 0; i < digests; i++) {
            String at = place(bytes);
            int length = bytes.remaining() < 2 ? 0 : Short.toUnsignedInt(bytes.getShort());
            if (length < 1 || length > MAX_DIGEST_LENGTH || length > bytes.remaining()) {
                out.error(at, "a digest of " + length + " bytes, " + bytes.remaining() + " bytes left");
                return false;
            }
            byte[] digest = new byte[length];
            bytes.get(digest);
            selected.take(at, ByteString.copyOf(digest), out);
        }
        return true;
    }

    private static String place(ByteBuffer bytes) {
        return "0x" + Integer.toHexString(bytes.position());
    }
}
