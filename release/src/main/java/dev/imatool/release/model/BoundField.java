package dev.imatool.release.model;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * The field that an option fills. Is looked up when the option is given, not before.
 *
 * @param owner the command or the mixin
 * @param name name of the field
 */
public record BoundField(Object owner, String name) implements IGetter, ISetter {
    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // picocli asks for it like this
    public <T> T get() throws ReflectiveOperationException {
        return (T) field().get(owner);
    }

    @Override
    public <T> @Nullable T set(T value) throws ReflectiveOperationException {
        field().set(owner, value);
        return null;
    }

    /** Fills the field of a mixin or of a specification. */
    public static void fill(Object owner, String name, Object value) {
        try {
            new BoundField(owner, name).set(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Field field() throws NoSuchFieldException {
        for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
