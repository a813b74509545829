package dev.imatool.cli.shell;

import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names of files that begin as typed. */
final class FileWords {
    /** A folder may have any number of files. */
    private static final int MOST = 5000;

    private FileWords() {}

    /** Those of the folder that {@code prefix} leads to; hidden ones where the name begins with a dot. None where it cannot be read. */
    static List<Completion> beginning(String prefix) {
        int slash = prefix.lastIndexOf('/');
        String folder = prefix.substring(0, slash + 1);
        String begin = prefix.substring(slash + 1);
        List<Completion> files = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(FileNames.path(folder.isEmpty() ? "." : folder))) {
            for (Path entry : entries) {
                String path = FileNames.name(entry);
                String name = path.substring(path.lastIndexOf('/') + 1);
                if (name.startsWith(begin) && (!name.startsWith(".") || begin.startsWith("."))) {
                    files.add(file(folder.isEmpty() && name.startsWith("-") ? "./" + name : folder + name, entry));
                }
                if (files.size() == MOST) {
                    break;
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
            return files;
        }
        return files;
    }

    private static Completion file(String name, Path path) {
        return Files.isDirectory(path) ? Completion.begin(name + "/") : Completion.of(name);
    }
}
