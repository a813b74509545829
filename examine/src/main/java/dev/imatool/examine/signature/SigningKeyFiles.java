package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.key.KeyFile;
import dev.imatool.parsers.key.KeyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers the public keys of the files and directories that a command line names, and of standard input. */
public final class SigningKeyFiles {
    private static final int DEEPEST = 16;
    private static final int MOST_FILES = 10_000;

    private final InputArguments inputs;
    private final List<SigningKey> keys = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private long files;
    private long skipped;

    /** @param inputs the command line that names the files */
    public SigningKeyFiles(InputArguments inputs) {
        this.inputs = inputs;
    }

    /**
     * What was read.
     *
     * @param keys in the order of the command line, files of a directory by name
     * @param files how many files they stand in
     * @param skipped files of directories that hold no public key
     * @param notices what is odd about them
     */
    public record Read(List<SigningKey> keys, long files, long skipped, List<Notice> notices) {
        public Read {
            keys = List.copyOf(keys);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads all of them; to be called once.
     *
     * @throws UnreadableInputException if one cannot be read, or a file or directory that is named holds no public key
     */
    public Read read(List<String> names) throws UnreadableInputException {
        for (String name : names) {
            try {
                if (name.equals(InputArguments.STDIN_ARGUMENT)) {
                    InputSource stdin = inputs.once(name);
                    readNamed(stdin.name(), stdin);
                    continue;
                }
                Path path = FileNames.path(name);
                if (Files.isDirectory(path)) {
                    readDirectory(name, path);
                } else {
                    readNamed(name, InputSource.ofFile(path));
                }
            } catch (InvalidPathException impossible) {
                throw UnreadableInputException.ofName(name, impossible.getReason());
            } catch (IOException failure) {
                throw UnreadableInputException.ofFile(name, failure);
            }
        }
        return new Read(keys, files, skipped, notices);
    }

    private void readNamed(String name, InputSource source) throws IOException {
        byte[] content = content(source);
        KeyFile file = KeyReader.read(name, content);
        if (file.keys().isEmpty()) {
            throw UnreadableInputException.ofForm(name, InputProblem.Content.PUBLIC_KEY, content);
        }
        take(name, content, file);
        file.problems().forEach(problem -> notice(name, new Statement.Said(problem)));
    }

    private void readDirectory(String name, Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(directory, Set.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                skipped++;
                return FileVisitResult.CONTINUE;
            }
        });
        if (found.size() == MOST_FILES) {
            notice(name, new InputStatement.KeysOfFirstFiles(MOST_FILES));
        }
        long before = files;
        found.sort(null);
        for (Path file : found) {
            readFound(file);
        }
        if (files == before) {
            throw UnreadableInputException.of(name, InputProblem.Plain.DIRECTORY_WITHOUT_KEY);
        }
    }

    private void readFound(Path path) {
        try {
            byte[] content = content(InputSource.ofFile(path));
            String name = FileNames.name(path);
            KeyFile file = KeyReader.read(name, content);
            if (file.keys().isEmpty()) {
                skipped++;
            } else {
                take(name, content, file);
            }
        } catch (IOException unreadable) {
            skipped++;
        }
    }

    private void take(String name, byte[] content, KeyFile file) throws IOException {
        inputs.add(InputRole.KEY, name, content);
        files++;
        file.keys().forEach(key -> keys.add(SigningKey.given(key)));
    }

    private static byte[] content(InputSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes(KeyReader.MAXIMUM + 1);
        }
    }

    private void notice(String name, Statement statement) {
        notices.add(Notice.of(NoticeKind.KEYS, name, statement));
    }
}
