package dev.imatool.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sources of the product, in all modules. */
final class SourceFiles {
    private SourceFiles() {}

    static String className(Path source) {
        Path file = root().relativize(source);
        String name = file.subpath(4, file.getNameCount()).toString();
        return name.substring(0, name.length() - ".java".length()).replace('/', '.');
    }

    static String packageName(Path source) {
        String name = className(source);
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    static List<Path> all() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /** Tests run in the folder of their module. */
    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
