package dev.imatool.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The literals in the main sources of a module, but for what an exception says to whoever misuses a class. */
final class SourceLiterals {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private SourceLiterals() {}

    /**
     * A literal.
     *
     * @param source file, below the folder of all packages
     * @param text what stands between the quotes
     */
    record Literal(String source, String text) {
        @Override
        public String toString() {
            return source + ": " + text;
        }
    }

    /** All of them. */
    static List<Literal> of(Path sources) throws IOException {
        List<Literal> literals = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String name = sources.resolve("dev/imatool").relativize(file).toString();
                COMMENT.matcher(Files.readString(file))
                        .replaceAll("")
                        .lines()
                        .filter(line -> !line.contains("Exception("))
                        .map(line -> line.replace("'\"'", ""))
                        .forEach(line -> {
                            Matcher literal = LITERAL.matcher(line);
                            while (literal.find()) {
                                literals.add(new Literal(name, literal.group(1)));
                            }
                        });
            }
        }
        return literals;
    }
}
