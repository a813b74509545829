package dev.imatool.cli.command;

import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists that the arguments of {@code replay} stand for. A directory stands for every file in it and below it, in the
 * order of their paths; links to directories are not followed.
 */
final class LogArguments {
    private final List<String> arguments;

    LogArguments(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** True for what is not one list: several arguments, or a directory. */
    boolean many() {
        return arguments.size() != 1 || isDirectory(arguments.get(0));
    }

    /** The lists, in order. */
    List<String> paths() throws UnreadableInputException {
        List<String> paths = new ArrayList<>();
        for (String argument : arguments) {
            if (isDirectory(argument)) {
                paths.addAll(filesIn(argument));
            } else {
                paths.add(argument);
            }
        }
        return paths;
    }

    private static List<String> filesIn(String directory) throws UnreadableInputException {
        FileGathering gathering = new FileGathering();
        try {
            Files.walkFileTree(FileNames.path(directory), gathering);
        } catch (IOException failure) {
            throw UnreadableInputException.of(directory, failure);
        }
        return gathering.found.stream().sorted().map(FileNames::name).toList();
    }

    /** Regular files and links to such; and what cannot be entered, which the replay will report. */
    private static final class FileGathering extends SimpleFileVisitor<Path> {
        private final List<Path> found = new ArrayList<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isRegularFile(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            found.add(file);
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isDirectory(String argument) {
        try {
            return !argument.equals(InputArguments.STDIN_ARGUMENT) && Files.isDirectory(FileNames.path(argument));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
