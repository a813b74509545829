package dev.imatool.diff.history;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@link MarkedFields} of an entry in a form that compares: for each that its template has and that could be decoded, its
 * position among all marked fields and the start of a SHA-256 of its value, zero where the field is empty. Lists may have
 * different templates, so only fields that both entries have are compared.
 */
public final class FieldMarks {
    /** Number of "the template has no such field". */
    public static final int NOT_CARRIED = -1;

    private static final int HASH_BYTES = 16;
    private static final int MARK_BYTES = 1 + HASH_BYTES;

    private final MessageDigest sha256;
    private final MarkedFields fields;
    private final byte[] buffer;

    FieldMarks(MessageDigest sha256, MarkedFields fields) {
        this.sha256 = sha256;
        this.fields = fields;
        this.buffer = new byte[(fields.to() - fields.from()) * MARK_BYTES];
    }

    /** The marks of an entry, empty where its template has none of the fields. */
    ByteString of(Entry entry) {
        int length = 0;
        for (int position = fields.from(); position < fields.to(); position++) {
            FieldId id = MarkedFields.field(position);
            Optional<ByteString> value = entry.template().indexOf(id) < 0
                    ? Optional.empty()
                    : entry.field(id).flatMap(FieldMarks::value);
            if (value.isPresent()) {
                buffer[length] = (byte) position;
                byte[] hash = value.get().isEmpty()
                        ? new byte[HASH_BYTES]
                        : sha256.digest(value.get().toByteArray());
                System.arraycopy(hash, 0, buffer, length + 1, HASH_BYTES);
                length += MARK_BYTES;
            }
        }
        return ByteString.copyOf(buffer, 0, length);
    }

    /** The value, whether the list is binary or ascii; absent where it was not decoded. */
    private static Optional<ByteString> value(TemplateField field) {
        return switch (field) {
            case TemplateField.Bytes bytes -> Optional.of(bytes.bytes());
            case TemplateField.Text text -> Optional.of(text.text());
            case TemplateField.Number number ->
                Optional.of(
                        number.value().map(value -> ascii(Long.toString(value))).orElse(ByteString.EMPTY));
            case TemplateField.Numbers numbers ->
                Optional.of(ascii(numbers.values().toString()));
            case TemplateField.FileDigest digest -> Optional.empty();
            case TemplateField.DamagedDigest damaged -> Optional.empty();
            case TemplateField.EventName name -> Optional.empty();
            case TemplateField.Raw raw -> Optional.empty();
        };
    }

    private static ByteString ascii(String text) {
        return ByteString.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** True where a field that both have differs. */
    public static boolean differ(ByteString one, ByteString other) {
        return !different(one, other).isEmpty();
    }

    /** Fields that both have and that differ, in the order of {@link MarkedFields}. */
    public static List<FieldId> different(ByteString one, ByteString other) {
        List<FieldId> different = new ArrayList<>();
        for (int i = 0; i < one.length(); i += MARK_BYTES) {
            for (int j = 0; j < other.length(); j += MARK_BYTES) {
                if (one.at(i) == other.at(j) && !one.slice(i, i + MARK_BYTES).equals(other.slice(j, j + MARK_BYTES))) {
                    different.add(MarkedFields.field(one.at(i)));
                }
            }
        }
        return different;
    }

    /** What the marks of {@link MarkedFields#SIGNATURES} say about an entry by itself. */
    static Side.Signature state(ByteString marks) {
        for (int i = 0; i < marks.length(); i += MARK_BYTES) {
            if (!marks.slice(i + 1, i + MARK_BYTES).allZero()) {
                return Side.Signature.PRESENT;
            }
        }
        return Side.Signature.ABSENT;
    }
}
