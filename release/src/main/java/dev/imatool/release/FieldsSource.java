package dev.imatool.release;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Java source that reads and fills the fields of options: one class in each of their packages, because fields that picocli fills
 * by reflection are no longer private but still nobody else's. Reflection makes code at run time, which takes a tenth of a start.
 */
final class FieldsSource {
    static final String CLASS = "PrebuiltFields";

    private final Map<String, Map<Field, Integer>> packages = new TreeMap<>();

    /** Java for the field of that owner as something picocli can read and fill. */
    String bound(String owner, Field field) {
        if (Modifier.isPrivate(field.getModifiers())) {
            throw new IllegalStateException(field + " is private, so that the image cannot fill it");
        }
        String name = field.getDeclaringClass().getPackageName();
        Map<Field, Integer> fields = packages.computeIfAbsent(name, any -> new LinkedHashMap<>());
        fields.putIfAbsent(field, fields.size());
        return "new %s.%s(%s, %d)".formatted(name, CLASS, owner, fields.get(field));
    }

    /** The classes, by their packages. */
    Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        packages.forEach((name, fields) -> sources.put(name, source(name, fields)));
        return sources;
    }

    private static String source(String name, Map<Field, Integer> fields) {
        return """
                package %s;

                import picocli.CommandLine.Model.IGetter;
                import picocli.CommandLine.Model.ISetter;

                /** Generated. */
                public record %s(Object owner, int field) implements IGetter, ISetter {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T get() {
                        Object value = switch (field) {
                %s            default -> throw new IllegalStateException("no field " + field);
                        };
                        return (T) value;
                    }

                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T set(T given) {
                        Object value = given;
                        switch (field) {
                %s            default -> throw new IllegalStateException("no field " + field);
                        }
                        return null;
                    }
                }
                """.formatted(
                        name,
                        CLASS,
                        cases(fields, "            case %2$d -> %1$s;\n"::formatted),
                        cases(fields, "            case %2$d -> %1$s = (%3$s) value;\n"::formatted));
    }

    private static String cases(Map<Field, Integer> fields, Case form) {
        return fields.entrySet().stream()
                .map(one -> form.of(
                        "((%s) owner).%s"
                                .formatted(
                                        one.getKey().getDeclaringClass().getCanonicalName(),
                                        one.getKey().getName()),
                        one.getValue(),
                        one.getKey().getGenericType().getTypeName().replace('$', '.')))
                .collect(Collectors.joining());
    }

    /** Java for one field. */
    private interface Case {
        String of(String place, int number, String type);
    }
}
