package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@code diff --order entry}: on real lists, of which the later one adds entries 94 to 103 (truth.json, steps.txt). */
class DiffOrderTest {
    private static final String BEFORE =
            Corpus.snapshot("demo-before-after-6.1/before").binary().toString();
    private static final String END =
            Corpus.snapshot("demo-before-after-6.1/end").binary().toString();
    private static final String OTHER =
            Corpus.snapshot("violations-6.12/final").binary().toString();

    private static List<Long> entries(JsonNode changes, String side) {
        List<Long> entries = new ArrayList<>();
        for (JsonNode change : changes) {
            JsonNode sides = change.path(side);
            entries.add(
                    sides.isEmpty()
                            ? -1
                            : sides.get(sides.size() - 1).path("entry").asLong());
        }
        return entries;
    }

    private static JsonNode changes(String... arguments) throws IOException {
        return new ObjectMapper().readTree(Outcome.of(arguments).out()).path("changes");
    }

    @Test
    void changesAreInTheOrderInWhichTheyWereMeasured() throws IOException {
        List<Long> new10 = LongStream.rangeClosed(94, 103).boxed().toList();

        assertThat(entries(changes("diff", "--order", "entry", "--format", "json", BEFORE, END), "after"))
                .isEqualTo(new10);
        assertThat(Outcome.of("diff", "--order", "entry", BEFORE, END)
                        .out()
                        .lines()
                        .dropWhile(line -> !line.startsWith("changes by entry (10)"))
                        .skip(2)
                        .map(line -> line.strip().split("\\s+")[1]))
                .isEqualTo(new10.stream().map(String::valueOf).toList());
        assertThat(Outcome.of("diff", "--order", "entry", "--format", "csv", BEFORE, END)
                        .out()
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceFirst(".*,(/[^,]*),.*", "$1"))
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .limit(3))
                .containsExactly("demo.python", "mv", "late1.sh");
    }

    @Test
    void whatTheLaterListDoesNotHaveComesLastInTheOrderOfTheEarlierOne() throws IOException {
        JsonNode changes = changes("diff", "--order", "entry", "--format", "json", BEFORE, OTHER);
        List<Long> after = entries(changes, "after");
        int gone = after.indexOf(-1L);

        assertThat(gone).isPositive();
        assertThat(after.subList(0, gone)).isSorted().doesNotContain(-1L);
        assertThat(after.subList(gone, after.size())).containsOnly(-1L);
        assertThat(entries(changes, "before").subList(gone, after.size())).isSorted();
    }

    @Test
    void onlyTheOrderDiffers() throws IOException {
        List<JsonNode> byKind = new ArrayList<>();
        changes("diff", "--format", "json", BEFORE, OTHER).forEach(byKind::add);
        List<JsonNode> byEntry = new ArrayList<>();
        changes("diff", "--order", "entry", "--format", "json", BEFORE, OTHER).forEach(byEntry::add);

        assertThat(byEntry).containsExactlyInAnyOrderElementsOf(byKind).isNotEqualTo(byKind);
        assertThat(Outcome.of("diff", "--order", "kind", BEFORE, OTHER)).isEqualTo(Outcome.of("diff", BEFORE, OTHER));
        assertThat(Outcome.of("diff", "--order", "entry", BEFORE, OTHER).exit()).isEqualTo(1);
    }

    /** A copy that lost entries: they are no changes, and the kinds of order are listed by entry, too. */
    @Test
    void entriesThatAreLostAreListedByEntry() {
        assertThat(Outcome.of("diff", "--order", "entry", "--same-boot", END, BEFORE)
                        .out())
                .containsSubsequence("entries lost", "/usr/bin/mv", "/srv/app/late1.sh", "/srv/app/late8.sh");
    }

    @Test
    void aLimitNamesTheOptionThatShowsAll() {
        String limited = Outcome.of("diff", "--order", "entry", "--limit", "3", BEFORE, END)
                .out();

        assertThat(limited).contains("/srv/app/late1.sh").doesNotContain("/srv/app/late2.sh");
        assertThat(limited).endsWith("  … and 7 more; --all prints them\n");
    }
}
