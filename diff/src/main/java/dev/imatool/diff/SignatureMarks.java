package dev.imatool.diff;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.security.MessageDigest;
import java.util.List;

/**
 * The signatures of an entry in a form that compares: for each field that may carry one ({@code sig}, {@code evmsig},
 * {@code modsig}) its position in {@link #FIELDS} and the start of a SHA-256 of its bytes, zero where the field is empty.
 * Lists may have different templates, so only fields that both entries have are compared.
 */
final class SignatureMarks {
    /** Number of "the template has no field for a signature". */
    static final int NOT_CARRIED = -1;

    private static final List<FieldId> FIELDS = List.of(FieldId.SIG, FieldId.EVMSIG, FieldId.MODSIG);
    private static final int HASH_BYTES = 16;
    private static final int MARK_BYTES = 1 + HASH_BYTES;

    private final MessageDigest sha256;
    private final byte[] buffer = new byte[FIELDS.size() * MARK_BYTES];

    SignatureMarks(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    /** The marks of an entry, empty where its template has no field for a signature. */
    ByteString of(Entry entry) {
        int length = 0;
        for (int i = 0; i < FIELDS.size(); i++) {
            if (entry.template().indexOf(FIELDS.get(i)) < 0) {
                continue;
            }
            TemplateField field = entry.field(FIELDS.get(i)).orElse(null);
            if (field instanceof TemplateField.Bytes signature) {
                buffer[length] = (byte) i;
                byte[] hash = signature.bytes().isEmpty()
                        ? new byte[HASH_BYTES]
                        : sha256.digest(signature.bytes().toByteArray());
                System.arraycopy(hash, 0, buffer, length + 1, HASH_BYTES);
                length += MARK_BYTES;
            }
        }
        return ByteString.copyOf(buffer, 0, length);
    }

    /** True where a field that both have differs. */
    static boolean differ(ByteString one, ByteString other) {
        for (int i = 0; i < one.length(); i += MARK_BYTES) {
            for (int j = 0; j < other.length(); j += MARK_BYTES) {
                if (one.at(i) == other.at(j) && !one.slice(i, i + MARK_BYTES).equals(other.slice(j, j + MARK_BYTES))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the marks say about an entry by itself. */
    static Side.Signature state(ByteString marks) {
        for (int i = 0; i < marks.length(); i += MARK_BYTES) {
            if (!marks.slice(i + 1, i + MARK_BYTES).allZero()) {
                return Side.Signature.PRESENT;
            }
        }
        return Side.Signature.ABSENT;
    }
}
