package dev.imatool.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.RowSink;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.reference.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is seen of entries at a glance, where they are only counted, is what is said of each where all are written. */
class CheckGlanceTest {
    private static final List<Optional<Set<Answer>>> FAIL_ON =
            List.of(Optional.empty(), Optional.of(EnumSet.of(Answer.KNOWN_BAD)));

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return RandomLogs.seeds(40);
    }

    static Stream<Snapshot> snapshots() {
        return Stream.of(Corpus.snapshot("baseline-6.1/final"), Corpus.snapshot("demo-before-after-6.1/after"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomListsComeOutTheSame(long seed) throws IOException {
        Path list = Files.write(folder.resolve("list"), RandomLogs.of(seed).binary());
        comeOutTheSame(list, new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void realListsComeOutTheSame(Snapshot snapshot) throws IOException {
        comeOutTheSame(snapshot.binary(), new Random(1));
    }

    private void comeOutTheSame(Path list, Random random) throws IOException {
        List<JudgedEntry> entries = new ArrayList<>();
        Path nothing = Files.writeString(folder.resolve("nothing"), "00".repeat(31) + "01  /of/no/list\n");
        check(
                list,
                new GivenSources(List.of(nothing.toString()), List.of(), List.of(), List.of(), PathMapping.NONE),
                Optional.empty(),
                entries::add);
        GivenSources sources = new GivenSources(
                List.of(source("one", entries, random), source("two", entries, random)),
                List.of(bad(entries, random)),
                List.of(),
                List.of(),
                PathMapping.NONE);
        for (Optional<Set<Answer>> failOn : FAIL_ON) {
            Map<Answer, Long> each = new EnumMap<>(Answer.class);
            CheckReport written = check(list, sources, failOn, row -> each.merge(row.answer(), 1L, Long::sum));
            CheckReport counted = check(list, sources, failOn, RowSink.none());
            assertThat(counted.counts()).containsAllEntriesOf(each);
            assertThat(counted).usingRecursiveComparison().isEqualTo(written);
        }
    }

    private static CheckReport check(
            Path list, GivenSources sources, Optional<Set<Answer>> failOn, RowSink<JudgedEntry> rows)
            throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            return new CheckExamination(new ListPass(inputs))
                    .examine(
                            new CheckQuestion(
                                    list.toString(), List.of(), sources, new CheckEvidence.None(), failOn, false),
                            rows);
        }
    }

    /** Some of the entries as they are, with another content, elsewhere, twice, with a named hash, as a label, without a path. */
    private String source(String name, List<JudgedEntry> entries, Random random) throws IOException {
        List<String> lines = new ArrayList<>(List.of("00".repeat(31) + "02  /of/no/list"));
        for (JudgedEntry entry : entries) {
            Optional<ContentDigest> digest = entry.logged();
            String path = entry.path().latin1();
            if (digest.isEmpty()
                    || digest.get().verity()
                    || path.isEmpty()
                    || path.chars().anyMatch(c -> c < ' ')) {
                continue;
            }
            String algorithm = digest.get().algorithm().kernelName();
            String hex = digest.get().digest().hex();
            switch (random.nextInt(12)) {
                case 0 -> lines.add("01" + hex.substring(2) + "  " + path);
                case 1 -> lines.add(hex + "  /elsewhere/" + random.nextInt(3) + path);
                case 2 -> lines.addAll(List.of(hex + "  " + path, hex + "  ." + path));
                case 3 -> lines.add(algorithm + ":" + hex + "  " + path);
                case 4 -> lines.add(hex + "  " + path.substring(path.lastIndexOf('/') + 1));
                case 5 -> lines.addAll(Collections.nCopies(7, hex + "  " + path));
                case 6 -> lines.add(hex + "  " + path.replaceFirst("^/usr/", "/"));
                case 7, 8, 9 -> lines.add(hex + "  " + path);
                default -> {}
            }
        }
        Collections.shuffle(lines, random);
        return Files.write(folder.resolve(name), String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1))
                .toString();
    }

    private String bad(List<JudgedEntry> entries, Random random) throws IOException {
        List<String> lines = new ArrayList<>(List.of("00".repeat(31) + "03"));
        entries.stream()
                .flatMap(entry -> entry.logged().stream())
                .filter(digest -> random.nextInt(20) == 0)
                .forEach(digest -> lines.add(digest.digest().hex()));
        return Files.write(folder.resolve("bad"), lines).toString();
    }
}
