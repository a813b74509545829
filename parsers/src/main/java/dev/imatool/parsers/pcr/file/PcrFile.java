package dev.imatool.parsers.pcr.file;

import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.ShapeReader;
import dev.imatool.parsers.pcr.json.JsonReader;
import dev.imatool.parsers.pcr.text.AssignmentsReader;
import dev.imatool.parsers.pcr.text.BankLinesReader;
import dev.imatool.parsers.pcr.text.IndexLinesReader;
import dev.imatool.parsers.pcr.text.PcrLinesReader;
import dev.imatool.parsers.pcr.text.PcrReadReader;
import dev.imatool.parsers.pcr.text.RtmrReader;
import dev.imatool.parsers.pcr.text.SysfsReader;
import dev.imatool.parsers.pcr.text.SystemdReader;
import dev.imatool.parsers.pcr.tpm2tools.MarshaledReader;
import dev.imatool.parsers.pcr.tpm2tools.SerializedReader;
import dev.imatool.parsers.pcr.tpm2tools.ValuesReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the PCR values of a file or folder in whatever shape they are, encoded or packed ({@link Decoding}) or not. What is wrong with the content is a diagnostic;
 * only a file that cannot be read throws.
 */
public final class PcrFile {
    /** The longest file that is read, 16 MiB; a file with all PCRs of a TPM has about 9,000 bytes. */
    public static final int MAX_LENGTH = 16 << 20;

    /** The shapes that nothing else can be mistaken for come first; bare bytes come last. */
    private static final List<ShapeReader> READERS = List.of(
            new SerializedReader(),
            new MarshaledReader(),
            new RtmrReader(),
            new PcrReadReader(),
            new SystemdReader(),
            new BankLinesReader(),
            new AssignmentsReader(),
            new PcrLinesReader(),
            new IndexLinesReader(),
            new JsonReader(),
            new SysfsReader(),
            new ValuesReader());

    private PcrFile() {}

    /**
     * Reads a file, or a folder with the layout of {@code /sys/class/tpm/tpm0}: it has folders {@code pcr-sha256}, or is
     * one of them, and those have a file for every PCR, or with that of the {@code measurements} of a TDX guest. Within a
     * folder only regular files are read, never links.
     *
     * @param selection which PCRs bare values belong to; the other shapes say it themselves
     * @throws IOException when the file or folder cannot be read
     */
    public static PcrValues read(Path path, Optional<PcrSelection> selection) throws IOException {
        return read(path, selection, Files::newInputStream);
    }

    /** Opens a file. */
    @FunctionalInterface
    public interface Opener {
        /** Its bytes; the caller closes them. */
        InputStream open(Path file) throws IOException;
    }

    /** The same; each file is opened by {@code opener}. */
    public static PcrValues read(Path path, Optional<PcrSelection> selection, Opener opener) throws IOException {
        if (Files.isDirectory(path)) {
            return SysfsFolder.read(path, opener);
        }
        byte[] content = readBounded(path, opener);
        String name = FileNames.name(path);
        if (content.length > MAX_LENGTH) {
            return tooLong();
        }
        // a file given by its bare number has its bank in the name of the folder it lies in
        String fullName = name.contains("/") ? name : FileNames.name(path.toAbsolutePath());
        return parse(content, name, fullName, selection);
    }

    /**
     * Reads content that is in memory.
     *
     * @param name the path or name of the input, for the origin of values; {@code pcr-sha256/10} tells bank and PCR of
     *     bare hex
     * @param selection which PCRs bare values belong to
     */
    public static PcrValues parse(byte[] content, String name, Optional<PcrSelection> selection) {
        return content.length > MAX_LENGTH ? tooLong() : parse(content, name, name, selection);
    }

    /** Up to one byte more than a file may have. */
    static byte[] readBounded(Path path, Opener opener) throws IOException {
        try (InputStream in = opener.open(path)) {
            return in.readNBytes(MAX_LENGTH + 1);
        }
    }

    private static PcrValues parse(byte[] content, String name, String path, Optional<PcrSelection> selection) {
        Optional<Encoding> packed = Decoding.detect(content).filter(found -> found != Encoding.HEX);
        PcrValues plain = packed.isPresent() ? nothingFound(content.length) : plain(content, name, path, selection);
        if (!plain.values().isEmpty()) {
            return plain;
        }
        Decoding.Decoded decoded = Decoding.whole(content, MAX_LENGTH);
        if (decoded.encodings().isEmpty()) {
            return packed.isPresent() ? plain(content, name, path, selection) : plain;
        }
        PcrValues within = plain(decoded.bytes(), name, path, selection);
        List<Diagnostic> diagnostics = new ArrayList<>(within.diagnostics());
        decoded.problems().stream()
                .filter(problem -> problem.kind().completeness() != Completeness.COMPLETE)
                .forEach(problem ->
                        diagnostics.add(Diagnostic.said(OtherInputKind.PCR_VALUES, Severity.ERROR, problem.message())));
        return within.values().isEmpty() ? plain : new PcrValues(within.values(), within.shape(), diagnostics);
    }

    private static PcrValues plain(byte[] content, String name, String path, Optional<PcrSelection> selection) {
        PcrInput input = new PcrInput(content, path, selection);
        Optional<PcrValues> faulty = Optional.empty();
        for (ShapeReader reader : READERS) {
            PcrCollector collector = new PcrCollector(name);
            reader.read(input, collector);
            if (collector.hasValues()) {
                return collector.finish(Optional.of(reader.shape()));
            }
            // a text shape has nothing to say about binary content in which it found no value
            boolean counts = input.isText() || reader.shape().isBinary();
            if (faulty.isEmpty() && counts && collector.hasFindings()) {
                faulty = Optional.of(collector.finish(Optional.of(reader.shape())));
            }
        }
        return faulty.orElseGet(() -> nothingFound(content.length));
    }

    private static PcrValues nothingFound(int length) {
        String accepted = Arrays.stream(PcrShape.values()).map(PcrShape::words).collect(Collectors.joining("; "));
        String emptiness = length == 0
                ? "the file is empty, as tar makes the files of sysfs, or tpm2_pcrread without a TPM; "
                : "";
        return failure("no PCR value found in " + length + " bytes", emptiness + "accepted are: " + accepted);
    }

    private static PcrValues tooLong() {
        return failure(
                "more than " + MAX_LENGTH + " bytes, too long for a file of PCR values",
                "all PCRs of a TPM make a file of about 9,000 bytes");
    }

    private static PcrValues failure(String message, String hint) {
        Diagnostic diagnostic = Diagnostic.said(OtherInputKind.PCR_VALUES, Severity.ERROR, message)
                .hint(hint);
        return new PcrValues(List.of(), Optional.empty(), List.of(diagnostic));
    }
}
