package dev.imatool.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How large a file, a package and a command may be, and that a name stands for one thing. */
class SourceSizeTest {
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_COMMAND = 130;
    private static final int MEDIAN_FILE = 100;
    private static final int MOST_FILES = 26;

    @Test
    void sourceFilesAreShort() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        List<String> tooLong = new ArrayList<>();
        for (Path source : SourceFiles.all()) {
            int lines = Files.readAllLines(source).size();
            lengths.add(lines);
            if (lines > LONGEST_FILE) {
                tooLong.add(SourceFiles.root().relativize(source) + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).as("files over %d lines", LONGEST_FILE).isEmpty();
        int[] sorted = lengths.stream().mapToInt(Integer::intValue).sorted().toArray();
        int median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        assertThat(median).as("median length of %d files", sorted.length).isLessThanOrEqualTo(MEDIAN_FILE);
    }

    /** A package is something to read in one go: {@code package-info} is counted too. */
    @Test
    void packagesAreSmall() throws IOException {
        Map<String, Long> tooBig = SourceFiles.all().stream()
                .collect(Collectors.groupingBy(SourceFiles::packageName, TreeMap::new, Collectors.counting()));
        tooBig.values().removeIf(files -> files <= MOST_FILES);
        assertThat(tooBig).as("packages of more than %d files", MOST_FILES).isEmpty();
    }

    /** A name stands for one thing: who reads it need not look at the import. */
    @Test
    void simpleNamesAreUsedOnce() throws IOException {
        Map<String, List<String>> places = SourceFiles.all().stream()
                .map(SourceFiles::className)
                .filter(name -> !name.endsWith("-info"))
                .collect(Collectors.groupingBy(
                        name -> name.substring(name.lastIndexOf('.') + 1), TreeMap::new, Collectors.toList()));
        places.values().removeIf(names -> names.size() == 1);
        assertThat(places).as("names of several types").isEmpty();
    }

    /** A command turns options into a question, and the answer into output: its help text and imports are counted. */
    @Test
    void commandsAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int commands = 0;
        for (Path source : SourceFiles.all()) {
            if (SourceFiles.packageName(source).equals("dev.imatool.cli.command")) {
                commands++;
                int lines = Files.readAllLines(source).size();
                if (lines > LONGEST_COMMAND) {
                    tooLong.add(source.getFileName() + ": " + lines + " lines");
                }
            }
        }
        assertThat(commands).isPositive();
        assertThat(tooLong).as("commands over %d lines", LONGEST_COMMAND).isEmpty();
    }
}
