package dev.imatool.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A template: the name an entry carries and the fields of its data. The name is not covered by the template digest; a
 * custom template is named by its format string.
 *
 * @param name as logged
 * @param fields the field ids in order; empty when the name says nothing about them
 */
public record Template(String name, List<FieldId> fields) {
    /** Name of the one template whose data is stored without a length and hashed over a zero-padded name. */
    public static final String LEGACY_NAME = "ima";

    public Template {
        fields = List.copyOf(fields);
    }

    /** A template of that name and format, such as {@code d-ng|n-ng}. */
    public static Template of(String name, String format) {
        return new Template(name, fieldsOf(format));
    }

    /** A template whose fields are not known. */
    public static Template unknown(String name) {
        return new Template(name, List.of());
    }

    /** The field ids of a format string; an empty id is kept as an id of no name. */
    public static List<FieldId> fieldsOf(String format) {
        List<FieldId> ids = new ArrayList<>();
        for (String id : format.split("\\|", -1)) {
            ids.add(new FieldId(id));
        }
        return ids;
    }

    /** True when the fields are known. */
    public boolean described() {
        return !fields.isEmpty();
    }

    /**
     * True for {@code ima} itself with its two fields (not for {@code ima-ng} and the like): see {@link #LEGACY_NAME}.
     * Kernel: {@code ima_show_measurement} compares the whole name.
     */
    public boolean legacy() {
        return name.equals(LEGACY_NAME) && fields.size() == 2;
    }

    /** True for a file digest that names its algorithm and an event name, and no more: {@code ima-ng} and the like. */
    public boolean digestAndName() {
        return fields.size() == 2
                && fields.get(0).encoding() == FieldEncoding.DIGEST_WITH_ALGORITHM
                && fields.get(1).encoding().isName();
    }

    /** The format string, such as {@code d-ng|n-ng}; empty when the fields are not known. */
    public String format() {
        return fields.stream().map(FieldId::name).collect(Collectors.joining("|"));
    }

    /** Position of the field, or -1. */
    public int indexOf(FieldId id) {
        return fields.indexOf(id);
    }

    @Override
    public String toString() {
        return name;
    }
}
