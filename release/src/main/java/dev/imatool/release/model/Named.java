package dev.imatool.release.model;

import java.lang.reflect.Constructor;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/** Classes of options that are not public, by name. */
public final class Named {
    private Named() {}

    /** The class. */
    public static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Named.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A converter, made when something is to be converted. */
    public static ITypeConverter<Object> converter(String name) {
        return typed -> ((ITypeConverter<?>) instance(name)).convert(typed);
    }

    /** Words an option takes, made when they are to be shown. */
    @SuppressWarnings("unchecked")
    public static Iterable<String> candidates(String name) {
        return new Iterable<>() {
            @Override
            public Iterator<String> iterator() {
                return ((Iterable<String>) instance(name)).iterator();
            }
        };
    }

    private static Object instance(String name) {
        try {
            Constructor<?> constructor = type(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
