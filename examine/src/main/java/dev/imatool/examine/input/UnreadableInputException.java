package dev.imatool.examine.input;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.evidence.FormProbe;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.known.index.DamagedIndexException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;

/** An input that cannot be opened or read, or is not what it was given for. */
public final class UnreadableInputException extends IOException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final transient InputProblem problem;
    private final boolean ofOtherForm;

    private UnreadableInputException(String name, InputProblem problem, IOException cause, boolean ofOtherForm) {
        super(name + ": " + problem, cause);
        this.name = name;
        this.problem = problem;
        this.ofOtherForm = ofOtherForm;
    }

    private static UnreadableInputException of(String name, InputProblem problem, boolean ofOtherForm) {
        return new UnreadableInputException(name, problem, new IOException(problem.toString()), ofOtherForm);
    }

    /** What went wrong with the measurement list called {@code name}. */
    public static UnreadableInputException of(String name, IOException cause) {
        return of(name, cause, InputProblem.Wanted.LIST);
    }

    /** What went wrong with another input called {@code name}. */
    public static UnreadableInputException ofFile(String name, IOException cause) {
        return of(name, cause, InputProblem.Wanted.FILE);
    }

    /**
     * What went wrong.
     *
     * @param instead what can be given in place of a directory
     */
    public static UnreadableInputException of(String name, IOException cause, InputProblem.Wanted instead) {
        return cause instanceof UnreadableInputException already
                ? already
                : new UnreadableInputException(name, problem(name, cause, instead), cause, false);
    }

    private static InputProblem problem(String name, IOException cause, InputProblem.Wanted instead) {
        if (cause instanceof NoSuchFileException) {
            return InputProblem.Plain.NO_SUCH_FILE;
        }
        if (cause instanceof AccessDeniedException) {
            return InputProblem.Plain.PERMISSION_DENIED;
        }
        if (cause instanceof DamagedIndexException damaged) {
            return new InputProblem.DamagedIndex(damaged.offset(), damaged.damage());
        }
        if (isDirectory(name)) {
            return new InputProblem.IsDirectory(instead, listIn(name));
        }
        return new InputProblem.NotReadable(
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName()));
    }

    /** An argument that no file can be called. */
    public static UnreadableInputException ofName(String name, String reason) {
        return of(name, new InputProblem.NotAName(reason));
    }

    /** An input that is not what it was given for. */
    public static UnreadableInputException of(String name, InputProblem problem) {
        return of(name, problem, false);
    }

    /** An input that the user names for something, and that is another thing which is known. */
    static UnreadableInputException ofForm(String name, InputProblem.Wanted wanted, KnownForm form) {
        return of(name, new InputProblem.OtherForm(wanted, form), true);
    }

    /**
     * An input that the user names for something that cannot be read from it.
     *
     * @param wanted what it was to hold
     * @param content all of it, or its beginning
     */
    public static UnreadableInputException ofForm(String name, InputProblem.Content wanted, byte[] content) {
        return ofForm(name, wanted, content, Optional.empty());
    }

    /** The same with the advice of the reader. */
    static UnreadableInputException ofForm(
            String name, InputProblem.Content wanted, byte[] content, Optional<Advice> advice) {
        return of(name, new InputProblem.Without(wanted, FormProbe.words(content), advice), true);
    }

    /** An input of another form than it was given for, or without what that form is to hold. */
    public static UnreadableInputException ofForm(String name, InputProblem problem) {
        return of(name, problem, true);
    }

    /** True where the input could be read, and is something else than it was given for. */
    public boolean ofOtherForm() {
        return ofOtherForm;
    }

    /** Name of the input, as given. */
    public String name() {
        return name;
    }

    /** What went wrong. */
    public InputProblem problem() {
        return problem;
    }

    /** The list in a directory as the kernel calls it: binary, which says more, before ascii. */
    private static Optional<String> listIn(String name) {
        return Stream.of("binary_runtime_measurements", "ascii_runtime_measurements")
                .map(file -> name.endsWith("/") ? name + file : name + "/" + file)
                .filter(file -> Files.exists(FileNames.path(file)))
                .findFirst();
    }

    private static boolean isDirectory(String name) {
        return !name.startsWith("<") && Files.isDirectory(FileNames.path(name));
    }
}
