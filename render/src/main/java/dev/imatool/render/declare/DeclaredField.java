package dev.imatool.render.declare;

import java.util.List;

/**
 * A field of a record, as it is declared: once, for all formats.
 *
 * @param key its name
 * @param meaning what it says, in one sentence, with units and bounds
 * @param type of its value, or of each value where it is a list
 * @param presence when it is there
 * @param many true when it is a list
 */
public record DeclaredField(String key, String meaning, Type<?> type, Presence presence, boolean many) {
    /** When a field is there. */
    public enum Presence {
        /** In every record. */
        ALWAYS,
        /** Left out where it has no value. */
        OPTIONAL,
        /** In every record, and {@code null} where it has no value. */
        NULLABLE,
        /** Left out where the part of the record is missing that has it, and {@code null} where that has no value. */
        OPTIONAL_OR_NULL;

        /** The presence of a field of a part that not every record has. */
        Presence ofPart() {
            return nullable() ? OPTIONAL_OR_NULL : OPTIONAL;
        }

        /** True when it is in every record. */
        public boolean required() {
            return this == ALWAYS || this == NULLABLE;
        }

        /** True when it may be {@code null}. */
        public boolean nullable() {
            return this == NULLABLE || this == OPTIONAL_OR_NULL;
        }

        /** The presence of a field that some records have as this says, others as {@code other} says. */
        public Presence or(Presence other) {
            if (nullable() || other.nullable()) {
                return required() && other.required() ? NULLABLE : OPTIONAL_OR_NULL;
            }
            return required() && other.required() ? ALWAYS : OPTIONAL;
        }
    }

    /** The columns of CSV that it takes: one, or where it is a record those of its fields. */
    List<String> columns() {
        if (!many && type instanceof Shape<?> shape) {
            return shape.columns().stream().map(column -> key + "_" + column).toList();
        }
        return List.of(key);
    }
}
