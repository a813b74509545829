package dev.imatool.fleet.ingest;

import dev.imatool.examine.report.Printable;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a folder holds for each host: files, or the files of a folder, called after it. A file or folder is of one host and no other, so
 * that no host can take another one's by its name: a known suffix of a file is no part of the name of its host, and any other is.
 */
final class HostFiles {
    private static final Pattern SUFFIX = Pattern.compile("\\.(pub|pem|der|crt|cer|key|hex|txt|nonce|bin)$");

    private final Map<String, List<String>> byHost = new HashMap<>();

    /** @param folder absent where none was given: then there is nothing for any host */
    HostFiles(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return;
        }
        for (Path path : inside(folder.get())) {
            String whole = FileNames.name(path);
            String name = whole.substring(whole.lastIndexOf('/') + 1);
            List<String> files = new ArrayList<>();
            for (Path file : Files.isDirectory(path) ? inside(path) : List.of(path)) {
                files.add(FileNames.name(file));
            }
            String host = Files.isDirectory(path) ? name : SUFFIX.matcher(name).replaceFirst("");
            byHost.computeIfAbsent(Printable.ofText(host), first -> new ArrayList<>())
                    .addAll(files);
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /**
     * Names of the files of a host, in order.
     *
     * @param host escaped, as in the tables
     */
    List<String> of(String host) {
        return List.copyOf(byHost.getOrDefault(host, List.of()));
    }
}
