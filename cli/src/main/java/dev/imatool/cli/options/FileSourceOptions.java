package dev.imatool.cli.options;

import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.FileNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is known of files, and where they are: sources that the entries of lists are held against. */
public final class FileSourceOptions {
    @Option(
            names = {"--good", "--reference", "--allowlist"},
            paramLabel = "SOURCE",
            description =
                    "Known good files: checksum files, packages, images, root file systems, Keylime policies, bills of"
                            + " materials, rows with paths and digests, measurement lists, what learn -o writes; folders of"
                            + " them. The format is detected. May be repeated.")
    List<String> good = new ArrayList<>();

    @Option(
            names = "--bad",
            paramLabel = "SOURCE",
            description =
                    "Known bad contents: bare hashes, Loki and THOR lists, MISP, STIX 2.1, ClamAV .hsb, rows with a hash"
                            + " column, or any form of --good. May be repeated.")
    List<String> bad = new ArrayList<>();

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

    /** Sources of good files. */
    List<String> good() {
        return List.copyOf(good);
    }

    /**
     * Takes note of what is to be read.
     *
     * @throws QuestionException if it is standard input, and another input was so before
     */
    public void claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--good", good).claim("--bad", bad).claim("--policy-key", policyKeys);
    }

    /** Keys that signed policies. */
    List<String> policyKeys() {
        return List.copyOf(policyKeys);
    }

    /** True where there are bad contents. */
    boolean hasBad() {
        return !bad.isEmpty();
    }

    /** True where files of sources are elsewhere on the machine of the list. */
    boolean moved() {
        return !root.equals("/") || !moves.isEmpty();
    }

    /**
     * Why options about sources are of no use, where there is none.
     *
     * @param keys whether keys are given, which are sources, too
     */
    public Optional<String> useless(boolean keys) {
        boolean some = moved() || !policyKeys.isEmpty();
        return some && !keys && !any()
                ? Optional.of("--root, --map and --policy-key are about sources: give --good, --bad or --keys")
                : Optional.empty();
    }

    /** True where there is a source. */
    public boolean any() {
        return !good.isEmpty() || !bad.isEmpty();
    }

    /**
     * All of them.
     *
     * @param keys files and directories with keys that the user vouches for
     */
    public GivenSources given(List<String> keys) {
        return new GivenSources(good, bad, keys, policyKeys, new PathMapping(Moves.directory(root), moves));
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
