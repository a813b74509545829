package dev.imatool.examine.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Orders of parts, held against the PCR values of a TPM. */
class PartSearchTest {
    private static final ListPass PASS = new ListPass(new InputArguments());

    private static List<SoughtValue> values(int pcr) {
        List<SoughtValue> values = new ArrayList<>();
        for (PcrBank bank : PcrBank.usual()) {
            values.add(new SoughtValue(
                    bank, pcr, CutList.HOST.truth().pcr(bank, pcr).orElseThrow().tpm()));
        }
        return values;
    }

    /** Parts that begin at those entries; the last one ends with the list. */
    private static List<InputSource> parts(CutList list, int... starts) {
        List<InputSource> parts = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            int last = i + 1 < starts.length ? starts[i + 1] - 1 : list.size();
            parts.add(source("part " + i, list.entries(starts[i], last)));
        }
        return parts;
    }

    private static InputSource source(String name, byte[] bytes) {
        return InputSource.ofMember(name, () -> new ByteArrayInputStream(bytes));
    }

    private static Optional<List<InputSource>> search(PartBudget budget, InputSource last, List<InputSource> candidates)
            throws IOException {
        return new PartSearch(PASS, budget).before(last, candidates, values(10));
    }

    @Test
    void partsAreFoundInTheirOrderWhateverTheOneTheyAreGivenIn() throws IOException {
        List<InputSource> parts = parts(CutList.of("binary_runtime_measurements"), 1, 4, 9, 10, 15, 23, 27);
        List<InputSource> before = parts.subList(0, 6);
        Random random = new Random(7);
        for (int round = 0; round < 10; round++) {
            List<InputSource> mixed = new ArrayList<>(before);
            Collections.shuffle(mixed, random);
            assertThat(search(new PartBudget(), parts.get(6), mixed)).contains(before);
        }
    }

    @Test
    void partsMayBeOfAnyBankAndForm() throws IOException {
        CutList binary = CutList.of("binary_runtime_measurements");
        CutList sha256 = CutList.of("binary_runtime_measurements_sha256");
        CutList ascii = CutList.of("ascii_runtime_measurements");
        InputSource first = source("a", ascii.entries(1, 8));
        InputSource second = source("b", sha256.entries(9, 20));
        assertThat(search(new PartBudget(), source("c", binary.entries(21, 32)), List.of(second, first)))
                .contains(List.of(first, second));
    }

    @Test
    void nothingIsFoundWhereAnEntryIsMissingOrAnother() throws IOException {
        CutList list = CutList.of("binary_runtime_measurements");
        InputSource last = source("last", list.entries(21, 32));
        for (byte[] first : List.of(list.entries(1, 19), list.entries(2, 20), list.entries(1, 21))) {
            assertThat(search(new PartBudget(), last, List.of(source("first", first))))
                    .isEmpty();
        }
        assertThat(search(new PartBudget(), last, List.of(source("first", list.entries(1, 20)))))
                .isPresent();
    }

    @Test
    void aPartThatIsThereTwiceIsTakenOnce() throws IOException {
        CutList list = CutList.of("binary_runtime_measurements");
        InputSource first = source("first", list.entries(1, 12));
        InputSource again = source("again", list.entries(1, 12));
        InputSource last = source("last", list.entries(13, 32));
        PartSearch search = new PartSearch(PASS, new PartBudget());
        assertThat(search.before(last, List.of(first, again), values(10))).contains(List.of(first));
        assertThat(search.same(first, again, values(10))).isTrue();
        assertThat(search.same(first, last, values(10))).isFalse();
    }

    /** Of PCR 11 all entries are in the last part: its value says nothing about what comes before. */
    @Test
    void aValueOfAnotherPcrFindsNoOrder() throws IOException {
        CutList list = CutList.of("binary_runtime_measurements");
        InputSource first = source("first", list.entries(1, 20));
        InputSource last = source("last", list.entries(21, 32));
        assertThat(new PartSearch(PASS, new PartBudget()).before(last, List.of(first), values(11)))
                .isEmpty();
    }

    /** Twenty parts have more orders than anybody can try; what is tried is counted. */
    @Test
    void ordersCostNoMoreThanTheBudget() throws IOException {
        CutList list = CutList.of("binary_runtime_measurements");
        List<InputSource> parts = parts(list, 1, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 30);
        List<InputSource> others = new ArrayList<>(parts.subList(0, 18));
        InputSource changed = source("changed", list.entries(21, 28));
        others.add(changed);
        Collections.reverse(others);
        PartBudget budget = new PartBudget(100_000);
        PartSearch search = new PartSearch(PASS, budget);
        assertThat(search.before(parts.get(19), others, values(10))).isEmpty();
        assertThat(budget.spent()).isLessThanOrEqualTo(100_000);
        assertThat(search.incomplete()).isTrue();
        // and what is left is nothing, so that no other list costs anything
        assertThat(search.before(parts.get(1), List.of(parts.get(0)), values(10)))
                .isEmpty();
        assertThat(budget.spent()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void thePartsThatAreTriedAreLimited() throws IOException {
        CutList list = CutList.of("binary_runtime_measurements");
        List<InputSource> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(source("many " + i, list.entries(5, 6)));
        }
        InputSource first = source("first", list.entries(1, 20));
        many.add(first);
        InputSource last = source("last", list.entries(21, 32));
        PartSearch search = new PartSearch(PASS, new PartBudget());
        assertThat(search.before(last, many, values(10))).isEmpty();
        assertThat(search.incomplete()).isTrue();
        many.add(0, first);
        assertThat(search.before(last, many, values(10))).contains(List.of(first));
    }

    /** Lists of other times, which begin with the boot_aggregate too, and many parts that belong to none. */
    @Test
    void aShortOrderIsFoundBehindMuchElse() throws IOException {
        CutList list = CutList.of("binary_runtime_measurements");
        List<InputSource> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            others.add(source("older " + i, list.entries(1, 22 + i)));
        }
        for (int i = 0; i < 50; i++) {
            others.add(source("junk " + i, list.entries(2 + i % 25, 3 + i % 25 + i / 25)));
        }
        InputSource first = source("first", list.entries(1, 11));
        InputSource second = source("second", list.entries(12, 20));
        others.add(second);
        others.add(first);
        assertThat(search(new PartBudget(), source("last", list.entries(21, 32)), others))
                .contains(List.of(first, second));
    }
}
