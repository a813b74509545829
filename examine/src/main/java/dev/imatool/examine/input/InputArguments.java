package dev.imatool.examine.input;

import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.ReadOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one door through which the files of a question are opened. Standard input can be read once; a command that reads twice has
 * it put into a temporary file, which is gone when this is closed. Every file that is opened here is remembered with its role and,
 * where the report is to name it, its SHA-256; that of a measurement list is in its {@code InputSummary}.
 */
public final class InputArguments implements Closeable {
    /** Standard input on the command line. */
    public static final String STDIN_ARGUMENT = "-";

    private static final String STDIN_NAME = "<stdin>";

    private final InputStream stdin;
    private final List<String> commandLine;
    private final boolean hashed;
    private final KeptFiles kept;
    private final ReadFiles read = new ReadFiles();
    private final Map<String, InputSource> members = new HashMap<>();
    private Optional<Path> spooled = Optional.empty();
    private final List<String> claimed = new ArrayList<>();
    private Optional<String> stdinTaker = Optional.empty();

    /** Files whose bytes are kept in memory from one question to the next; asked by one thread at a time. */
    @FunctionalInterface
    public interface KeptFiles {
        /** Nothing is kept: each question reads its files. */
        KeptFiles NONE = path -> Optional.empty();

        /** The file in memory; empty where it has to be read. */
        Optional<InputSource> of(Path path);
    }

    /** Of a question without a command line and without standard input; its report names every file. */
    public InputArguments() {
        this(InputStream.nullInputStream());
    }

    /** Of a question without a command line; its report names every file. */
    public InputArguments(InputStream stdin) {
        this(stdin, List.of(), true);
    }

    /**
     * Of a command line.
     *
     * @param commandLine the arguments as given, the name of the command first
     * @param hashed whether the report names files with their SHA-256; a sixth of the time of a replay is spent on that
     */
    public InputArguments(InputStream stdin, List<String> commandLine, boolean hashed) {
        this(stdin, commandLine, hashed, KeptFiles.NONE);
    }

    /**
     * The same where files may be in memory already.
     *
     * @param kept the files that are not read again
     */
    public InputArguments(InputStream stdin, List<String> commandLine, boolean hashed, KeptFiles kept) {
        this.stdin = stdin;
        this.commandLine = List.copyOf(commandLine);
        this.hashed = hashed;
        this.kept = kept;
    }

    /**
     * Takes note that {@code argument} is to be read; to be called for all of them before the first is opened.
     *
     * @param name of its parameter or option, for sentences
     * @throws QuestionException if it is standard input, and another one was so before
     */
    public InputArguments claim(String name, String argument) throws QuestionException {
        claimed.add(argument);
        if (!PartsArgument.parts(argument).contains(STDIN_ARGUMENT)) {
            return this;
        }
        if (stdinTaker.isPresent()) {
            throw new QuestionException(new QuestionProblem.StandardInputTwice(stdinTaker.get(), name));
        }
        stdinTaker = Optional.of(name);
        return this;
    }

    /**
     * The same for several arguments of one name.
     *
     * @throws QuestionException if one of them is standard input, and another one was so before
     */
    public InputArguments claim(String name, Collection<String> arguments) throws QuestionException {
        for (String argument : arguments) {
            claim(name, argument);
        }
        return this;
    }

    /**
     * The same for one that may be missing.
     *
     * @throws QuestionException if it is standard input, and another one was so before
     */
    public InputArguments claim(String name, Optional<String> argument) throws QuestionException {
        return claim(name, argument.stream().toList());
    }

    /** All that is to be read, as it was claimed. */
    public List<String> claimed() {
        return List.copyOf(claimed);
    }

    /**
     * The PCR values that the command line expects, those of files first.
     *
     * @throws UnreadableInputException if a file cannot be read or holds no PCR value in any form
     */
    public ExpectedPcrReader.Expected expected(ExpectedArguments arguments) throws IOException {
        return new ExpectedPcrReader(this).read(arguments);
    }

    /**
     * Takes note of a member of evidence, which can be asked for by the name that reports give it, whether it is a file, lies in an archive
     * or is put together from parts. To be called before several threads open files.
     */
    public void know(InputSource member) {
        members.put(member.name(), member);
    }

    /** True of the name of a member that was {@linkplain #know met}. */
    public boolean knows(String name) {
        return members.containsKey(name);
    }

    /**
     * A list to read once; several files where it is a list in parts ({@link PartsArgument}). Opens nothing yet. Standard input that was
     * asked for {@linkplain #repeatedly(String) repeatedly} before is read again.
     *
     * @throws UnreadableInputException if it cannot be the name of a file, or two of its parts are standard input
     */
    public InputSource once(String argument) throws UnreadableInputException {
        InputSource member = members.get(argument);
        if (member != null) {
            return member;
        }
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
            return spooled.map(file -> InputSource.ofFile(STDIN_NAME, file))
                    .orElseGet(() -> InputSource.ofStream(STDIN_NAME, stdin));
        }
        try {
            Path path = FileNames.path(argument);
            return kept.of(path).orElseGet(() -> InputSource.ofFile(path));
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(argument, impossible.getReason());
        }
    }

    /**
     * A list that can be read several times, in parts as well. Standard input is read to its end by this call, all others are not opened
     * yet.
     *
     * @throws UnreadableInputException if it cannot be the name of a file, two of its parts are standard input, or that cannot be read
     * @throws IOException if there is no place for the contents of standard input
     */
    public InputSource repeatedly(String argument) throws IOException {
        if (knows(argument)) {
            return once(argument);
        }
        List<String> parts = PartsArgument.parts(argument);
        if (parts.size() > 1) {
            requireOneStdin(argument, parts);
            List<InputSource> sources = new ArrayList<>();
            for (String part : parts) {
                sources.add(repeatedly(part));
            }
            return InputSource.joined(sources);
        }
        return argument.equals(STDIN_ARGUMENT) ? InputSource.ofFile(STDIN_NAME, spool()) : once(argument);
    }

    /**
     * Another input to read once.
     *
     * @param role what the report calls it
     * @throws UnreadableInputException as {@link #once(String)}
     */
    public InputSource once(InputRole role, String argument) throws UnreadableInputException {
        return watched(role, once(argument));
    }

    /**
     * Another input that can be read several times; its first reading is the one that is hashed.
     *
     * @param role what the report calls it
     * @throws IOException as {@link #repeatedly(String)}
     */
    public InputSource repeatedly(InputRole role, String argument) throws IOException {
        return watched(role, repeatedly(argument));
    }

    /** The same source, remembered when it is first read. */
    InputSource watched(InputRole role, InputSource source) {
        return hashed ? read.watched(role, source) : source;
    }

    /**
     * Opens a file of a folder that was given. The caller closes the stream; what was not read by then is read for the digest when the
     * report asks for {@link #files}.
     *
     * @param role what the report calls it
     * @throws IOException if it cannot be opened
     */
    public InputStream open(InputRole role, Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return hashed ? read.watched(role, FileNames.name(file), in) : in;
    }

    /**
     * Takes note of a file of which {@code content} is all there is.
     *
     * @param role what the report calls it
     * @param path what it is called there
     * @throws IOException if it cannot be hashed
     */
    public void add(InputRole role, String path, byte[] content) throws IOException {
        if (hashed) {
            read.add(role, path, content);
        }
    }

    /** Takes note of a file that was hashed while it was read. */
    void add(ReadFile file) {
        if (hashed) {
            read.add(file);
        }
    }

    /**
     * Takes note of an archive. It is read once from its first byte to its last, because its members are not read in that order.
     *
     * @param path what the report calls it
     * @throws IOException if it cannot be opened or read
     */
    public void addArchive(String path, Path file) throws IOException {
        if (hashed) {
            read.watched(InputRole.OTHER, path, Files.newInputStream(file)).close();
        }
    }

    /** Whether the report names files with their SHA-256. */
    public boolean hashed() {
        return hashed;
    }

    /** How lists are read: hashed only where the report names them. */
    public ReadOptions read(ReadOptions options) {
        return options.hashed(hashed);
    }

    /**
     * Every file other than the lists, in the order in which they were opened; none where the report names none. Reads each to its end
     * that was not read so far, because the digest is of the whole file.
     *
     * @throws IOException if one cannot be read to its end
     */
    public List<ReadFile> files() throws IOException {
        return read.files();
    }

    /**
     * The same head, with the command line and {@link #files}.
     *
     * @throws IOException if one of the files cannot be read to its end
     */
    public ReportHeader recordedIn(ReportHeader head) throws IOException {
        return head.of(commandLine, files());
    }

    private static void requireOneStdin(String argument, List<String> parts) throws UnreadableInputException {
        if (parts.stream().filter(STDIN_ARGUMENT::equals).count() > 1) {
            throw UnreadableInputException.of(PartsArgument.shown(argument), InputProblem.Plain.STANDARD_INPUT_TWICE);
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
        read.close();
        if (spooled.isPresent()) {
            Files.deleteIfExists(spooled.get());
        }
    }
}
