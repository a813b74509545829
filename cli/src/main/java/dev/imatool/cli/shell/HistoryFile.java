package dev.imatool.cli.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the commands of earlier shells are kept: {@code imatool/history} below {@code XDG_STATE_HOME}, readable by its user alone. */
final class HistoryFile {
    private static final String FOLDER_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";

    private HistoryFile() {}

    /** The file, by the XDG Base Directory Specification: a relative path there counts for nothing. Empty without a home. */
    static Optional<Path> of(Map<String, String> environment) {
        try {
            return absolute(environment.get("XDG_STATE_HOME"))
                    .or(() -> absolute(environment.get("HOME")).map(home -> home.resolve(Path.of(".local", "state"))))
                    .map(state -> state.resolve(Path.of("imatool", "history")));
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<Path> absolute(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /**
     * Makes the file where it is missing, and takes it from all others.
     *
     * @throws IOException if that cannot be done
     */
    static void prepare(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER_MODE)));
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE_MODE)));
        } catch (FileAlreadyExistsException kept) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE_MODE));
        }
    }
}
