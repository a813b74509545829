package dev.imatool.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.cli.Imatool;
import dev.imatool.cli.command.CommandNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole commands on damaged inputs, in one process: no input ends with an internal error, nothing of an input steers a
 * terminal, and text, JSON and {@code -q} end with one status, which the JSON names and gives a reason for. {@code
 * -Dfuzz.commands=N} makes that many runs in place of {@value #RUNS}, {@code -Dfuzz.seed=N} others.
 */
class CommandFuzzTest {
    private static final int RUNS = 50_000;
    private static final int WORKERS = 2;

    /** Of so many runs, one is of a command that searches, which takes a hundred times as long. */
    private static final int SEARCHES_ONE_IN = 250;

    private static final Set<String> SEARCHING = Set.of("explain", "repair");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How one command is run three times. */
    private static final List<List<String>> FORMS = List.of(List.of(), List.of("--format", "json"), List.of("--quiet"));

    /** Commands whose own commands take the options. */
    private static final Set<String> NESTED = Set.of("attest", "xattr", "reference", "runtime-policy");

    @TempDir
    Path folder;

    private record Ended(int exit, String out, String err) {}

    @Test
    void everyCommandIsThere() {
        List<String> commands = new ArrayList<>(CommandNames.ALL);
        commands.removeAll(List.of("config", "fleet", "schema", "shell"));
        assertThat(seeds()).extracting(seed -> seed.words().get(0)).containsAll(commands);
    }

    @Test
    void threeFormsOfAReportEndAlike() {
        Map<Boolean, List<CommandSeed>> seeds =
                seeds().stream().collect(Collectors.partitioningBy(CommandFuzzTest::searches));
        int triples = Integer.getInteger("fuzz.commands", RUNS) / FORMS.size() + 1;
        long first = Long.getLong("fuzz.seed", 1L);
        List<String> failures = IntStream.range(0, WORKERS)
                .parallel()
                .mapToObj(worker -> IntStream.range(0, triples)
                        .filter(run -> run % WORKERS == worker)
                        .mapToObj(run -> failure(seed(seeds, run), first + run, place(worker)))
                        .flatMap(Optional::stream)
                        .limit(20)
                        .toList())
                .flatMap(List::stream)
                .toList();
        assertThat(failures).isEmpty();
    }

    private static boolean searches(CommandSeed seed) {
        return SEARCHING.contains(seed.words().get(0));
    }

    private static CommandSeed seed(Map<Boolean, List<CommandSeed>> seeds, int run) {
        boolean search = run % SEARCHES_ONE_IN == SEARCHES_ONE_IN - 1;
        List<CommandSeed> kind = seeds.get(search);
        return kind.get((search ? run / SEARCHES_ONE_IN : run) % kind.size());
    }

    /** Those that end alike undamaged: a command that asks for another form than a document is left out. */
    private List<CommandSeed> seeds() {
        Path place = place(WORKERS);
        return CommandSeed.all().stream()
                .filter(seed -> {
                    write(seed, place);
                    int exit = run(seed, place, FORMS.get(0)).exit();
                    return exit != 2 && exit == run(seed, place, FORMS.get(1)).exit();
                })
                .toList();
    }

    private Optional<String> failure(CommandSeed seed, long number, Path place) {
        SplittableRandom random = new SplittableRandom(number);
        List<String> names = List.copyOf(seed.inputs().keySet());
        String damaged = names.get(random.nextInt(names.size()));
        byte[] content = new Mutation(random).of(seed.inputs().get(damaged));
        write(seed, place);
        write(place.resolve(damaged), content);
        List<Ended> ended = FORMS.stream().map(form -> run(seed, place, form)).toList();
        return wrong(ended)
                .map(what -> seed.name() + ", seed " + number + ", " + damaged + ": " + what + "\n" + seed.words());
    }

    private static Optional<String> wrong(List<Ended> ended) {
        int exit = ended.get(0).exit();
        if (ended.stream().anyMatch(each -> each.exit() != exit)) {
            return Optional.of("statuses " + ended.stream().map(Ended::exit).toList());
        }
        if (exit < 0 || exit > 3) {
            return Optional.of("status " + exit + ": " + ended.get(0).err());
        }
        if (ended.stream().anyMatch(each -> steersATerminal(each.out()) || steersATerminal(each.err()))) {
            return Optional.of("a control character");
        }
        if (!ended.get(2).out().isEmpty()) {
            return Optional.of("-q says something");
        }
        return exit == 2 ? Optional.empty() : wrongDocument(ended.get(1).out(), exit);
    }

    private static Optional<String> wrongDocument(String document, int exit) {
        try {
            JsonNode report = JSON.readTree(document);
            if (report.path("exit").asInt(-1) != exit) {
                return Optional.of("the document says exit " + report.path("exit") + ", the process " + exit);
            }
            boolean findings = !report.path("findings").isEmpty();
            if (findings && exit == 0) {
                return Optional.of("findings, and status 0");
            }
            return exit == 1 && !findings ? Optional.of("status 1 without a finding") : Optional.empty();
        } catch (JsonProcessingException noDocument) {
            return Optional.of("no document: " + noDocument.getOriginalMessage());
        }
    }

    private static Ended run(CommandSeed seed, Path place, List<String> form) {
        List<String> words = new ArrayList<>();
        InputStream in = InputStream.nullInputStream();
        for (int i = 0; i < seed.words().size(); i++) {
            String word = seed.words().get(i);
            if (word.equals("<")) {
                in = new ByteArrayInputStream(bytes(file(seed.words().get(++i), place)));
            } else {
                words.add(word.startsWith("@") ? file(word, place).toString() : word);
            }
        }
        words.addAll(NESTED.contains(words.get(0)) ? 2 : 1, form);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Imatool.run(
                words.toArray(String[]::new), in, out, new PrintStream(err, true, StandardCharsets.UTF_8), Map.of());
        return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Path file(String word, Path place) {
        return word.startsWith("@") ? place.resolve(word.substring(1)) : Path.of(word);
    }

    private Path place(int worker) {
        return folder.resolve(Integer.toString(worker));
    }

    /** All inputs as they were, and nothing else. */
    private static void write(CommandSeed seed, Path place) {
        try {
            if (Files.exists(place)) {
                try (Stream<Path> old = Files.walk(place)) {
                    for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        seed.inputs().forEach((name, content) -> write(place.resolve(name), content));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean steersATerminal(String text) {
        return text.chars()
                .anyMatch(c -> (c < ' ' && c != '\n')
                        || (c >= 0x7f && c < 0xa0)
                        || (c >= 0x202a && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069));
    }
}
