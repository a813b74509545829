package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.vectors.ReadingVector;
import dev.imatool.fixtures.vectors.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of traps in the policy is whole, and what it names is there. */
class TrapTableTest {
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| (.*) \\|");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    @Test
    void everyTrapHasARow() throws IOException {
        assertThat(rows())
                .extracting(row -> Integer.parseInt(row.group(1)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 45).boxed().toList());
    }

    @Test
    void whatHoldsATrapIsThere() throws IOException {
        Set<String> vectors = Vectors.all().stream().map(ReadingVector::name).collect(Collectors.toSet());
        Set<String> tests = testClasses();
        for (MatchResult row : rows()) {
            List<String> named = NAMED.matcher(row.group(2))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(named).as("trap " + row.group(1)).isNotEmpty();
            for (String name : named) {
                boolean there = name.contains("/") ? anyMatches(name, vectors) : tests.contains(name);
                assertThat(there).as("trap " + row.group(1) + ": " + name).isTrue();
            }
        }
    }

    private static boolean anyMatches(String name, Set<String> vectors) {
        Pattern pattern = Pattern.compile(name.replace("*", ".*"));
        return vectors.stream().anyMatch(vector -> pattern.matcher(vector).matches());
    }

    private static List<MatchResult> rows() throws IOException {
        return Files.readAllLines(Path.of("../docs/malformed-input.md")).stream()
                .flatMap(line -> ROW.matcher(line).results())
                .toList();
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
