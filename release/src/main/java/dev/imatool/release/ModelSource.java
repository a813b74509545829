package dev.imatool.release;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/** Java source that builds the model of one command without reading its annotations. */
final class ModelSource {
    private static final OptionSpec PLAIN = OptionSpec.builder("--plain").build();

    private final StringBuilder source = new StringBuilder();
    private final Map<Class<?>, String> owners = new HashMap<>();
    private final FieldsSource fields;

    private ModelSource(FieldsSource fields) {
        this.fields = fields;
    }

    /**
     * A method {@code static CommandSpec NAME(COMMAND command, boolean whole)}, with the name that {@link #methodName} says.
     *
     * @param spec the model as picocli reads it off the annotations
     * @param fields learns which fields the method fills
     */
    static String method(CommandSpec spec, FieldsSource fields) {
        ModelSource model = new ModelSource(fields);
        model.line("    private static CommandSpec %s(%s command, boolean whole) {"
                .formatted(methodName(spec.userObject()), name(spec.userObject())));
        // without an argument, aliases() is what reads them
        String aliases = spec.aliases().length == 0 ? "" : ".aliases(" + all(spec.aliases()) + ")";
        model.line("        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(%s)%s;"
                .formatted(quoted(spec.name()), aliases));
        UsageMessageSpec usage = spec.usageMessage();
        model.line("        spec.usageMessage().description(%s).footer(%s);"
                .formatted(all(usage.description()), all(usage.footer())));
        model.line("        if (!whole) {");
        model.line("            return spec;");
        model.line("        }");
        model.owner(spec, "command");
        spec.options().forEach(model::option);
        spec.positionalParameters().forEach(model::positional);
        model.line("        return spec;");
        model.line("    }");
        return model.source.toString();
    }

    /** What the method of a command is called: after its class, because commands of commands may share a name. */
    static String methodName(Object command) {
        String type = command.getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** Fields that picocli fills while it reads: the mixins, and the specification. */
    private void owner(CommandSpec spec, String variable) {
        for (Class<?> type = spec.userObject().getClass(); type != Object.class; type = type.getSuperclass()) {
            if (owners.put(type, variable) != null) {
                throw new IllegalStateException(type + " is mixed in twice");
            }
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Spec.class)) {
                    line("        %s.set(spec);".formatted(fields.bound(variable, field)));
                }
            }
        }
        spec.mixins().forEach((field, mixin) -> {
            String inner = variable + "_" + field;
            line("        %1$s %2$s = new %1$s();".formatted(name(mixin.userObject()), inner));
            String bound = fields.bound(variable, declared(spec.userObject().getClass(), field));
            line("        %s.set(%s);".formatted(bound, inner));
            owner(mixin, inner);
        });
    }

    private static Field declared(Class<?> owner, String name) {
        for (Class<?> type = owner; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new IllegalStateException(owner + " has no field " + name);
    }

    private void option(OptionSpec option) {
        argument(option, "spec.addOption(OptionSpec.builder(" + all(option.names()) + ")");
    }

    private void positional(PositionalParamSpec positional) {
        argument(
                positional,
                "spec.addPositional(PositionalParamSpec.builder().index("
                        + quoted(positional.index().toString()) + ")");
    }

    private void argument(ArgSpec argument, String start) {
        refuseUnknown(argument);
        Field field = (Field) argument.userObject();
        List<String> calls = new ArrayList<>(List.of(start));
        calls.add(".paramLabel(" + quoted(argument.paramLabel()) + ")");
        calls.add(".description(" + all(argument.description()) + ")");
        calls.add(".arity(" + quoted(argument.arity().toString()) + ").required(" + argument.required() + ")");
        calls.add(".type(" + type(argument.type()) + ")");
        calls.add(".auxiliaryTypes("
                + Arrays.stream(argument.auxiliaryTypes())
                        .map(ModelSource::type)
                        .collect(Collectors.joining(", "))
                + ")");
        if (argument.hidden()) {
            calls.add(".hidden(true)");
        }
        if (!argument.splitRegex().isEmpty()) {
            calls.add(".splitRegex(" + quoted(argument.splitRegex()) + ")");
        }
        if (argument.converters().length > 0) {
            calls.add(".converters("
                    + Arrays.stream(argument.converters())
                            .map(one ->
                                    "Named.converter(" + quoted(one.getClass().getName()) + ")")
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (argument.completionCandidates() != null && !argument.type().isEnum()) {
            calls.add(".completionCandidates(Named.candidates("
                    + quoted(argument.completionCandidates().getClass().getName()) + "))");
        }
        String owner = owners.get(field.getDeclaringClass());
        if (owner == null) {
            throw new IllegalStateException("nobody knows whose field " + field + " is");
        }
        String bound = fields.bound(owner, field);
        // the fields of a new command hold their initial values already
        calls.add(".hasInitialValue(false).getter(" + bound + ").setter(" + bound + ").build());");
        line("        %s".formatted(String.join("\n                ", calls)));
    }

    /** What no option of ours has yet: teach it here, then use it there. */
    private static void refuseUnknown(ArgSpec argument) {
        boolean known = argument.userObject() instanceof Field
                && argument.defaultValue() == null
                && argument.parameterConsumer() == null
                && Objects.equals(argument.mapFallbackValue(), PLAIN.mapFallbackValue())
                && !argument.interactive()
                && !argument.hideParamSyntax()
                && argument.group() == null
                && (!(argument instanceof OptionSpec option)
                        || (!option.negatable() && !option.versionHelp() && !option.usageHelp()));
        if (!known) {
            throw new IllegalStateException("the model generator does not know all of " + argument);
        }
    }

    private void line(String text) {
        source.append(text).append('\n');
    }

    private static String name(Object object) {
        return object.getClass().getCanonicalName();
    }

    private static String type(Class<?> type) {
        boolean named = Stream.<Class<?>>iterate(type, one -> one != null, Class::getEnclosingClass)
                .allMatch(one -> one.isPrimitive() || Modifier.isPublic(one.getModifiers()));
        return named ? type.getCanonicalName() + ".class" : "Named.type(" + quoted(type.getName()) + ")";
    }

    private static String all(String... texts) {
        return Arrays.stream(texts).map(ModelSource::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
