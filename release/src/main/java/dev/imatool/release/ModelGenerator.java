package dev.imatool.release;

import dev.imatool.cli.Imatool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes the command models of the image as plain calls, and the main class that starts imatool with them. The annotations stay the only source; {@code release/check} compares what users see of both.
 */
public final class ModelGenerator {
    private static final List<String> IMPORTS = List.of(
            "dev.imatool.release.model.Named",
            "picocli.CommandLine.Model.CommandSpec",
            "picocli.CommandLine.Model.OptionSpec",
            "picocli.CommandLine.Model.PositionalParamSpec");

    private static final String PACKAGE = "dev.imatool.cli";

    private static final String MAIN = """
            package dev.imatool.cli;

            /** Generated. */
            public final class PrebuiltMain {
                public static void main(String[] args) {
                    Main.start(args, new PrebuiltModels());
                }
            }
            """;

    private ModelGenerator() {}

    /**
     * Writes {@code PrebuiltModels} and {@code PrebuiltMain} of {@code dev.imatool.cli} and the classes of {@link FieldsSource} below a folder.
     *
     * @param args the folder
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        StringBuilder cases = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        FieldsSource fields = new FieldsSource();
        for (Object command : commands()) {
            CommandSpec spec = CommandSpec.forAnnotatedObject(command);
            String type = command.getClass().getCanonicalName();
            cases.append("        if (command instanceof %s one) {\n            return %s(one, whole);\n        }\n"
                    .formatted(type, ModelSource.methodName(command)));
            methods.append('\n').append(ModelSource.method(spec, fields));
        }
        StringBuilder source = new StringBuilder("package " + PACKAGE + ";\n\n");
        IMPORTS.forEach(one -> source.append("import ").append(one).append(";\n"));
        source.append("\n/** Generated. */\npublic final class PrebuiltModels implements CommandModels {\n")
                .append("    @Override\n    public CommandSpec of(Object command, boolean whole) {\n")
                .append(cases)
                .append("        throw new IllegalArgumentException(\"no model of \" + command);\n    }\n")
                .append(methods)
                .append("}\n");
        write(args[0], PACKAGE, "PrebuiltModels", source.toString());
        write(args[0], PACKAGE, "PrebuiltMain", MAIN);
        for (Map.Entry<String, String> one : fields.sources().entrySet()) {
            write(args[0], one.getKey(), FieldsSource.CLASS, one.getValue());
        }
    }

    private static void write(String folder, String packageName, String type, String source) throws IOException {
        Path target = Path.of(folder, packageName.split("\\."));
        Files.createDirectories(target);
        Files.writeString(target.resolve(type + ".java"), source);
    }

    /** Our commands and theirs: not the root, which is no user's start, and not picocli's own help. */
    private static List<Object> commands() {
        return below(Imatool.commandLine())
                .map(CommandLine::<Object>getCommand)
                .filter(command -> command.getClass().getPackageName().startsWith("dev.imatool"))
                .toList();
    }

    private static Stream<CommandLine> below(CommandLine line) {
        return line.getSubcommands().values().stream()
                .distinct()
                .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
    }
}
