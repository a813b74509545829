package dev.imatool.examine.input;

import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the expected PCR values of a command line. */
public final class ExpectedPcrReader {
    private final InputArguments inputs;

    /** @param inputs opens the files, and remembers each with its role */
    public ExpectedPcrReader(InputArguments inputs) {
        this.inputs = inputs;
    }

    /**
     * Expected values and what was odd about where they came from.
     *
     * @param values those of files first, in the order given
     * @param sources names of the files and options, for sentences
     * @param notices about the files
     */
    public record Expected(List<ExpectedPcr> values, String sources, List<Notice> notices) {
        public Expected {
            values = List.copyOf(values);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads all of them.
     *
     * @throws UnreadableInputException if a file cannot be read or holds no PCR value in any form
     */
    public Expected read(ExpectedArguments arguments) throws IOException {
        return read(arguments.files(), arguments.selection(), arguments.typed());
    }

    /**
     * Reads all of them.
     *
     * @param files arguments of files and folders with values, in any form
     * @param selection which PCRs a file without their numbers holds; absent where nobody says so
     * @param typed values that were typed, which come after those of files
     * @throws UnreadableInputException if a file cannot be read or holds no PCR value in any form
     */
    public Expected read(List<String> files, Optional<PcrSelection> selection, List<ExpectedPcr> typed)
            throws IOException {
        List<ExpectedPcr> values = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (String file : files) {
            PcrValues read = read(file, selection);
            values.addAll(read.values());
            notices.addAll(Notice.all(file, read.diagnostics()));
        }
        values.addAll(typed);
        List<String> sources = new ArrayList<>(files);
        typed.stream().map(ExpectedPcr::origin).distinct().forEach(sources::add);
        return new Expected(values, String.join(", ", sources), notices);
    }

    private PcrValues read(String file, Optional<PcrSelection> selection) throws IOException {
        InputSource source = inputs.once(InputRole.PCRS, file);
        try {
            if (source instanceof InputSource.FileInput onDisk) {
                return read(file, onDisk.path(), selection);
            }
            try (InputStream in = source.open()) {
                byte[] content = in.readNBytes(PcrFile.MAX_LENGTH + 1);
                return withValues(source.name(), PcrFile.parse(content, source.name(), selection), content);
            }
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(file, failure);
        }
    }

    /**
     * The values in a file or a folder; of a file no more than {@link PcrFile#MAX_LENGTH} bytes are read.
     *
     * @param name what messages call it
     * @param selection which PCRs a file without their numbers holds; absent where nobody says so
     * @throws UnreadableInputException if it holds no PCR value in any form
     * @throws IOException if it cannot be read
     */
    public PcrValues read(String name, Path path, Optional<PcrSelection> selection) throws IOException {
        PcrValues read = PcrFile.read(path, selection, file -> inputs.open(InputRole.PCRS, file));
        if (!read.values().isEmpty()) {
            return read;
        }
        if (Files.isDirectory(path)) {
            throw UnreadableInputException.of(name, new InputProblem.WithoutPcrValues(false, first(read)));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return withValues(name, read, in.readNBytes(PcrFile.MAX_LENGTH));
        }
    }

    /**
     * The same values, of which there is at least one; an empty file is damaged, not one of another form.
     *
     * @param name what messages call the file
     * @param content its bytes, which say what it is where it holds no value
     * @throws UnreadableInputException if there is no value, and the file is not empty
     */
    public static PcrValues withValues(String name, PcrValues read, byte[] content) throws UnreadableInputException {
        if (!read.values().isEmpty() || content.length == 0) {
            return read;
        }
        if (read.shape().isPresent()) {
            throw UnreadableInputException.of(name, new InputProblem.WithoutPcrValues(true, first(read)));
        }
        Optional<Advice> advice = read.diagnostics().stream()
                .flatMap(diagnostic -> diagnostic.hint().stream())
                .findFirst();
        throw UnreadableInputException.ofForm(name, InputProblem.Content.PCR_VALUES, content, advice);
    }

    private static Optional<Diagnostic> first(PcrValues read) {
        return read.diagnostics().stream().findFirst();
    }
}
