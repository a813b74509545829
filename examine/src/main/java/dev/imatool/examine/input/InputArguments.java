package dev.imatool.examine.input;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The inputs named on the command line. Standard input can be read once; a command that reads twice has it put into a
 * temporary file, which is gone when this is closed.
 */
public final class InputArguments implements Closeable {
    /** Standard input on the command line. */
    public static final String STDIN_ARGUMENT = "-";

    private static final String STDIN_NAME = "<stdin>";

    private final InputStream stdin;
    private Optional<Path> spooled = Optional.empty();
    private Optional<String> stdinTaker = Optional.empty();

    public InputArguments(InputStream stdin) {
        this.stdin = stdin;
    }

    /**
     * Takes note that {@code argument} is to be read; to be called for all of them before the first is opened.
     *
     * @param name of its parameter or option, for sentences
     * @throws StandardInputException if it is standard input, and another one was so before
     */
    public InputArguments claim(String name, String argument) throws StandardInputException {
        if (!PartsArgument.parts(argument).contains(STDIN_ARGUMENT)) {
            return this;
        }
        if (stdinTaker.isPresent()) {
            throw StandardInputException.of(stdinTaker.get(), name);
        }
        stdinTaker = Optional.of(name);
        return this;
    }

    /** The same for several arguments of one name. */
    public InputArguments claim(String name, Collection<String> arguments) throws StandardInputException {
        for (String argument : arguments) {
            claim(name, argument);
        }
        return this;
    }

    /** The same for one that may be missing. */
    public InputArguments claim(String name, Optional<String> argument) throws StandardInputException {
        return claim(name, argument.stream().toList());
    }

    /** An input to read once; several files where it is a list in parts ({@link PartsArgument}). */
    public InputSource once(String argument) throws UnreadableInputException {
        List<String> parts = PartsArgument.parts(argument);
        if (parts.size() > 1) {
            requireOneStdin(argument, parts);
            List<InputSource> sources = new ArrayList<>();
            for (String part : parts) {
                sources.add(once(part));
            }
            return InputSource.joined(sources);
        }
        if (argument.equals(STDIN_ARGUMENT)) {
            return InputSource.ofStream(STDIN_NAME, stdin);
        }
        try {
            return InputSource.ofFile(FileNames.path(argument));
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(argument, impossible.getReason());
        }
    }

    /** The PCR values that the command line expects. */
    public ExpectedPcrReader.Expected expected(ExpectedArguments arguments) throws IOException {
        return new ExpectedPcrReader(stdin).read(arguments);
    }

    /** An input that can be read several times. */
    public InputSource repeatedly(String argument) throws IOException {
        List<String> parts = PartsArgument.parts(argument);
        if (parts.size() > 1) {
            requireOneStdin(argument, parts);
            List<InputSource> sources = new ArrayList<>();
            for (String part : parts) {
                sources.add(repeatedly(part));
            }
            return InputSource.joined(sources);
        }
        return argument.equals(STDIN_ARGUMENT) ? new InputSource.FileInput(STDIN_NAME, spool()) : once(argument);
    }

    private static void requireOneStdin(String argument, List<String> parts) throws UnreadableInputException {
        if (parts.stream().filter(STDIN_ARGUMENT::equals).count() > 1) {
            throw UnreadableInputException.ofContent(
                    PartsArgument.shown(argument), "only one part can be standard input");
        }
    }

    private Path spool() throws IOException {
        if (spooled.isEmpty()) {
            Path file = Files.createTempFile("imatool-", ".stdin");
            spooled = Optional.of(file);
            file.toFile().deleteOnExit();
            try {
                Files.copy(stdin, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw UnreadableInputException.of(STDIN_NAME, failure);
            }
        }
        return spooled.get();
    }

    @Override
    public void close() throws IOException {
        if (spooled.isPresent()) {
            Files.deleteIfExists(spooled.get());
        }
    }
}
