package dev.imatool.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The file into which an allow-list goes. It may be written over, but never one of the inputs. */
final class AllowListOutput {
    private final CommandLine line;
    private final String name;
    private final Path path;

    private AllowListOutput(CommandLine line, String name, Path path) {
        this.line = line;
        this.name = name;
        this.path = path;
    }

    /** Writes the whole file. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /**
     * The file of that name.
     *
     * @throws ParameterException if no file can have that name, or it is one of {@code inputs}
     */
    static AllowListOutput of(CommandLine line, String name, List<String> inputs) {
        if (name.equals(InputArguments.STDIN_ARGUMENT)) {
            throw new ParameterException(line, "-o needs a file, because standard output has the report");
        }
        try {
            Path path = Path.of(name);
            for (String input : inputs) {
                if (!input.equals(InputArguments.STDIN_ARGUMENT) && isSame(path, Path.of(input))) {
                    throw new ParameterException(line, "-o " + name + " is an input: it would be overwritten");
                }
            }
            return new AllowListOutput(line, name, path);
        } catch (InvalidPathException impossible) {
            throw new ParameterException(line, "no file can be called " + name, impossible);
        }
    }

    /**
     * Writes it.
     *
     * @throws ParameterException if that is not possible
     */
    void write(Writer writer) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            writer.write(out);
        } catch (IOException failure) {
            String reason = Optional.ofNullable(failure.getMessage()).orElse("");
            throw new ParameterException(
                    line, "cannot write " + name + ": " + failure.getClass().getSimpleName() + " " + reason, failure);
        }
    }

    private static boolean isSame(Path output, Path input) {
        try {
            return Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input);
        } catch (IOException unknown) {
            return output.toAbsolutePath()
                    .normalize()
                    .equals(input.toAbsolutePath().normalize());
        }
    }
}
