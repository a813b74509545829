package dev.imatool.cli.shell;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.parts.FolderList;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.input.KeptContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The files that a shell was started with. Their bytes are kept, unpacked, so that no further command reads or unpacks them; what a
 * command makes of them is not. A file whose size or time of change is another one is read again. What would take more than a quarter
 * of the memory is not kept, nor are folders and files without a size, as the kernel's own are: commands read these themselves.
 */
final class LoadedEvidence implements InputArguments.KeptFiles {
    private final List<String> arguments;
    private final long mostBytes;

    /** The list in each folder that holds one, by the folder as typed. */
    private final Map<String, String> listsInFolders;

    /** Replaced as a whole: a command that was told to stop may still read. */
    private volatile Loaded loaded = new Loaded(Map.of(), 0);

    /**
     * What is loaded.
     *
     * @param files by the path as it was named
     * @param generation how often something was read again
     */
    private record Loaded(Map<Path, Kept> files, long generation) {
        Loaded {
            files = Map.copyOf(files);
        }
    }

    /** What a file was when it was read. */
    private record Stamp(long size, FileTime changed, Optional<Object> identity) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.isRegularFile() ? attributes.size() : 0,
                    attributes.isRegularFile() ? attributes.lastModifiedTime() : FileTime.fromMillis(0),
                    Optional.ofNullable(attributes.fileKey()));
        }
    }

    private record Kept(String name, Stamp stamp, Optional<KeptContent> content) {}

    private LoadedEvidence(List<String> arguments, long mostBytes) throws IOException {
        this.arguments = List.copyOf(arguments);
        this.mostBytes = mostBytes;
        this.listsInFolders = listsIn(arguments);
    }

    private static Map<String, String> listsIn(List<String> arguments) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        try (InputArguments inputs = new InputArguments()) {
            FolderList folders = new FolderList(new ListPass(inputs).unwatched());
            for (String argument : arguments) {
                if (PartsArgument.parts(argument).size() == 1) {
                    listIn(folders, argument).ifPresent(list -> found.put(argument, list));
                }
            }
        }
        return Map.copyOf(found);
    }

    private static Optional<String> listIn(FolderList folders, String argument) {
        try {
            Path folder = path(argument);
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            Part list = folders.of(argument, EvidenceReader.read(folder), List.of());
            boolean inOneFile = list.source().parts().size() == 1;
            return inOneFile ? Optional.of(folder.resolve(list.path()).toString()) : Optional.empty();
        } catch (IOException noneOrSeveral) {
            return Optional.empty(); // a command that is given the folder says so
        }
    }

    /**
     * Reads the files.
     *
     * @param arguments as typed; a list in parts is one
     * @throws UnreadableInputException if one is not there, or cannot be read
     */
    static LoadedEvidence of(List<String> arguments) throws IOException {
        return of(arguments, Runtime.getRuntime().maxMemory() / 4);
    }

    /** The same with another limit, in bytes. */
    static LoadedEvidence of(List<String> arguments, long mostBytes) throws IOException {
        LoadedEvidence evidence = new LoadedEvidence(arguments, mostBytes);
        Map<Path, Kept> read = new LinkedHashMap<>();
        for (String argument : arguments) {
            List<String> parts = new ArrayList<>(PartsArgument.parts(argument));
            evidence.listIn(argument).ifPresent(parts::add);
            for (String part : parts) {
                Path path = path(part);
                try {
                    read.put(path, evidence.keep(part, path, read));
                } catch (IOException failure) {
                    throw UnreadableInputException.of(part, failure);
                }
            }
        }
        evidence.loaded = new Loaded(read, 0);
        return evidence;
    }

    private static Path path(String name) throws UnreadableInputException {
        try {
            return FileNames.path(name);
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(name, impossible.getReason());
        }
    }

    private Kept keep(String name, Path path, Map<Path, Kept> others) throws IOException {
        Stamp stamp = Stamp.of(path);
        long left = mostBytes
                - others.values().stream()
                        .flatMap(other -> other.content().stream())
                        .mapToLong(KeptContent::size)
                        .sum();
        if (stamp.size() == 0 || stamp.size() > Math.min(left, Integer.MAX_VALUE - 16L)) {
            return new Kept(name, stamp, Optional.empty());
        }
        byte[] bytes = Files.readAllBytes(path);
        // a file that is written to right now is left to the commands
        return bytes.length == stamp.size() && Stamp.of(path).equals(stamp)
                ? new Kept(name, stamp, Optional.of(KeptContent.of(bytes, left - bytes.length)))
                : new Kept(name, stamp, Optional.empty());
    }

    /** What the shell was started with, as typed. */
    List<String> arguments() {
        return arguments;
    }

    /** The one list in a folder that the shell was started with. */
    Optional<String> listIn(String argument) {
        return Optional.ofNullable(listsInFolders.get(argument));
    }

    /** Another number whenever a file was read again. */
    long generation() {
        return loaded.generation();
    }

    /** True where the bytes of the file are in memory. */
    boolean keeps(Path path) {
        return of(path).isPresent();
    }

    @Override
    public Optional<InputSource> of(Path path) {
        return Optional.ofNullable(loaded.files().get(path))
                .flatMap(Kept::content)
                .map(content -> InputSource.ofKeptFile(path, content));
    }

    /** Reads again what changed on disk. Returns the names of what did; a file that is gone is left to the command that reads it. */
    List<String> refresh() {
        List<String> changed = new ArrayList<>();
        Map<Path, Kept> now = new LinkedHashMap<>(loaded.files());
        for (Map.Entry<Path, Kept> one : loaded.files().entrySet()) {
            Kept before = one.getValue();
            Kept after = current(one.getKey(), before, now);
            if (!Objects.equals(after.stamp(), before.stamp())) {
                now.put(one.getKey(), after);
                changed.add(before.name());
            }
        }
        if (!changed.isEmpty()) {
            loaded = new Loaded(now, loaded.generation() + 1);
        }
        return changed;
    }

    private Kept current(Path path, Kept before, Map<Path, Kept> all) {
        try {
            if (Stamp.of(path).equals(before.stamp())) {
                return before;
            }
            Map<Path, Kept> others = new LinkedHashMap<>(all);
            others.remove(path);
            return keep(before.name(), path, others);
        } catch (IOException gone) {
            return new Kept(before.name(), new Stamp(0, FileTime.fromMillis(0), Optional.empty()), Optional.empty());
        }
    }
}
