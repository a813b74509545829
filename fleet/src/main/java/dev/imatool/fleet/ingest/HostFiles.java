package dev.imatool.fleet.ingest;

import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a folder holds for each host: files, or the files of a folder, called after it, with or without a suffix. */
final class HostFiles {
    private final Map<String, List<String>> byHost = new HashMap<>();

    /** @param folder absent where none was given: then there is nothing for any host */
    HostFiles(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return;
        }
        for (Path path : inside(folder.get())) {
            String name = path.getFileName().toString();
            List<String> files = new ArrayList<>();
            for (Path file : Files.isDirectory(path) ? inside(path) : List.of(path)) {
                files.add(FileNames.name(file));
            }
            put(name, files);
            if (!Files.isDirectory(path) && name.lastIndexOf('.') > 0) {
                put(name.substring(0, name.lastIndexOf('.')), files);
            }
        }
    }

    private void put(String host, List<String> files) {
        byHost.computeIfAbsent(host, first -> new ArrayList<>()).addAll(files);
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** Names of the files of a host, in order. */
    List<String> of(String host) {
        return List.copyOf(byHost.getOrDefault(host, List.of()));
    }
}
