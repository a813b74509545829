package dev.imatool.replay.verify;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.PcrBank;
import dev.imatool.model.PlainEntries;
import dev.imatool.model.Template;
import dev.imatool.replay.templatedigest.BatchDigests;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says of plain entries that they are good, straight from their bytes: the template digest matches, and {@link
 * ConsistencyChecker} would find nothing. It may fail to say so of a good entry, never say so of another.
 */
final class PlainScreening {
    private static final int HEADS = 4;

    private final DigestField digest = new DigestField();
    private final ByteSlice field = new ByteSlice();
    private final @Nullable GoodHead[] heads = new GoodHead[HEADS];
    private int nextHead;
    private PlainEntries entries = PlainEntries.NONE;
    private byte @Nullable [] computed;
    private @Nullable Template template;
    private FieldEncoding[] encodings = new FieldEncoding[0];

    /** How a good file digest field begins, up to its first NUL; with its length that decides all that is checked of it. */
    private static final class GoodHead {
        private final FieldEncoding encoding;
        private final byte[] bytes;
        private final int fieldLength;

        GoodHead(FieldEncoding encoding, byte[] bytes, int fieldLength) {
            this.encoding = encoding;
            this.bytes = bytes;
            this.fieldLength = fieldLength;
        }

        boolean at(FieldEncoding otherEncoding, byte[] other, int from, int length) {
            return length == fieldLength
                    && otherEncoding == encoding
                    && Arrays.equals(other, from, from + bytes.length, bytes, 0, bytes.length);
        }
    }

    /** Goes to the plain entries of a batch, and the digests of that batch. */
    void over(PlainEntries plain, BatchDigests digests) {
        entries = plain;
        Optional<PcrBank> bank = PcrBank.ofDigestLength(plain.digestLength());
        computed = bank.isPresent() && digests.has(bank.get()) ? digests.in(bank.get()) : null;
    }

    /** True when the entry is plain and good. */
    boolean good(int index) {
        return computed != null && entries.has(index) && matches(computed, index) && consistent(index);
    }

    private boolean matches(byte[] digests, int index) {
        int length = entries.digestLength();
        int logged = entries.digestAt(index);
        return Arrays.equals(digests, index * length, (index + 1) * length, entries.bytes(), logged, logged + length);
    }

    @SuppressWarnings("ReferenceEquality") // another object of the same template is only looked at anew
    private boolean consistent(int index) {
        if (entries.template(index) != template) {
            template = entries.template(index);
            encodings = new FieldEncoding[template.fields().size()];
            for (int i = 0; i < encodings.length; i++) {
                encodings[i] = asChecked(template.fields().get(i));
            }
        }
        byte[] bytes = entries.bytes();
        int at = entries.dataAt(index);
        for (FieldEncoding encoding : encodings) {
            int length = (int) entries.order().u32(bytes, at);
            at += Integer.BYTES;
            if (!good(encoding, bytes, at, length)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** A measured buffer is held against its digest, which takes more than its own bytes. */
    private static FieldEncoding asChecked(FieldId id) {
        return id.equals(FieldId.BUF) ? FieldEncoding.UINT32_ARRAY : id.encoding();
    }

    private boolean good(FieldEncoding encoding, byte[] bytes, int at, int length) {
        return switch (encoding) {
            case DIGEST, DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> goodDigest(encoding, bytes, at, length);
            case NAME -> field.set(bytes, at, length).indexOf(0, 0) == length - 1;
            case UINT32 -> length == 0 || length == Integer.BYTES;
            case UINT16 -> length == 0 || length == Short.BYTES;
            case UINT32_ARRAY -> false;
            case BYTES, TEXT, UUID, UNKNOWN -> true;
        };
    }

    private boolean goodDigest(FieldEncoding encoding, byte[] bytes, int at, int length) {
        for (GoodHead head : heads) {
            if (head != null && head.at(encoding, bytes, at, length)) {
                return true;
            }
        }
        if (!digest.read(field.set(bytes, at, length), encoding)) {
            return false;
        }
        Optional<HashAlgorithm> algorithm = digest.algorithm();
        boolean good = algorithm.isPresent() && algorithm.get().digestLength() == digest.length();
        if (good) {
            byte[] head = Arrays.copyOfRange(bytes, at, at + length - digest.length());
            heads[nextHead] = new GoodHead(encoding, head, length);
            nextHead = (nextHead + 1) % HEADS;
        }
        return good;
    }
}
