package dev.imatool.cli.options.source;

import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.FileNames;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the files of sources are, and who has to have signed the policies among them. */
public final class SourcePlaceOptions {
    @Option(
            names = "--policy-key",
            paramLabel = "FILE",
            description = "Public key that has to have signed a Keylime policy among the sources. May be repeated.")
    List<String> policyKeys = new ArrayList<>();

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "Directory to which relative names in sources are relative on the machine of the list. Default: /.")
    String root = "/";

    @Option(
            names = "--map",
            paramLabel = "FROM=TO",
            converter = Moves.class,
            description =
                    "Files that sources have below FROM are below TO on the machine of the list. May be repeated.")
    List<PathMapping.Move> moves = new ArrayList<>();

    /**
     * Takes note of what is to be read.
     *
     * @throws QuestionException if it is standard input, and another input was so before
     */
    public void claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--policy-key", policyKeys);
    }

    /** Keys that signed policies. */
    public List<String> policyKeys() {
        return List.copyOf(policyKeys);
    }

    /** True where files of sources are elsewhere on the machine of the list. */
    boolean moved() {
        return !root.equals("/") || !moves.isEmpty();
    }

    /** True where one of these was given. */
    public boolean any() {
        return moved() || !policyKeys.isEmpty();
    }

    /** Where the files are. */
    public PathMapping mapping() {
        return new PathMapping(Moves.directory(root), moves);
    }

    static final class Moves implements ITypeConverter<PathMapping.Move> {
        @Override
        public PathMapping.Move convert(String text) {
            int equals = text.indexOf('=');
            if (equals <= 0 || text.charAt(0) != '/' || !text.startsWith("/", equals + 1)) {
                throw new TypeConversionException("'" + text + "' is not FROM=TO with two absolute paths");
            }
            return new PathMapping.Move(directory(text.substring(0, equals)), directory(text.substring(equals + 1)));
        }

        /** Without slashes at its end. */
        static ByteString directory(String path) {
            int end = path.length();
            while (end > 0 && path.charAt(end - 1) == '/') {
                end--;
            }
            return ByteString.copyOf(FileNames.bytes(path.substring(0, end)));
        }
    }
}
