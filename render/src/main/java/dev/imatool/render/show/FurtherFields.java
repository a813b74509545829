package dev.imatool.render.show;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import dev.imatool.model.TemplateField.FileDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The template fields of an entry other than file digest and event name. Known fields have a key of their own; the second of a kind,
 * unknown ones and those that do not decode as their id says stand in a list.
 */
final class FurtherFields {
    private FurtherFields() {}

    /** The field with that key, where the entry has it and it is of class {@code kind}. */
    static <F extends TemplateField> Function<Entry, Optional<F>> keyed(String key, Class<F> kind) {
        FieldId id = new FieldId(key);
        return entry -> keyed(entry, id).filter(kind::isInstance).map(kind::cast);
    }

    /** False for an entry that surely has nothing but a file digest and an event name. */
    static boolean mayHave(Entry entry) {
        List<TemplateField> fields = entry.fields();
        return fields.size() != 2
                || !(fields.get(0) instanceof FileDigest)
                || !(fields.get(1) instanceof TemplateField.EventName)
                || entry.fileDigest().isEmpty();
    }

    /** The fields without a key of their own. */
    static List<TemplateField> others(Entry entry) {
        Optional<FileDigest> digest = entry.fileDigest();
        List<TemplateField> others = new ArrayList<>();
        boolean named = false;
        for (TemplateField field : entry.fields()) {
            boolean name = field instanceof TemplateField.EventName;
            boolean shownElsewhere = (name && !named)
                    || (digest.isPresent() && field == digest.get())
                    || keyed(entry, field.id()).filter(one -> one == field).isPresent();
            named |= name;
            if (!shownElsewhere) {
                others.add(field);
            }
        }
        return others;
    }

    /** The bytes of a field that has no structure. */
    static Optional<ByteString> bytes(TemplateField field) {
        return switch (field) {
            case TemplateField.Raw raw -> Optional.of(raw.raw());
            case TemplateField.EventName name -> Optional.of(name.name());
            case TemplateField.Text text -> Optional.of(text.text());
            case TemplateField.Bytes bytes -> Optional.of(bytes.bytes());
            default -> Optional.empty();
        };
    }

    private static Optional<TemplateField> keyed(Entry entry, FieldId id) {
        for (TemplateField field : entry.fields()) {
            if (field.id().equals(id) && hasKey(field)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** True when it is known, decodes as its id says, and is not the file digest. */
    private static boolean hasKey(TemplateField field) {
        return switch (field) {
            case FileDigest digest -> digest.id().equals(FieldId.D_MODSIG);
            case TemplateField.Text text -> text.id().known();
            case TemplateField.Bytes bytes -> bytes.id().known();
            case TemplateField.Number number -> number.id().known();
            case TemplateField.Numbers numbers -> numbers.id().known();
            case TemplateField.DamagedDigest damaged -> false;
            case TemplateField.EventName name -> false;
            case TemplateField.Raw raw -> false;
        };
    }
}
