package dev.imatool.cli.output;

import dev.imatool.cli.options.AttestationKey;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.parsers.FileNames;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file that a command makes. It must not exist, unless the user forces it; then it is replaced when all is written. It is
 * never one of the inputs. Unless it is kept, nothing of it is left when this is closed, or when a signal (SIGINT, SIGTERM, SIGHUP)
 * ends the program before.
 */
public final class OutputFile implements Closeable {
    private final CommandLine line;
    private final Optional<Target> target;
    private final Thread removal = new Thread(this::remove);
    private boolean kept;

    private OutputFile(CommandLine line, Optional<Target> target) {
        this.line = line;
        this.target = target;
        if (target.isPresent()) {
            Runtime.getRuntime().addShutdownHook(removal);
        }
    }

    /**
     * Where it goes.
     *
     * @param name as typed
     * @param path what it is to be
     * @param written what is written: beside {@code path} where that is replaced at the end
     */
    private record Target(String name, Path path, Path written, Sink sink) {}

    /**
     * Makes the file named, if one is.
     *
     * @param inputs all that the command reads, claimed already
     * @throws ParameterException if it exists and is not forced, is an input or in a folder that is one, or cannot be made
     */
    public static OutputFile of(CommandLine line, OutputFileOption option, InputArguments inputs) {
        if (option.file().isEmpty()) {
            return new OutputFile(line, Optional.empty());
        }
        String name = option.file().get();
        if (name.equals(InputArguments.STDIN_ARGUMENT)) {
            throw new ParameterException(line, "-o needs a file, because standard output has the report");
        }
        try {
            Path path = FileNames.path(name);
            for (String input : inputs.claimed()) {
                for (String part : PartsArgument.parts(input)) {
                    if (!part.equals(InputArguments.STDIN_ARGUMENT)) {
                        refuse(line, name, path, part);
                    }
                }
            }
            if (attestationKey(line).filter(key -> isSame(path, key)).isPresent()) {
                throw new ParameterException(line, "-o " + name + " is the key of --attest: it would be overwritten");
            }
            return new OutputFile(line, Optional.of(open(name, path, option.force())));
        } catch (FileAlreadyExistsException exists) {
            throw new ParameterException(
                    line, name + " exists already; it is not overwritten, unless --force is given", exists);
        } catch (InvalidPathException | IOException failure) {
            throw cannotBeWritten(line, name, failure);
        }
    }

    /** An input would be overwritten; a file in a folder that is one would be read by the next run. */
    private static void refuse(CommandLine line, String name, Path output, String input) {
        Path read = FileNames.path(input);
        if (isSame(output, read)) {
            throw new ParameterException(line, "-o " + name + " is an input: it would be overwritten");
        }
        if (isInside(output, read)) {
            throw new ParameterException(
                    line,
                    "-o " + name + " is in " + input
                            + ", which is an input: the next run would read it as a part of that");
        }
    }

    /** The key of a signed report is no input of the question; which command it is does not matter. */
    private static Optional<Path> attestationKey(CommandLine line) {
        OptionSpec option = line.getCommandSpec().findOption("--attest");
        return option != null
                        && option.getValue() instanceof Optional<?> given
                        && given.isPresent()
                        && given.get() instanceof AttestationKey key
                ? Optional.of(key.file())
                : Optional.empty();
    }

    private static Target open(String name, Path path, boolean force) throws IOException {
        if (!force || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new Target(name, path, path, new Sink(out));
        }
        Path replaced = path.toRealPath();
        if (!Files.isRegularFile(replaced)) {
            return new Target(name, replaced, replaced, new Sink(Files.newOutputStream(replaced)));
        }
        Path beside = replaced.resolveSibling(replaced.getFileName() + ".new");
        OutputStream out = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Target(name, replaced, beside, new Sink(out));
    }

    /** Where to write. */
    public Optional<OutputStream> stream() {
        return target.map(Target::sink);
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes all of it and keeps it; nothing where no file is made.
     *
     * @throws ParameterException if it cannot be written
     */
    public void write(Content content) {
        try {
            if (target.isPresent()) {
                content.to(target.get().sink());
            }
            keep();
        } catch (IOException failure) {
            throw cannotBeWritten(failure);
        }
    }

    /** Writes a file while something is found out. */
    @FunctionalInterface
    public interface Making<R> {
        R made() throws IOException;
    }

    /**
     * Keeps it when what writes it is through.
     *
     * @throws ParameterException if it cannot be written
     */
    public <R> R made(Making<R> making) throws IOException {
        try {
            R made = making.made();
            keep();
            return made;
        } catch (IOException failure) {
            if (target.isPresent() && target.get().sink().failed) {
                throw cannotBeWritten(failure.getCause() instanceof IOException cause ? cause : failure);
            }
            throw failure;
        }
    }

    private synchronized void keep() throws IOException {
        if (target.isPresent()) {
            Target made = target.get();
            made.sink().close();
            if (!made.written().equals(made.path())) {
                Files.move(made.written(), made.path(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        kept = true;
    }

    private ParameterException cannotBeWritten(IOException failure) {
        return cannotBeWritten(line, target.map(Target::name).orElse("-o"), failure);
    }

    @Override
    public void close() throws IOException {
        if (target.isPresent()) {
            target.get().sink().close();
            delete();
            try {
                Runtime.getRuntime().removeShutdownHook(removal);
            } catch (IllegalStateException ending) {
                // the hook runs, and finds what is left to do
            }
        }
    }

    /** Deletes what was written, unless it is kept. */
    private synchronized void delete() throws IOException {
        Path written = target.orElseThrow().written();
        if (!kept && Files.isRegularFile(written)) {
            Files.deleteIfExists(written);
        }
    }

    private void remove() {
        try {
            delete();
        } catch (IOException undeletable) {
            // the program ends, and nobody is left to be told
        }
    }

    private static ParameterException cannotBeWritten(CommandLine line, String name, Exception failure) {
        return new ParameterException(
                line,
                name + " cannot be written: " + failure.getClass().getSimpleName() + ": "
                        + Optional.ofNullable(failure.getMessage()).orElse(""),
                failure);
    }

    private static boolean isInside(Path output, Path input) {
        try {
            Path folder =
                    Optional.ofNullable(output.toAbsolutePath().getParent()).orElse(output);
            return Files.isDirectory(input) && folder.toRealPath().startsWith(input.toRealPath());
        } catch (IOException missing) {
            // it cannot be made in a folder that is not there
            return false;
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

    /** Remembers that it was this file that could not be written. */
    private static final class Sink extends OutputStream {
        private final BufferedOutputStream file;
        private boolean failed;
        private boolean closed;

        Sink(OutputStream file) {
            this.file = new BufferedOutputStream(file);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            failed = true;
            file.write(bytes, offset, length);
            failed = false;
        }

        @Override
        public void flush() throws IOException {
            failed = true;
            file.flush();
            failed = false;
        }

        @Override
        public void close() throws IOException {
            if (!failed && !closed) {
                closed = true;
                failed = true;
                file.close();
                failed = false;
            }
        }
    }
}
