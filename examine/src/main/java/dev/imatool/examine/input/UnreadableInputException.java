package dev.imatool.examine.input;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.evidence.FormProbe;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** An input that cannot be opened or read: told in one line, without a stack trace. */
public final class UnreadableInputException extends IOException {
    private final String message;
    private final String hint;

    private UnreadableInputException(String message, String hint, IOException cause) {
        super(message, cause);
        this.message = message;
        this.hint = hint;
    }

    /** What went wrong with the measurement list called {@code name}, in words. */
    public static UnreadableInputException of(String name, IOException cause) {
        return of(name, cause, "give the list itself, such as ascii_runtime_measurements");
    }

    /** What went wrong with another input called {@code name}, in words. */
    public static UnreadableInputException ofFile(String name, IOException cause) {
        return of(name, cause, "give the file itself");
    }

    /**
     * What went wrong, in words.
     *
     * @param instead what to give in place of a directory
     */
    public static UnreadableInputException of(String name, IOException cause, String instead) {
        if (cause instanceof UnreadableInputException already) {
            return already;
        }
        if (cause instanceof NoSuchFileException) {
            return new UnreadableInputException(name + ": no such file", "", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new UnreadableInputException(
                    name + ": permission denied", "files in securityfs are readable by root only", cause);
        }
        if (isDirectory(name)) {
            return new UnreadableInputException(name + ": is a directory", instead, cause);
        }
        String reason =
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return new UnreadableInputException(name + ": cannot be read: " + reason, "", cause);
    }

    /** An argument that no file can be called. */
    public static UnreadableInputException ofName(String name, String reason) {
        return new UnreadableInputException(
                name + ": no file can have that name: " + reason, "", new IOException(reason));
    }

    /** An input that is not what it was given for. */
    public static UnreadableInputException ofContent(String name, String reason) {
        return new UnreadableInputException(name + ": " + reason, "", new IOException(reason));
    }

    /**
     * An input that the user names for something that cannot be read from it.
     *
     * @param wanted what it was to hold, such as {@code PCR values}
     * @param content all of it, or its beginning
     * @param hint what to give instead; may be empty
     */
    public static UnreadableInputException ofForm(String name, String wanted, byte[] content, String hint) {
        String reason = "holds no " + wanted + ": it is " + FormProbe.words(content);
        return new UnreadableInputException(name + ": " + reason, hint, new IOException(reason));
    }

    /** A list chosen by name that the input does not have. */
    public static UnreadableInputException ofList(String name, String reason) {
        return new UnreadableInputException(name + ": " + reason, "", new IOException(reason));
    }

    /** What went wrong, beginning with the name of the input. */
    public String message() {
        return message;
    }

    /** What to do about it; may be empty. */
    public String hint() {
        return hint;
    }

    private static boolean isDirectory(String name) {
        return !name.startsWith("<") && Files.isDirectory(FileNames.path(name));
    }
}
