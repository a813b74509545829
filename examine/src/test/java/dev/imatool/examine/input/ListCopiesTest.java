package dev.imatool.examine.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.input.ListCopies.Copy;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.fixtures.builder.LogBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list only grows: the entries of an older copy are the first of a newer one, whichever is read first. */
class ListCopiesTest {
    private static final Optional<Copy> NONE = Optional.empty();

    @TempDir
    private Path folder;

    private Path boot;
    private Path early;
    private Path first;
    private Path other;
    private Path empty;

    @BeforeEach
    void write() throws IOException {
        boot = written("boot", "/bin/a", "/bin/b");
        early = written("early", "/bin/a");
        first = written("first");
        other = written("other", "/bin/b", "/bin/a");
        empty = Files.createFile(folder.resolve("empty"));
    }

    private Path written(String name, String... paths) throws IOException {
        LogBuilder list = LogBuilder.list().bootAggregate();
        for (String path : paths) {
            list.file(path, "1");
        }
        return Files.write(folder.resolve(name), list.build().ascii());
    }

    /** What became of each list. */
    private static List<Optional<Copy>> taken(boolean eachOfItsOwn, Path... lists) throws IOException {
        ListCopies copies = new ListCopies();
        List<Optional<Copy>> told = new ArrayList<>();
        try (InputArguments inputs = new InputArguments()) {
            for (int i = 0; i < lists.length; i++) {
                copies.begin();
                new ListPass(inputs)
                        .over(
                                inputs.repeatedly(lists[i].toString()),
                                new FindingCollector(),
                                (digests, check) -> copies.add(digests.entry(), check));
                told.add(eachOfItsOwn ? copies.endOfItsOwn(i) : copies.end(i));
            }
        }
        return told;
    }

    private static Optional<Copy> copy(int of, int entries, boolean equal, boolean longer) {
        return Optional.of(new Copy(of, entries, equal, longer));
    }

    @Test
    void copiesOfOneBootAreTold() throws IOException {
        for (boolean eachOfItsOwn : List.of(true, false)) {
            assertThat(taken(eachOfItsOwn, boot, early, other)).containsExactly(NONE, copy(0, 2, false, false), NONE);
            assertThat(taken(eachOfItsOwn, early, other, boot)).containsExactly(NONE, NONE, copy(0, 2, false, true));
            assertThat(taken(eachOfItsOwn, boot, boot, boot))
                    .containsExactly(NONE, copy(0, 3, true, false), copy(0, 3, true, false));
            assertThat(taken(eachOfItsOwn, boot, other)).containsExactly(NONE, NONE);
        }
    }

    /** A list of one entry is how every list of a machine begins, and one without entries is no copy of anything. */
    @Test
    void theBeginningOfEveryListIsNoCopyOfOne() throws IOException {
        for (boolean eachOfItsOwn : List.of(true, false)) {
            assertThat(taken(eachOfItsOwn, first, boot, empty)).containsExactly(NONE, NONE, NONE);
            assertThat(taken(eachOfItsOwn, empty, empty)).containsExactly(NONE, NONE);
            assertThat(taken(eachOfItsOwn, first, first)).containsExactly(NONE, copy(0, 1, true, false));
        }
    }

    /** Where a newer copy counts in the place of an older one, later lists are held against the newer one. */
    @Test
    void aNewerCopyCountsInThePlaceOfAnOlderOne() throws IOException {
        assertThat(taken(false, early, boot, boot))
                .containsExactly(NONE, copy(0, 2, false, true), copy(1, 3, true, false));
        assertThat(taken(true, early, boot, boot))
                .containsExactly(NONE, copy(0, 2, false, true), copy(1, 3, true, false));
        assertThat(taken(false, early, boot, early))
                .containsExactly(NONE, copy(0, 2, false, true), copy(1, 2, false, false));
        assertThat(taken(true, early, boot, early))
                .containsExactly(NONE, copy(0, 2, false, true), copy(0, 2, true, false));
    }
}
