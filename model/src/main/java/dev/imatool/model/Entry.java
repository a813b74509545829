package dev.imatool.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One measurement.
 *
 * @param number position in the input, from 1
 * @param list the list it belongs to; empty for an input that is one plain list
 * @param location where it stands
 * @param pcr absent when the first column is a namespace
 * @param templateDigest as logged; its length tells the bank
 * @param template name and fields
 * @param provenance where the template data comes from
 * @param templateData the bytes the template digest covers
 * @param fields decoded fields
 * @param name the event name taken apart
 */
public record Entry(
        long number,
        String list,
        Location location,
        OptionalInt pcr,
        ByteString templateDigest,
        Template template,
        Provenance provenance,
        ByteString templateData,
        List<TemplateField> fields,
        QualifiedName name) {
    public Entry {
        fields = List.copyOf(fields);
    }

    /** True when the logged template digest is all zero. */
    public boolean violation() {
        return templateDigest.allZero();
    }

    /** Digest of the file or buffer: the first of {@code d}, {@code d-ng}, {@code d-ngv2}. */
    public Optional<TemplateField.FileDigest> fileDigest() {
        for (TemplateField field : fields) {
            if (field instanceof TemplateField.FileDigest digest && !digest.id().equals(FieldId.D_MODSIG)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    /** The field of that id. */
    public Optional<TemplateField> field(FieldId id) {
        for (TemplateField field : fields) {
            if (field.id().equals(id)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /**
     * True for the entry that a kernel adds first: the digest of the boot PCRs. A measured buffer never is one: anybody may
     * call a keyring {@code boot_aggregate} and have a key measured under that name.
     */
    public boolean bootAggregate() {
        return name.path().equals(QualifiedName.BOOT_AGGREGATE) && !hasBuffer();
    }

    /** True when the entry carries a measured buffer; false for files under a template that could. */
    public boolean hasBuffer() {
        for (TemplateField field : fields) {
            boolean empty = field instanceof TemplateField.Bytes buffer
                    && buffer.bytes().isEmpty();
            if (field.id().equals(FieldId.BUF) && !empty) {
                return true;
            }
        }
        return false;
    }
}
