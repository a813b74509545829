package dev.imatool.cli.command;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.evidence.FolderLink;
import dev.imatool.parsers.evidence.LeftOut;
import dev.imatool.parsers.evidence.LeftOutReason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lists that the arguments of {@code replay} stand for. A directory, or a link to one, stands for every file in it and
 * below it, in the order of their paths. Links in a directory are followed to its own files only: who made it may be anyone.
 */
final class LogArguments {
    private final List<String> arguments;

    LogArguments(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /**
     * The lists, in order.
     *
     * @param paths files, as they are to be named
     * @param leftOut what was not followed, by the directory in which it was found
     */
    record Found(List<String> paths, Map<String, List<LeftOut>> leftOut) {}

    /** True for what is not one list: several arguments, or a directory. */
    boolean many() {
        return arguments.size() != 1 || isDirectory(arguments.get(0));
    }

    /** The lists, and what was left out in looking for them. */
    Found find() throws UnreadableInputException {
        List<String> paths = new ArrayList<>();
        Map<String, List<LeftOut>> leftOut = new TreeMap<>();
        for (String argument : arguments) {
            if (isDirectory(argument)) {
                FileGathering gathering = gather(argument);
                gathering.found.stream().sorted().map(FileNames::name).forEach(paths::add);
                leftOut.put(argument, gathering.leftOut());
            } else {
                paths.add(argument);
            }
        }
        return new Found(paths, leftOut);
    }

    private static FileGathering gather(String directory) throws UnreadableInputException {
        try {
            Path named = FileNames.path(directory);
            FileGathering gathering = new FileGathering(named, named.toRealPath());
            Files.walkFileTree(gathering.folder, gathering);
            return gathering;
        } catch (IOException failure) {
            throw UnreadableInputException.of(directory, failure);
        }
    }

    /** Regular files and links to such; and what cannot be entered, which the replay will report. */
    private static final class FileGathering extends SimpleFileVisitor<Path> {
        private final List<Path> found = new ArrayList<>();
        private final Map<Path, FolderLink> links = new TreeMap<>();
        private final Path named;
        private final Path folder;

        FileGathering(Path named, Path folder) {
            this.named = named;
            this.folder = folder;
        }

        List<LeftOut> leftOut() {
            Map<LeftOutReason, LeftOut> leftOut = new TreeMap<>();
            links.forEach((path, link) -> leftOut.put(
                    link.reason(),
                    leftOut.getOrDefault(link.reason(), LeftOut.none(link.reason()))
                            .plus(new LeftOut.Name(FileNames.name(path), link.target()))));
            return List.copyOf(leftOut.values());
        }

        private void add(Path file) {
            found.add(named.resolve(folder.relativize(file)));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                add(file);
            } else if (attributes.isSymbolicLink()) {
                FolderLink link = FolderLink.of(folder, file);
                if (link.file()) {
                    add(file);
                } else {
                    links.put(folder.relativize(file), link);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            add(file);
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
