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

    public InputArguments(InputStream stdin) {
        this.stdin = stdin;
    }

    /** An input to read once. */
    public InputSource once(String argument) throws UnreadableInputException {
        if (argument.equals(STDIN_ARGUMENT)) {
            return InputSource.ofStream(STDIN_NAME, stdin);
        }
        try {
            return InputSource.ofFile(FileNames.path(argument));
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(argument, impossible.getReason());
        }
    }

    /** An input that can be read several times. */
    public InputSource repeatedly(String argument) throws IOException {
        return argument.equals(STDIN_ARGUMENT) ? new InputSource.FileInput(STDIN_NAME, spool()) : once(argument);
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
