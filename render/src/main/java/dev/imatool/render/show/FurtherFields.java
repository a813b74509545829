package dev.imatool.render.show;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import dev.imatool.model.TemplateField.FileDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template fields of an entry other than file digest and event name.
 *
 * @param keyed known fields, which have a key of their own, by id
 * @param others the second of an id, unknown ones and those that do not decode as their id says: they stand in a list
 */
record FurtherFields(Map<FieldId, TemplateField> keyed, List<TemplateField> others) {
    FurtherFields {
        keyed = Map.copyOf(keyed);
        others = List.copyOf(others);
    }

    /** Those of {@code entry}, where it has any. */
    static Optional<FurtherFields> of(Entry entry) {
        Optional<FileDigest> digest = entry.fileDigest();
        Map<FieldId, TemplateField> keyed = new HashMap<>();
        List<TemplateField> others = new ArrayList<>();
        boolean named = false;
        for (TemplateField field : entry.fields()) {
            boolean name = field instanceof TemplateField.EventName;
            boolean shownElsewhere = (name && !named) || (digest.isPresent() && field == digest.get());
            named |= name;
            if (!shownElsewhere && (!hasKey(field) || keyed.putIfAbsent(field.id(), field) != null)) {
                others.add(field);
            }
        }
        return keyed.isEmpty() && others.isEmpty() ? Optional.empty() : Optional.of(new FurtherFields(keyed, others));
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
