package dev.imatool.cli.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import dev.imatool.cli.flip.Layout.Region;
import dev.imatool.cli.flip.Unhashed.Flip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every positive verdict, with every bit of every input flipped: it stays positive only where the bit is of bytes that the
 * policy in docs/malformed-input.md names, with the reason why nothing depends on them.
 */
class FlipTest {
    private static final int WORKERS = 2;
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);
    private static final Pattern VERDICT = Pattern.compile("\"verdict\": *\"([a-z_]+)\"");
    private static final String TABLE = "## Bytes that no verdict depends on";

    @TempDir
    Path folder;

    @Test
    void everyFlippedBitIsNoticedOrNamed() {
        Set<Unhashed> seen = EnumSet.noneOf(Unhashed.class);
        Set<String> unexplained = new TreeSet<>();
        for (FlipSet set : FlipSet.all()) {
            IntStream.range(0, WORKERS).forEach(worker -> write(set, place(worker)));
            String answer = answer(set, place(0));
            assertThat(answer).as(set.name()).startsWith("0 ");
            for (Flip flip : survivors(set, answer)) {
                Unhashed.of(flip).ifPresentOrElse(seen::add, () -> unexplained.add(flip.toString()));
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(seen).containsExactlyInAnyOrder(Unhashed.values());
    }

    @Test
    void theTableNamesThem() throws IOException {
        String policy = Files.readString(Path.of("../docs/malformed-input.md"));
        assertThat(policy).contains(TABLE);
        String table = policy.substring(policy.indexOf(TABLE));
        assertThat(ROW.matcher(table).results().map(row -> row.group(1)).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Unhashed.values()).map(Unhashed::id).toList());
    }

    private List<Flip> survivors(FlipSet set, String answer) {
        return IntStream.range(0, WORKERS)
                .parallel()
                .mapToObj(worker -> set.flipped().stream()
                        .flatMap(input -> flips(set, input))
                        .filter(flip -> (flip.at() + Integer.numberOfTrailingZeros(flip.mask())) % WORKERS == worker)
                        .filter(flip -> staysPositive(flip, answer, place(worker)))
                        .toList())
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<Flip> flips(FlipSet set, String input) {
        Region[] regions = Layout.of(input, set.inputs().get(input));
        return IntStream.range(0, regions.length)
                .boxed()
                .flatMap(at ->
                        IntStream.range(0, Byte.SIZE).mapToObj(bit -> new Flip(set, input, at, 1 << bit, regions[at])));
    }

    private static boolean staysPositive(Flip flip, String answer, Path place) {
        byte[] content = flip.set().inputs().get(flip.input()).clone();
        Path file = place.resolve(flip.input());
        write(file, flipped(content, flip));
        String now = answer(flip.set(), place);
        assertThat(now).as(flip.toString()).matches("[0-3] .*");
        write(file, content);
        return now.equals(answer);
    }

    private static byte[] flipped(byte[] content, Flip flip) {
        byte[] flipped = content.clone();
        flipped[flip.at()] = (byte) flip.is();
        return flipped;
    }

    /** Exit status and verdict. */
    private static String answer(FlipSet set, Path place) {
        Stream<String> words = set.arguments().stream()
                .map(word -> set.inputs().containsKey(word) || word.equals(FlipSet.EVIDENCE)
                        ? place.resolve(word).toString()
                        : word);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Imatool.run(
                Stream.concat(words, Stream.of("--format", "json")).toArray(String[]::new),
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Map.of());
        Matcher verdict = VERDICT.matcher(out.toString(StandardCharsets.UTF_8));
        return exit + " " + (verdict.find() ? verdict.group(1) : "");
    }

    private Path place(int worker) {
        return folder.resolve(Integer.toString(worker));
    }

    private static void write(FlipSet set, Path place) {
        set.inputs().forEach((name, content) -> write(place.resolve(name), content));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
