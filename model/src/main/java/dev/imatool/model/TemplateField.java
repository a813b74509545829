package dev.imatool.model;

import java.util.List;
import java.util.Optional;

/** One decoded field of template data. What does not decode is kept as it stands, never dropped. */
public sealed interface TemplateField {
    /** The field's id in the template's format. */
    FieldId id();

    /**
     * A file digest ({@code d}, {@code d-ng}, {@code d-ngv2}, {@code d-modsig}).
     *
     * @param type {@code ima} or {@code verity}, for {@code d-ngv2}
     * @param algorithmName as logged, or by length for {@code d}; may be a name nobody knows, or empty
     * @param digest may have a length that does not fit the algorithm
     */
    record FileDigest(FieldId id, Optional<String> type, String algorithmName, ByteString digest)
            implements TemplateField {
        /** The algorithm, where its name is known. */
        public Optional<HashAlgorithm> algorithm() {
            return HashAlgorithm.ofName(algorithmName);
        }
    }

    /**
     * A digest of an ascii entry whose hex cannot be read as bytes.
     *
     * @param algorithmName as logged
     * @param text the digits as logged
     */
    record DamagedDigest(FieldId id, String algorithmName, ByteString text) implements TemplateField {}

    /**
     * An event name: a path or a label, as bytes.
     *
     * @param name up to the first NUL
     */
    record EventName(FieldId id, ByteString name) implements TemplateField {}

    /** Text: xattr names, and the fields of container forks. */
    record Text(FieldId id, ByteString text) implements TemplateField {}

    /** Bytes: signatures, buffers. */
    record Bytes(FieldId id, ByteString bytes) implements TemplateField {}

    /** An owner or mode; absent when the entry has no file. */
    record Number(FieldId id, Optional<Long> value) implements TemplateField {}

    /** The lengths of the xattr values, in bytes. */
    record Numbers(FieldId id, List<Long> values) implements TemplateField {
        public Numbers {
            values = List.copyOf(values);
        }
    }

    /**
     * A field that cannot be decoded as its id says, or whose id nobody knows.
     *
     * @param raw the stored bytes of a binary entry, or the printed ones of an ascii entry
     */
    record Raw(FieldId id, ByteString raw) implements TemplateField {}
}
