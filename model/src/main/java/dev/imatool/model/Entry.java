package dev.imatool.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One measurement.
 *
 * @param number position in the input, from 1
 * @param list the list it belongs to; empty for an input that is one plain list
 * @param location where it is
 * @param pcr absent when the first column is a namespace
 * @param templateDigest as logged; its length tells the bank
 * @param template name and fields
 * @param provenance where the template data comes from
 * @param templateData the bytes the template digest covers
 * @param fields decoded fields
 * @param name the event name taken apart
 * @param bootAggregate true for the entry that a kernel adds first: the digest of the boot PCRs. A measured buffer never is one:
 *     anybody may call a keyring {@code boot_aggregate} and have a key measured under that name; nor is a program that is called
 *     so
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
        QualifiedName name,
        boolean bootAggregate) {
    public Entry {
        fields = List.copyOf(fields);
    }

    /** An entry of which nothing but its own name shows whether it is a boot_aggregate. */
    public Entry(
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
        this(
                number,
                list,
                location,
                pcr,
                templateDigest,
                template,
                provenance,
                templateData,
                fields,
                name,
                QualifiedName.namesBootAggregate(name.path()) && !hasBuffer(fields));
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

    /** True when the entry carries a measured buffer; false for files under a template that could. */
    public boolean hasBuffer() {
        return hasBuffer(fields);
    }

    private static boolean hasBuffer(List<TemplateField> fields) {
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
